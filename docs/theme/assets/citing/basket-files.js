/** What lies in the basket as files. Pure. */

import { BYTE_ORDER_MARK, csvLine } from "../search/view/csv.js";
import { otherLines } from "./compose.js";

/** @typedef {import("./basket-items.js").Item} Item */
/** @typedef {(work: any, item: Item) => string} Citing the citation of a work as plain text. */

export const COLUMNS = [
  "kind", "id", "date", "title_en", "title_zh", "paragraph", "lang", "quotation", "counterpart", "counterpart_paragraphs",
  "counterpart_exact", "link", "citation_original", "citation_translation", "note", "added",
];

/**
 * The works of some items, each once, originals before translations.
 *
 * @param {Item[]} items
 * @returns {any[]} CSL-JSON
 */
export function worksOf(items) {
  const works = new Map();
  for (const { works: { original, translation } } of items) {
    for (const work of [original, translation]) if (work && !works.has(work.id)) works.set(work.id, work);
  }
  return [...works.values()];
}

/**
 * A table, one row for each item.
 *
 * @param {Item[]} items
 * @param {Citing} citing
 * @returns {string} CSV, RFC 4180
 */
export function asCsv(items, citing) {
  const rows = items.map((item) => {
    const { original, translation } = item.works;
    /** @type {Record<string, string>} */
    const row = {
      ...Object.fromEntries(["kind", "id", "date", "paragraph", "lang", "link", "note", "added"].map((name) => [name, String(item[/** @type {"id"} */ (name)])])),
      title_en: item.title.en,
      title_zh: item.title.zh,
      quotation: item.quotation.join("\n"),
      counterpart: item.other?.lines.join("\n") ?? "",
      counterpart_paragraphs: item.other?.anchors.join(" ") ?? "",
      counterpart_exact: item.other ? String(item.other.whole) : "",
      citation_original: original ? citing(original, item) : "",
      citation_translation: translation ? citing(translation, item) : "",
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
 * @param {{whole: (anchors: string) => string}} words
 * @returns {string} Markdown
 */
export function asMarkdown(items, citing, words) {
  const ids = [...new Set(items.map(({ id }) => id))];
  return ids.map((id) => section(items.filter((item) => item.id === id), citing, words)).join("\n");
}

/** @param {Item[]} items of one article. @param {Citing} citing @param {{whole: (anchors: string) => string}} words @returns {string} */
function section(items, citing, words) {
  const [{ title, date, works }] = items;
  const cited = [works.original, works.translation].filter(Boolean).map((work) => `- ${plain(citing(work, { ...items[0], paragraph: "" }))}\n`);
  const head = `## ${plain([title.en, title.zh].filter(Boolean).join(" · "))} (${date})\n`;
  return [head, cited.join(""), ...items.map((item) => entry(item, words))].filter(Boolean).join("\n");
}

/** @param {Item} item @param {{whole: (anchors: string) => string}} words @returns {string} */
function entry({ quotation, other, link, note }, words) {
  const quotes = [quotation, other ? otherLines(other, words) : []].filter((lines) => lines.length).map(quote);
  const noted = note.split(/\r?\n/).map(plain).join("  \n");
  return [quotes.join(">\n"), `<${link}>\n`, noted && `${noted}\n`].filter(Boolean).join("\n");
}

/** @param {string[]} lines @returns {string} a block quotation. */
function quote(lines) {
  return `${lines.map((line) => `> ${plain(line)}`).join("  \n")}\n`;
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
    .replace(/[\\`*_{}[\]<>&#~|^$]/g, sign)
    .replace(/^([ \t]*)([-+=]|\d+(?=[.)]))/, (_, blanks, mark) => blanks + (/\d/.test(mark) ? sign(mark[0]) + mark.slice(1) : sign(mark)))
    .replace(/^[ \t]+/, (blanks) => "&#32;".repeat(blanks.length));
}
