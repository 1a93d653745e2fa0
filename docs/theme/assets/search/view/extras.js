/** What stands beside a result and is loaded when someone wants it: facets and files of all hits. */

import { element } from "../../dom.js";
import { addressOf } from "./state.js";
import { button, tell } from "./words.js";

/**
 * Asks for the facets, where their place is open and does not show them yet.
 *
 * @param {import("./result.js").Result} result
 */
export function askFacets(result) {
  const { places, state, base, client } = result.page;
  if (!places.facets.open || !result.partial?.final || result.facetsFor === result.partial) return;
  result.facetsFor = result.partial;
  places.facetsBody.replaceChildren(element("p", {}, ...tell("loading")));
  const linkTo = (/** @type {string} */ q) => result.link({ q, offset: 0 });
  client.ask("facets", {}, (message) => {
    if (message.type === "error") return result.failPart(message);
    void result.use("./facets.js", ({ showFacets }) => showFacets(places.facetsBody, message.facets, { state, base, linkTo }));
  });
}

/**
 * Shows the buttons for files of all hits.
 *
 * @param {import("./result.js").Result} shown
 */
export function offerDownloads(shown) {
  const { places, client, base, newspaper, state } = shown.page;
  const result = () => ({ ...shown.totals, state, lines: shown.lines.isAll ? shown.lines.read : null });
  const context = { client, base, newspaper, addressOf, result, starts: () => shown.lines.stop() };
  const panel = element("div", { class: "panel", role: "status" });
  const start = (/** @type {"csv"|"json"} */ kind) => shown.use("./downloads.js", ({ startDownload }) => startDownload(panel, kind, context));
  places.downloads.replaceChildren(
    element("h2", {}, ...tell("download")),
    element("p", { class: "buttons" }, button("download-csv", () => start("csv")), " ", button("download-json", () => start("json"))),
    panel,
  );
}
