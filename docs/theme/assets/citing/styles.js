/**
 * Citations of CSL items in each style, as in Python (`duizhao.citations`): Chicago 18, MLA 9, APA 7, GB/T 7714-2025 and 2015.
 *
 * @typedef {Record<string, any>} CslItem CSL-JSON of one `article-newspaper` or `webpage`
 * @typedef {{text: string, italic: boolean}} Run
 */

import { MONTHS } from "../fill.js";
import * as names from "./names.js";
import { comma, hasLatin, stop, titleCase, withinQuotes } from "./text.js";

const MLA_MONTHS = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split(" ");
const [OPEN, CLOSE] = ["\ufdd0", "\ufdd1"];

/** The styles, in the order in which they are offered; their names are titles and stay as they are. */
export const STYLES = [
  { id: "chicago-bibliography", name: "Chicago 18, bibliography" },
  { id: "chicago-note", name: "Chicago 18, note" },
  { id: "mla", name: "MLA 9" },
  { id: "apa", name: "APA 7" },
  { id: "gbt-2025", name: "GB/T 7714—2025" },
  { id: "gbt-2015", name: "GB/T 7714—2015" },
];

/** @type {Record<string, (item: CslItem) => string>} */
const MAKERS = {
  "chicago-bibliography": chicagoBibliography,
  "chicago-note": chicagoNote,
  mla,
  apa,
  "gbt-2025": (item) => gbt(item, "，", "（）", false),
  "gbt-2015": (item) => gbt(item, ", ", "()", true),
};

/**
 * The citation of an item in a style.
 *
 * @param {CslItem} item
 * @param {string} style
 * @returns {Run[]}
 */
export function cite(item, style) {
  return runsOf(MAKERS[style](item));
}

/**
 * @param {string} marked
 * @returns {Run[]}
 */
function runsOf(marked) {
  /** @type {Run[]} */
  const found = [];
  for (const piece of marked.split(OPEN)) {
    const [slanted, upright] = piece.split(CLOSE);
    if (upright === undefined) found.push({ text: slanted, italic: false });
    else found.push({ text: slanted, italic: true }, { text: upright, italic: false });
  }
  return found.filter((run) => run.text);
}

/** @param {{text: string}[]} runs */
export const runsText = (runs) => runs.map((run) => run.text).join("");

/** @typedef {number[]} DateParts year, month, day, or the first of them */

const italic = (/** @type {string} */ text) => (text ? OPEN + text + CLOSE : "");
const slanted = (/** @type {string} */ text) => (hasLatin(text) ? italic(text) : text);
/** Slanted, with a comma behind it, which stands within closing quotation marks, and is italic with them. @param {string} text */
const slantedBeforeComma = (text) => (comma(text).endsWith(",") ? `${slanted(text)},` : slanted(comma(text)));
/** Whether names keep their order everywhere: those of an item in Chinese. @param {CslItem} item */
export const keepsOrder = (item) => String(item.language ?? "").startsWith("zh");
/** @param {CslItem} item @param {string} key @returns {string} */
const cased = (item, key) => (/^(?:zh|cmn)/.test(item.language) ? item[key] : titleCase(item[key]));
/** @param {CslItem} item @param {string} key @returns {DateParts} */
const dateOf = (item, key) => item[key]["date-parts"][0];
const isNews = (/** @type {CslItem} */ item) => item.type === "article-newspaper";
const showsAccess = (/** @type {CslItem} */ item) => Boolean(item.accessed && !item.issued && item.URL);
/** @param {(string|number|undefined)[]} parts @param {string} between */
const join = (parts, between) => parts.filter(Boolean).join(between);
const upperFirst = (/** @type {string} */ text) => text[0].toUpperCase() + text.slice(1);

/** @param {DateParts} parts from the month on */
const monthDay = ([month, ...day]) => (month ? [MONTHS[month - 1], ...day].join(" ") : "");
/** @param {DateParts} parts */
const monthDayYear = ([year, ...rest]) => `${monthDay(rest)}${rest.length > 1 ? ", " : rest.length ? " " : ""}${year}`;
/** @param {DateParts} parts */
const dayMonthYear = ([year, ...rest]) => [...rest.slice(1), ...(rest.length ? [MLA_MONTHS[rest[0] - 1]] : []), year].join(" ");
/** @param {DateParts} parts */
const yearMonthDay = ([year, ...rest]) => `${year}${rest.length ? ", " : ""}${monthDay(rest)}`;
/** @param {DateParts} parts */
const numeric = ([year, ...rest]) => [year, ...rest.map((part) => String(part).padStart(2, "0"))].join("-");

/** @param {CslItem} item @param {string} brackets */
function place(item, [before, after]) {
  return item["publisher-place"] ? ` ${before}${item["publisher-place"]}${after}` : "";
}

/** @param {CslItem} item @returns {string} */
const originalTitle = (item) => (hasLatin(item["original-title"]) ? titleCase(item["original-title"]) : item["original-title"]);

/** @param {CslItem} item */
function original(item) {
  if (!item["original-title"]) return "";
  const details = join([item["original-publisher"], monthDayYear(dateOf(item, "original-date"))], ", ");
  return `${slanted(originalTitle(item))} (${details})`;
}

/** @param {CslItem} item */
function chicagoBibliography(item) {
  const authors = names.chicagoBibliography(item.author ?? [], keepsOrder(item));
  const title = `“${withinQuotes(stop(cased(item, "title")))}”`;
  const accessed = showsAccess(item) ? `Accessed ${monthDayYear(dateOf(item, "accessed"))}.` : "";
  const parts = isNews(item) ? chicagoNews(item, authors, title) : chicagoPage(item, authors, title);
  return join([...parts, accessed, item.URL && `${item.URL}.`], " ");
}

/** @param {CslItem} item @param {string} authors @param {string} title */
function chicagoNews(item, authors, title) {
  const container = slanted(cased(item, "container-title")) + place(item, "()");
  const issued = monthDayYear(dateOf(item, "issued"));
  return authors ? [stop(authors), title, `${container}, ${issued}.`] : [`${container}.`, title, `${issued}.`];
}

/** @param {CslItem} item @param {string} authors @param {string} title */
function chicagoPage(item, authors, title) {
  const site = join([item["container-title"], item.issued && monthDayYear(dateOf(item, "issued"))], ", ");
  return [
    authors && stop(authors),
    title,
    item.translator && stop(`Translated by ${item.translator[0].literal}`),
    stop(site),
    original(item) && stop(`Originally published as ${original(item)}`),
  ];
}

/** @param {CslItem} item */
function chicagoNote(item) {
  const authors = item.author ? names.chicagoNote(item.author, keepsOrder(item)) : "";
  const title = `“${withinQuotes(comma(cased(item, "title")))}”`;
  const issued = item.issued ? monthDayYear(dateOf(item, "issued")) : "";
  const container = isNews(item) ? slanted(cased(item, "container-title")) + place(item, "()") : item["container-title"];
  const by = !isNews(item) && item.translator ? `trans. ${item.translator[0].literal}` : "";
  let whole = join([by, container, issued], ", ");
  if (!isNews(item) && original(item)) whole += `; originally published as ${original(item)}`;
  const accessed = showsAccess(item) ? `accessed ${monthDayYear(dateOf(item, "accessed"))}` : "";
  return stop(join([`${join([authors && comma(authors), title], " ")} ${whole}`, accessed, item.URL], ", "));
}

/** @param {CslItem} item */
function mla(item) {
  const authors = names.mla(item.author ?? [], keepsOrder(item));
  const title = `“${withinQuotes(stop(cased(item, "title")))}”`;
  const container = slanted(cased(item, "container-title"));
  const issued = item.issued ? dayMonthYear(dateOf(item, "issued")) : "";
  const by = item.translator ? `translated by ${item.translator[0].literal}` : "";
  const body = isNews(item)
    ? [container + place(item, "[]"), issued, item.page && `p. ${item.page}`, item.URL]
    : [container, by, issued, item.URL];
  const genre = item.genre ? stop(upperFirst(item.genre)) : "";
  return join([authors && stop(authors), title, genre, stop(join(body, ", ")), mlaEnd(item)], " ");
}

/** @param {CslItem} item */
function mlaEnd(item) {
  const accessed = showsAccess(item) ? `Accessed ${dayMonthYear(dateOf(item, "accessed"))}` : "";
  const details = item["original-title"] && join([item["original-publisher"], dateOf(item, "original-date")[0]], ", ");
  const end = join([accessed, details && `Originally published as ${slantedBeforeComma(originalTitle(item))} ${details}`], ", ");
  return end && stop(end);
}

/** @param {CslItem} item */
function apa(item) {
  const authors = item.author ? stop(names.apa(item.author, keepsOrder(item))) : "";
  const date = `(${item.issued ? yearMonthDay(dateOf(item, "issued")) : "n.d."}).`;
  const [title, genre] = apaTitle(item, !authors);
  const head = authors ? [authors, date, title] : [title, date, genre];
  return join([...head, apaSource(item), apaLink(item), apaOriginal(item)], " ");
}

/**
 * The title, and what kind of text it is.
 *
 * @param {CslItem} item
 * @param {boolean} alone whether no author stands before it.
 */
function apaTitle(item, alone) {
  const { title } = item;
  if (isNews(item)) return [stop(title), ""];
  if (item.translator) return [`${italic(title)} (${item.translator[0].literal}, Trans.).`, ""];
  const genre = item.genre ? `[${upperFirst(item.genre)}].` : "";
  if (genre && !alone) return [`${italic(title)} ${genre}`, ""];
  const stopped = stop(title);
  return [stopped === `${title}.` ? `${italic(title)}.` : italic(stopped), genre];
}

/** @param {CslItem} item */
function apaSource(item) {
  if (!isNews(item)) return stop(item["container-title"]);
  return italic(cased(item, "container-title")) + (item.page ? `, ${item.page}` : "") + ".";
}

/** @param {CslItem} item @returns {string|undefined} */
function apaLink(item) {
  if (!item.URL || item.issued) return item.URL;
  const accessed = showsAccess(item) ? ` ${monthDayYear(dateOf(item, "accessed"))}, from` : "";
  return `Retrieved${accessed} ${item.URL}`;
}

/** @param {CslItem} item */
function apaOriginal(item) {
  if (!item["original-title"]) return "";
  const details = join([dateOf(item, "original-date")[0], item["original-publisher"]], ", ");
  return `(Original work published as ${slantedBeforeComma(item["original-title"])} ${details})`;
}

/** @param {CslItem} item @param {string} between @param {string} brackets @param {boolean} upper */
function gbt(item, between, [before, after], upper) {
  const authors = names.gbt(item.author ?? [], between, upper);
  const mark = (isNews(item) ? "N" : "EB") + (item.URL ? "/OL" : "");
  const issued = item.issued ? numeric(dateOf(item, "issued")) : "";
  const accessed = item.accessed ? `[${numeric(dateOf(item, "accessed"))}]` : "";
  const page = item.page ? `${before}${item.page}${after}` : "";
  const dated = issued && `${before}${issued}${after}`;
  const source = isNews(item)
    ? `${item["container-title"]}${between}${issued}${page}${upper ? accessed : ""}`
    : item.URL || !upper ? dated + accessed : issued.slice(0, 4);
  const titled = `${item.title}[${mark}]`;
  const entry = `${join([titled, source, item.URL], ". ")}.`;
  // An author who ends with a stop, as et al. does, has the one that follows.
  return authors ? `${authors}${/[.?!]$/.test(authors) ? "" : "."} ${entry}` : entry;
}
