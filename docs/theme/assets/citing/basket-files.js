/** What lies in the basket as files. Pure. */

import { BYTE_ORDER_MARK, csvLine } from "../search/view/csv.js";
import { otherLines } from "./compose.js";
import { runsText } from "./runs.js";

/** @typedef {import("./basket-items.js").Item} Item */
/** @typedef {import("./compose.js").Run} Run */
/** @typedef {(item: Item, side: "en"|"zh") => Run[]} Citing the citation of a work; empty where there is none. */
/** @typedef {{whole: (anchors: string) => string, none: (lang: string) => string}} Words what is said of counterparts. */

export const COLUMNS = [
  "kind", "id", "date", "title_en", "title_zh", "paragraph", "lang", "quotation", "counterpart", "counterpart_paragraphs",
  "counterpart_exact", "link", "citation_original", "citation_translation", "note", "added",
];

/**
 * A table, one row for each item.
 *
 * @param {Item[]} items
 * @param {Citing} citing
 * @returns {string} CSV, RFC 4180
 */
export function asCsv(items, citing) {
  const rows = items.map((item) => {
    /** @type {Record<string, string>} */
    const row = {
      ...Object.fromEntries(["kind", "id", "date", "paragraph", "lang", "link", "note", "added"].map((name) => [name, String(item[/** @type {"id"} */ (name)])])),
      title_en: item.title.en,
      title_zh: item.title.zh,
      quotation: item.quotation.join("\n"),
      counterpart: item.other?.lines.join("\n") ?? "",
      counterpart_paragraphs: item.other?.anchors.join(" ") ?? "",
      counterpart_exact: item.other ? String(item.other.whole) : "",
      citation_original: runsText(citing(item, "zh")),
      citation_translation: runsText(citing(item, "en")),
    };
    return csvLine(COLUMNS.map((name) => row[name]));
  });
  return BYTE_ORDER_MARK + csvLine(COLUMNS) + rows.join("");
}

/**
 * Notes, a section for each article, in the order of the basket.
 *
 * @param {Item[]} items
 * @param {Citing} citing
 * @param {Words} words
 * @returns {string} Markdown
 */
export function asMarkdown(items, citing, words) {
  const ids = [...new Set(items.map(({ id }) => id))];
  return ids.map((id) => section(items.filter((item) => item.id === id), citing, words)).join("\n");
}

/** @param {Item[]} items of one article. @param {Citing} citing @param {Words} words @returns {string} */
function section(items, citing, words) {
  const [{ title, date }] = items;
  const cited = [citing(items[0], "zh"), citing(items[0], "en")].filter(({ length }) => length).map((runs) => `- ${slanted(runs)}\n`);
  const head = `## ${plain([title.en, title.zh].filter(Boolean).join(" · "))} (${date})\n`;
  return [head, cited.join(""), ...items.map((item) => entry(item, words))].filter(Boolean).join("\n");
}

/** @param {Run[]} runs @returns {string} a citation with its italics. */
function slanted(runs) {
  return runs.map(({ text, italic }) => (italic ? text.replace(/\S(?:.*\S)?/su, (words) => `*${plain(words)}*`) : plain(text))).join("");
}

/** @param {Item} item @param {Words} words @returns {string} */
function entry({ lang, quotation, other, link, note }, words) {
  const there = other ? otherLines(other, words) : [`[${words.none(lang)}]`];
  const quotes = (lang ? [quotation, there] : []).map(quote);
  const noted = note.split(/\r?\n/).map(plain).join("  \n");
  return [quotes.join(">\n"), `<${link}>\n`, noted && `${noted}\n`].filter(Boolean).join("\n");
}

/** @param {string[]} lines @returns {string} a block quotation. */
function quote(lines) {
  const written = lines.map((line) => `> ${plain(line)}`);
  return `${written.join("  \n")}\n`;
}

/**
 * A text that Markdown takes for nothing else: signs become entities, about which all its dialects agree.
 *
 * @param {string} text
 * @returns {string}
 */
export function plain(text) {
  const sign = (/** @type {string} */ point) => `&#${point.codePointAt(0)};`;
  return text
    .replace(/[\\\x60*_{}[\]<>&#~|^$]/g, sign)
    .replace(/^([ \t]*)([-+=]|\d+(?=[.)]))/, (_, blanks, mark) => blanks + (/\d/.test(mark) ? sign(mark[0]) + mark.slice(1) : sign(mark)))
    .replace(/^[ \t]+/, (blanks) => "&#32;".repeat(blanks.length));
}
