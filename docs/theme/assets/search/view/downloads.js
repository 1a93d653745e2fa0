/** All hits as a file: CSV or JSON, read as a stream that can be stopped. */

import { element } from "../../dom.js";
import { BYTE_ORDER_MARK, csvLine } from "./csv.js";
import { pairText } from "./lines.js";
import { button, dateEn, tell, told } from "./words.js";

/** Above so many articles it says first what it costs. */
const ASK_ABOVE = 500;
/** What an article page weighs on its way, in megabytes: roughly, for the estimate. */
const PAGE_MEGABYTES = 0.01;

export const COLUMNS = ["id", "date", "page", "paragraph", "left", "hit", "right", "pair", "permalink", "citation"];

/**
 * @typedef {object} Context
 * @property {import("./client.js").Client} client
 * @property {string} base
 * @property {string} newspaper
 * @property {(id: string) => string} addressOf
 * @property {() => {q: string, articles: number, occurrences: number, lines: import("./kwic.js").Line[]|null}} result
 * @property {() => void} starts before lines are read, so that no one else reads them.
 */

/**
 * A row of a file.
 *
 * @param {import("./kwic.js").Line} line
 * @param {Context} context
 * @returns {Record<string, string|number>}
 */
export function rowOf(line, { base, newspaper, addressOf }) {
  const permalink = `${base}${addressOf(line.article)}${/^(?:zh|en)\d+$/.test(line.unit) ? `#${line.unit}` : ""}`;
  const page = line.page ? `, page ${line.page}` : "";
  const citation = line.citation ?? `${newspaper}, ${dateEn(line.date)}${page}. ${permalink}`;
  const { article: id, date, unit: paragraph, left, hit, right } = line;
  return { id, date, page: line.page || "", paragraph, left, hit, right, pair: pairText(line), permalink, citation };
}

/**
 * The parts of a file, each made from some lines.
 *
 * @param {"csv"|"json"} kind
 * @param {Context} context
 * @returns {{begin: string, some: (lines: import("./kwic.js").Line[], first: boolean) => string, end: string}}
 */
export function fileForm(kind, context) {
  if (kind === "csv") {
    const row = (/** @type {import("./kwic.js").Line} */ line) => csvLine(COLUMNS.map((name) => rowOf(line, context)[name]));
    return { begin: BYTE_ORDER_MARK + csvLine(COLUMNS), some: (lines) => lines.map(row).join(""), end: "" };
  }
  const some = (/** @type {import("./kwic.js").Line[]} */ lines, /** @type {boolean} */ first) =>
    lines.map((line, index) => `${first && index === 0 ? "" : ",\n"}${JSON.stringify(rowOf(line, context))}`).join("");
  return { begin: "[\n", some, end: "\n]\n" };
}

/**
 * Fills the place of the downloads.
 *
 * @param {HTMLElement} place
 * @param {Context} context
 */
export function mountDownloads(place, context) {
  const panel = element("div", { class: "panel", role: "status" });
  const start = (/** @type {"csv"|"json"} */ kind) => {
    const { articles, lines } = context.result();
    if (articles > ASK_ABOVE && !lines) ask(kind);
    else void run(kind);
  };
  const ask = (/** @type {"csv"|"json"} */ kind) => {
    const { q, articles, occurrences } = context.result();
    const megabytes = Math.max(1, Math.round(articles * PAGE_MEGABYTES));
    panel.replaceChildren(
      element("p", {}, ...tell("download-cost", { articles, occurrences, megabytes })),
      element("p", {}, ...tell("download-command"), " ", element("code", {}, `duizhao search --csv ${quoted(q)}`)),
      element("p", {}, button("download-go", () => void run(kind)), " ", button("cancel", () => panel.replaceChildren())),
    );
  };
  const run = (/** @type {"csv"|"json"} */ kind) => {
    const { articles, occurrences, lines, q } = context.result();
    const form = fileForm(kind, context);
    const parts = [form.begin];
    if (lines) return finish(kind, [form.begin, form.some(lines, true), form.end], lines.length, q);
    context.starts();
    const progress = /** @type {HTMLProgressElement} */ (element("progress", { max: String(articles), value: "0", "aria-label": told("download-progress") }));
    const cancel = button("cancel", () => {
      context.client.cancel("all");
      panel.replaceChildren(element("p", {}, ...tell("download-cancelled")));
    });
    panel.replaceChildren(element("p", {}, ...tell("download-running"), " ", progress, " ", cancel));
    let count = 0;
    context.client.ask("all", {}, (message) => {
      if (message.type === "error") {
        panel.replaceChildren(element("p", { class: "failed" }, ...tell("download-failed"), " ", button("retry", () => void run(kind))));
        return;
      }
      if (message.lines?.length) parts.push(form.some(message.lines, count === 0));
      count += message.lines?.length ?? 0;
      progress.max = message.all ?? articles;
      progress.value = message.done ?? progress.value;
      if (message.final) finish(kind, [...parts, form.end], count, q, occurrences);
    });
  };
  const finish = (/** @type {string} */ kind, /** @type {string[]} */ parts, /** @type {number} */ count, /** @type {string} */ q, expected = count) => {
    // A file with fewer lines than were counted would be a silent loss.
    if (count !== expected) {
      panel.replaceChildren(element("p", { class: "failed" }, ...tell("download-short", { count, expected })));
      return;
    }
    const type = kind === "csv" ? "text/csv;charset=utf-8" : "application/json";
    const address = URL.createObjectURL(new Blob(parts, { type }));
    const link = /** @type {HTMLAnchorElement} */ (element("a", { href: address, download: `${fileName(q)}.${kind}` }));
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    panel.replaceChildren(element("p", {}, ...tell("download-done", { count })));
  };
  const of = (/** @type {"csv"|"json"} */ kind) => button(`download-${kind}`, () => start(kind));
  place.replaceChildren(element("h2", {}, ...tell("download")), element("p", { class: "buttons" }, of("csv"), " ", of("json")), panel);
}

/** @param {string} q @returns {string} a name that every file system takes. */
function fileName(q) {
  const words = q.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "");
  return `duizhao-${[...words].slice(0, 40).join("") || "hits"}`;
}

/** @param {string} text @returns {string} as a shell takes it. */
function quoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
