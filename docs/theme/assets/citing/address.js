/** The address of a passage: `?mark=12-30.k3f9qa#zh3`. Pure. */

/**
 * @typedef {object} Mark what an address says of a passage.
 * @property {string} paragraph where it begins, `zh3`; empty where the address names none.
 * @property {number} from code points from the beginning of that paragraph.
 * @property {number} to where it ends, counted on over the ends of paragraphs, each of which counts as one.
 * @property {string} digest of the words; empty where the address holds none.
 */

const VALUE = /^(\d{1,7})-(\d{1,7})(?:\.([0-9a-z]{6}))?$/;
const PARAGRAPH = /^#((?:en|zh)[1-9]\d{0,5})$/;

/**
 * Reads an address.
 *
 * @param {string} search the part from `?`.
 * @param {string} hash the part from `#`.
 * @returns {Mark|"unreadable"|null} null where the address asks for no mark.
 */
export function readMark(search, hash) {
  const value = new URLSearchParams(search).get("mark");
  if (value === null) return null;
  const [, from, to, digest = ""] = VALUE.exec(value) ?? [];
  const [, paragraph = ""] = PARAGRAPH.exec(hash) ?? [];
  // Without the one and the other there is nothing to look for, or by.
  if (!(Number(from) < Number(to)) || !(paragraph || digest)) return "unreadable";
  return { paragraph, from: Number(from), to: Number(to), digest };
}

/**
 * Writes an address.
 *
 * @param {string} base address of the article, without `?` and `#`.
 * @param {Mark} mark
 * @returns {string}
 */
export function passageAddress(base, { paragraph, from, to, digest }) {
  return `${base}?mark=${from}-${to}` + (digest && `.${digest}`) + (paragraph && `#${paragraph}`);
}

/**
 * An address without its mark; all else in it stays as it is written.
 *
 * @param {string} address
 * @returns {string}
 */
export function withoutMark(address) {
  const [, path, search = "", hash = ""] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/s.exec(address) ?? [];
  const rest = search.split("&").filter((part) => part && !/^mark(?:=|$)/.test(part));
  return path + (rest.length ? `?${rest.join("&")}` : "") + hash;
}
