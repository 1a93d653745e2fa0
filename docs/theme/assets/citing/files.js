/**
 * Works as files for reference managers: biblatex, RIS and CSL-JSON.
 *
 * Originals become newspaper articles, translations web pages. BibTeX entries are biblatex's: `@article` with
 * `entrysubtype = {newspaper}`, since biber refuses `journal` beside `journaltitle`. RIS: TY NEWS and ELEC, translators A4.
 *
 * @typedef {import("./item.js").CslItem} CslItem
 * @typedef {import("./names.js").Name} Name
 * @typedef {{"date-parts": number[][]}} CslDate year, month and day, as far as they are known.
 */

import { keepsOrder } from "./item.js";

const ESCAPED = new Map(Object.entries({ "\\": "{\\textbackslash}", "{": "\\{", "}": "\\}", "%": "\\%", "&": "\\&", "#": "\\#", $: "\\$", _: "\\_", "~": "{\\textasciitilde}", "^": "{\\textasciicircum}" }));
/** Where they do not match: BibTeX counts braces with a backslash too, and would look for the other one. */
const BRACES = new Map(Object.entries({ "{": "{\\textbraceleft}", "}": "{\\textbraceright}" }));

/** What a field may not hold: line ends and control characters would end a record. @param {unknown} value */
const oneLine = (value) => String(value).replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ").trim();
/** @param {unknown} value */
const escaped = (value) => {
  const text = oneLine(value);
  const without = bracesMatch(text) ? undefined : BRACES;
  return text.replace(/[\\{}%&#$_~^]/g, (char) => /** @type {string} */ (without?.get(char) ?? ESCAPED.get(char)));
};
/** @param {CslDate|undefined} date */
const iso = (date) => date?.["date-parts"][0].map((part, index) => String(part).padStart(index ? 2 : 4, "0")).join("-");
/** @param {CslItem} item */
const language = (item) => (item.type === "webpage" ? "english" : "chinese");

/**
 * Items as CSL-JSON.
 *
 * @param {CslItem[]} items
 */
const cslJson = (items) => `${JSON.stringify(items, null, 1)}\n`;

/**
 * Items as biblatex entries.
 *
 * @param {CslItem[]} items
 */
const bibtex = (items) => items.map(entry).join("\n");

/** @param {CslItem} item */
function entry(item) {
  const isNews = item.type === "article-newspaper";
  const fields = {
    author: names(item.author, keepsOrder(item)),
    title: item.title && `{${escaped(item.title)}}`,
    [isNews ? "journaltitle" : "organization"]: item["container-title"] && `{${escaped(item["container-title"])}}`,
    entrysubtype: isNews ? "newspaper" : undefined,
    date: iso(item.issued),
    pages: item.page,
    translator: names(item.translator),
    titleaddon: item.genre && escaped(item.genre),
    origtitle: item["original-title"] && `{${escaped(item["original-title"])}}`,
    origdate: iso(item["original-date"]),
    origpublisher: item["original-publisher"] && escaped(item["original-publisher"]),
    langid: language(item),
    url: item.URL && oneLine(item.URL).replace(/[{}\\]/g, encodeURIComponent),
    urldate: iso(item.accessed),
    location: item.custom?.place && escaped(item.custom.place),
    issn: item.ISSN,
    shorttitle: item["title-short"] && `{${escaped(item["title-short"])}}`,
    note: item.custom?.remark && escaped(item.custom.remark),
  };
  const lines = Object.entries(fields).filter(([, value]) => value);
  const written = lines.map(([key, value]) => `  ${key} = {${value}},\n`);
  return `@${isNews ? "article" : "online"}{${item.id},\n${written.join("")}}\n`;
}

/** @param {string} text */
function bracesMatch(text) {
  let open = 0;
  for (const char of text) {
    open += char === "{" ? 1 : char === "}" ? -1 : 0;
    if (open < 0) return false;
  }
  return open === 0;
}

/**
 * @param {Name[]|undefined} list
 * @param {boolean} [inOrder] whether names keep their order everywhere, which LaTeX knows only of those that are not parted.
 */
function names(list, inOrder = false) {
  return (list ?? []).map((name) => (name.given && !inOrder ? `${part(name.family)}, ${part(name.given)}` : `{${escaped(whole(name))}}`)).join(" and ");
}

/** A name that is not parted. @param {Name} name */
const whole = (name) => name.literal ?? [name.family, name.given].filter(Boolean).join(" ");

/** A part of a name; braces keep a comma or an *and* in it from parting names. @param {string} value */
const part = (value) => (/,|\band\b/i.test(value) ? `{${escaped(value)}}` : escaped(value));

/**
 * Items as RIS records, lines ended by CR LF.
 *
 * @param {CslItem[]} items
 */
const ris = (items) => items.map(record).join("");

/** @param {CslItem} item */
function record(item) {
  const isNews = item.type === "article-newspaper";
  // YYYY/MM/DD; what is not known of a date stays empty, and a last slash ends it.
  const risDate = (/** @type {CslDate|undefined} */ date) => {
    const parts = iso(date)?.split("-");
    return parts && (parts.length < 3 ? `${[...parts, "", ""].slice(0, 3).join("/")}/` : parts.join("/"));
  };
  const lines = [
    ["TY", isNews ? "NEWS" : "ELEC"],
    ["ID", item.id],
    ...(item.author ?? []).map((/** @type {Name} */ name) => ["AU", risName(name)]),
    ...(item.translator ?? []).map((/** @type {Name} */ name) => ["A4", risName(name)]),
    ["TI", item.title],
    ["T2", item["container-title"]],
    ["DA", risDate(item.issued)],
    ["PY", item.issued && String(item.issued["date-parts"][0][0])],
    ["SP", item.page],
    ["SN", item.ISSN],
    ["LA", item.language],
    ["SE", item.custom?.section],
    ["CY", item.custom?.place],
    ["ST", item["title-short"]],
    ["N1", item.genre],
    ["N1", item["original-title"] && originalNote(item)],
    ["N1", item.custom?.remark],
    ["UR", item.URL],
    ["Y2", risDate(item.accessed)],
    ["ER", ""],
  ];
  const written = lines.filter(([tag, value]) => value || tag === "ER");
  const lined = written.map(([tag, value]) => `${tag}  - ${oneLine(value)}`.trimEnd().replace(/ -$/, " - "));
  return `${lined.join("\r\n")}\r\n`;
}

/** A comma parts family name and given name: at the end of a name it keeps the name whole, inside one it must not stand. @param {Name} name */
const risName = (name) => (name.given ? `${name.family}, ${name.given}` : `${inBrackets(whole(name))},`);

/** A name with what stands behind its first comma between brackets, as `Creator.zotero_name` has it. @param {string} name */
function inBrackets(name) {
  const [first, ...others] = name.split(/\s*[,;]\s*/).filter(Boolean);
  return others.length ? `${first} (${others.join(" – ")})` : first ?? "";
}
/** @param {CslItem} item */
const originalNote = (item) => `Original: ${[item["original-title"], item["original-publisher"], iso(item["original-date"])].filter(Boolean).join(", ")}`;

/** @type {Record<string, {name: string, type: string, make: (items: CslItem[]) => string}>} all of them by their ending. */
export const FILES = {
  bib: { name: "BibTeX", type: "application/x-bibtex", make: bibtex },
  ris: { name: "RIS", type: "application/x-research-info-systems", make: ris },
  json: { name: "CSL-JSON", type: "application/vnd.citationstyles.csl+json", make: cslJson },
};
