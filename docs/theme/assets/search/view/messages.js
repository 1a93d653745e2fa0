/** What went wrong, said where it matters: a mistake in the query at its place, a failure with a way to try again. */

import { element } from "../../dom.js";
import { button, isKnown, tell } from "./words.js";

/** Code points shown before and behind a mistake. */
const AROUND = 40;

/**
 * A message for an answer of the worker that is an error.
 *
 * @param {import("./client.js").Message} error
 * @param {string} query as it was sent.
 * @param {() => void} retry
 * @param {boolean} [isPart] whether the totals are known, and only a part of the result is missing.
 * @returns {HTMLElement}
 */
export function errorMessage(error, query, retry, isPart = false) {
  if (error.kind === "query") return queryMessage(error, query);
  const key = isKnown(`failed-${error.kind}`) ? `failed-${error.kind}` : "failed-broken";
  const box = element("div", { class: "failed" }, element("p", {}, ...tell(key)));
  box.append(element("p", {}, ...tell(isPart ? "failed-part" : "failed-no-count")));
  if (error.retry || error.kind !== "limit") box.append(element("p", {}, button("retry", retry)));
  const detail = [error.kind, error.code, error.detail].filter(Boolean).join(" · ");
  box.append(element("details", {}, element("summary", {}, ...tell("technical")), element("code", {}, detail)));
  return box;
}

/**
 * @param {import("./client.js").Message} error
 * @param {string} query
 * @returns {HTMLElement}
 */
function queryMessage(error, query) {
  const key = isKnown(`query-${error.code}`) ? `query-${error.code}` : "query-unknown";
  const box = element("div", { class: "mistake" }, element("p", {}, ...tell(key)));
  const points = [...query];
  if (!error.at || points.length === 0) return box;
  const [start, end] = [Math.min(error.at[0], points.length), Math.min(error.at[1], points.length)];
  const from = Math.max(0, start - AROUND);
  const to = Math.min(points.length, end + AROUND);
  const shownEnd = Math.min(end, start + 2 * AROUND);
  box.append(
    element(
      "p",
      { class: "place" },
      from ? "…" : "",
      points.slice(from, start).join(""),
      element("mark", {}, points.slice(start, shownEnd).join("") || "‸"),
      shownEnd < end ? "…" : points.slice(end, to).join(""),
      to < points.length ? "…" : "",
    ),
    element("p", { class: "at" }, ...tell("query-place", { place: start + 1 })),
  );
  return box;
}
