/**
 * Names of authors as each style writes and joins them, as in Python (`duizhao.citations._names`).
 *
 * @typedef {{literal?: string, family?: string, given?: string}} Name a CSL name
 */

import { comma as beforeComma } from "./text.js";

/**
 * @param {Name} name
 * @param {boolean} keepsOrder
 */
function straight(name, keepsOrder) {
  if (name.literal !== undefined) return name.literal;
  const parts = keepsOrder ? [name.family, name.given] : [name.given, name.family];
  return parts.filter(Boolean).join(" ");
}

/**
 * @param {Name} name
 * @param {boolean} keepsOrder
 */
function inverted(name, keepsOrder) {
  if (name.literal !== undefined || keepsOrder || !name.given) return straight(name, true);
  return `${name.family}, ${name.given}`;
}

/**
 * Initials; a hyphen before a capital stays between two with marks.
 *
 * @param {string} given
 * @param {string} mark
 */
const initials = (given, mark) =>
  given
    .replaceAll(".", " ")
    .split(/\s+/)
    .filter(Boolean)
    .map((part) => part.split(/-(?=[A-Z])/).filter(Boolean).map((piece) => [...piece][0].toUpperCase() + mark).join(mark ? "-" : " "))
    .join(" ");

/**
 * @param {Name} name
 * @param {string} between
 * @param {string} mark
 */
function withInitials(name, between, mark) {
  if (name.literal !== undefined || !name.given) return straight(name, true);
  return `${name.family}${between}${initials(name.given, mark)}`;
}

/**
 * @param {Name[]} names
 * @param {boolean} keepsOrder
 */
const firstInverted = (names, keepsOrder) =>
  names.map((name, place) => (place ? straight(name, keepsOrder) : inverted(name, keepsOrder)));

/**
 * Whether citeproc-js sets a comma before `and` even between two names.
 *
 * @param {Name[]} names
 */
const endsInPerson = (names) => names.length > 0 && names.at(-1).literal === undefined;

/**
 * @param {string[]} names
 * @param {string} word
 * @param {boolean} comma
 */
function and(names, word, comma) {
  if (names.length < 2) return names.join("");
  if (comma || names.length > 2) return listed([...names.slice(0, -1), `${word} ${names.at(-1)}`]);
  return names.join(` ${word} `);
}

/** Parts with commas between them, within the quotation marks that one ends with. @param {string[]} parts */
const listed = (parts) => [...parts.slice(0, -1).map(beforeComma), parts.at(-1)].join(" ");

/**
 * @param {Name[]} names
 * @param {boolean} keepsOrder
 */
export function chicagoBibliography(names, keepsOrder) {
  if (names.length > 6) return listed([...firstInverted(names.slice(0, 3), keepsOrder), "et al."]);
  return and(firstInverted(names, keepsOrder), "and", endsInPerson(names));
}

/**
 * @param {Name[]} names
 * @param {boolean} keepsOrder
 */
export function chicagoNote(names, keepsOrder) {
  const spoken = names.map((name) => straight(name, keepsOrder));
  return spoken.length > 2 ? `${spoken[0]} et al.` : and(spoken, "and", false);
}

/**
 * @param {Name[]} names
 * @param {boolean} keepsOrder
 */
export function mla(names, keepsOrder) {
  const shown = firstInverted(names, keepsOrder);
  return names.length > 2 ? listed([shown[0], "et al."]) : and(shown, "and", endsInPerson(names));
}

/**
 * @param {Name[]} names
 * @param {boolean} keepsOrder
 */
export function apa(names, keepsOrder) {
  const shown = names.map((name) => withInitials(name, keepsOrder ? " " : ", ", "."));
  return and(shown, "&", endsInPerson(names));
}

/**
 * @param {Name[]} names
 * @param {string} between
 * @param {boolean} upper
 */
export function gbt(names, between, upper) {
  const shown = names.slice(0, 3).map((name) => withInitials(name, " ", ""));
  const cased = upper ? shown.map((name) => name.toUpperCase()) : shown;
  return [...cased, ...(names.length > 3 ? ["等"] : [])].join(between);
}
