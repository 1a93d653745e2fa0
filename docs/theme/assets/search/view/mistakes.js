/** A mistake in a query, explained at its place; loaded when one is made. */

import { element } from "../../dom.js";
import "./later.js";
import { isKnown, tell } from "./words.js";

/** Milliseconds of rest after which what is wrong with a query that is being typed is said: most of it will be right in a moment. */
const REST = 1200;
/** Code points shown before and behind a mistake. */
const AROUND = 40;

/**
 * The message for a query that could not be read, at once where it was asked for.
 *
 * @param {import("./client.js").Message} error
 * @param {string} query
 * @param {boolean} isAsked
 * @returns {Promise<HTMLElement>}
 */
export async function explained(error, query, isAsked) {
  if (!isAsked) await new Promise((done) => setTimeout(done, REST));
  return queryMessage(error, query);
}

/**
 * The message for a query that could not be read.
 *
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
