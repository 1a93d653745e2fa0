/** All hits as a file: CSV or JSON, read as a stream that can be stopped. */

import { element } from "../../dom.js";
import { saveFile } from "../../save.js";
import { queriesOf } from "../typed.js";
import { commandFor } from "./command.js";
import { BYTE_ORDER_MARK, csvLine } from "./csv.js";
import "./later.js";
import { errorMessage } from "./places.js";
import { button, tell, told } from "./words.js";

/** Above so many articles it says first what it costs. */
const ASK_ABOVE = 500;
/** What an article page weighs on its way, in megabytes: roughly, for the estimate. */
const PAGE_MEGABYTES = 0.01;

export const COLUMNS = ["id", "date", "page", "paragraph", "left", "hit", "right", "pair", "permalink", "citation"];

/**
 * @typedef {object} Context
 * @property {import("./client.js").Client} client
 * @property {string} base
 * @property {() => {state: import("./state.js").State, articles: number, occurrences: number, lines: import("./kwic.js").Line[]|null}} result
 * @property {() => void} starts before lines are read, so that no one else reads them.
 * @property {(error: import("./client.js").Message) => boolean} ends whether nothing of the result can be asked for any more, which the page then says.
 */

/**
 * A row of a file. A hit is cited as words of its own work: never the translation as if the newspaper had printed it.
 *
 * @param {import("./kwic.js").Line} line
 * @returns {Record<string, string|number>}
 */
export function rowOf(line) {
  const permalink = line.address + (/^(?:zh|en)\d+$/.test(line.unit) ? `#${line.unit}` : "");
  const citation = `${line.citation} ${permalink}`.trim();
  const { article: id, date, unit: paragraph, left, hit, right, pair } = line;
  return { id, date, page: line.page || "", paragraph, left, hit, right, pair, permalink, citation };
}

/**
 * The parts of a file, each made from some lines.
 *
 * @param {"csv"|"json"} kind
 * @returns {{begin: string, some: (lines: import("./kwic.js").Line[], first: boolean) => string, end: string}}
 */
function fileForm(kind) {
  if (kind === "csv") {
    const row = (/** @type {import("./kwic.js").Line} */ line) => csvLine(COLUMNS.map((name) => rowOf(line)[name]));
    return { begin: BYTE_ORDER_MARK + csvLine(COLUMNS), some: (lines) => lines.map(row).join(""), end: "" };
  }
  const some = (/** @type {import("./kwic.js").Line[]} */ lines, /** @type {boolean} */ first) =>
    lines.map((line, index) => `${first && index === 0 ? "" : ",\n"}${JSON.stringify(rowOf(line))}`).join("");
  return { begin: "[\n", some, end: "\n]\n" };
}

/**
 * Makes a file of all hits, after asking where that is dear.
 *
 * @param {HTMLElement} panel says how it goes.
 * @param {"csv"|"json"} kind
 * @param {Context} context
 */
export function startDownload(panel, kind, context) {
  const { lines, state } = context.result();
  const command = element("p", {}, ...tell("download-command"), " ", element("code", {}, commandFor(state)));
  const go = () => run(panel, kind, context);
  if (!lines) {
    askFirst(panel, context, [command], go);
    return;
  }
  context.client.cancel("download");
  go();
}

/**
 * Goes on with what reads all pages with hits, after saying what that costs where it is dear; another one in the same panel ends.
 *
 * @param {HTMLElement} panel
 * @param {Context} context
 * @param {HTMLElement[]} more that is said.
 * @param {() => void} go
 */
export function askFirst(panel, context, more, go) {
  context.client.cancel("download");
  const { articles, occurrences } = context.result();
  if (articles <= ASK_ABOVE) {
    go();
    return;
  }
  const megabytes = Math.max(1, Math.round(articles * PAGE_MEGABYTES));
  const choice = element("p", {}, button("download-go", go), " ", button("cancel", () => put(panel)));
  put(panel, element("p", {}, ...tell(occurrences ? "download-cost" : "download-cost-list", { articles, occurrences, megabytes }), ...ofFirst(context)), ...more, choice);
}

/**
 * Says of a comparison that one of its queries is meant.
 *
 * @param {Context} context
 * @returns {(Node|string)[]}
 */
export function ofFirst(context) {
  return queriesOf(context.result().state.q).length > 1 ? [" ", ...tell("download-first")] : [];
}

/** @param {HTMLElement} panel @param {"csv"|"json"} kind @param {Context} context */
function run(panel, kind, context) {
  const fail = (/** @type {import("./client.js").Message} */ error) => {
    if (!context.ends(error)) put(panel, element("p", {}, ...tell("download-failed")), errorMessage(error, () => run(panel, kind, context), true));
  };
  const { articles, occurrences, lines, state } = context.result();
  const form = fileForm(kind);
  const parts = [form.begin];
  let count = 0;
  const add = (/** @type {import("./kwic.js").Line[]} */ some) => {
    if (some.length) parts.push(form.some(some, count === 0));
    count += some.length;
  };
  const finish = () => {
    // A file with fewer lines than were counted would be a silent loss.
    if (count !== occurrences) put(panel, element("p", { class: "failed" }, ...tell("download-short", { count, expected: occurrences })));
    else {
      saveFile(`${fileName(queriesOf(state.q)[0])}.${kind}`, [...parts, form.end], kind === "csv" ? "text/csv" : "application/json");
      put(panel, element("p", {}, ...tell("download-done", { count }), ...ofFirst(context)));
    }
  };
  if (lines) {
    add(lines);
    finish();
    return;
  }
  context.starts();
  const progress = element("progress", { max: String(articles), value: "0", "aria-label": told("download-progress") });
  const cancel = button("cancel", () => {
    context.client.cancel("download");
    put(panel, element("p", {}, ...tell("download-cancelled")));
  });
  put(panel, element("p", {}, ...tell("download-running"), " ", progress, " ", cancel));
  context.client.ask("all", {}, (message) => {
    if (message.type === "error") return fail(message);
    add(message.lines);
    progress.value = message.done;
    if (message.final) finish();
  }, "download");
}

/**
 * Fills the panel; the keyboard goes back to the buttons above it where it stood in what is gone.
 *
 * @param {HTMLElement} panel
 * @param {...Node} children
 */
function put(panel, ...children) {
  const had = panel.contains(document.activeElement);
  panel.replaceChildren(...children);
  if (had) panel.parentElement?.querySelector("button")?.focus();
}

/** @param {string} q @returns {string} a name that every file system takes. */
export function fileName(q) {
  const words = q.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "");
  return `duizhao-${[...words].slice(0, 40).join("") || "hits"}`;
}
