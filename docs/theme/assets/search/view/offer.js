/** The buttons for files of all hits; loaded when a result is whole. */

import { element } from "../../dom.js";
import { isOver } from "./client.js";
// Wanted when a reader turns to another part, perhaps without a network.
import "./turned.js";
import { button, tell } from "./words.js";

/**
 * Shows the buttons for files of all hits.
 *
 * @param {import("./result.js").Result} shown
 */
export function offerDownloads(shown) {
  const { places, client, base, state } = shown.page;
  const result = () => ({ ...shown.totals, state, lines: shown.lines?.isAll ? shown.lines.read : null });
  const ends = (/** @type {import("./client.js").Message} */ error) => {
    if (isOver(error)) shown.page.fail(error);
    return isOver(error);
  };
  const context = { client, base, result, starts: () => shown.lines?.stop(), ends };
  const panel = element("div", { class: "panel", role: "status" });
  const start = (/** @type {"csv"|"json"} */ kind) => shown.use("./downloads.js", ({ startDownload }) => startDownload(panel, kind, context));
  const references = () => shown.use("./references.js", ({ showReferences }) => showReferences(panel, context));
  places.downloads.replaceChildren(
    element("h2", {}, ...tell("download")),
    element("p", { class: "buttons" }, ...(shown.totals.occurrences ? [button("download-csv", () => start("csv")), " ", button("download-json", () => start("json")), " "] : []), button("download-references", references)),
    panel,
  );
}
