/**
 * Names of authors as each style writes and joins them, as in Python (`duizhao.citations._names`).
 *
 * @typedef {{literal: string, family?: undefined, given?: undefined}} WholeName
 * @typedef {{literal?: undefined, family: string, given?: string}} PartedName
 * @typedef {WholeName|PartedName} Name a CSL name
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

/** @param {string} word */
const isSmall = (word) => /^\p{Ll}/u.test(word);

/**
 * The particle that a surname begins with, and the rest: words in small letters, or what is joined to a word.
 *
 * @param {string} family
 */
function particleApart(family) {
  const words = family.split(" ");
  const small = words.findIndex((word, at) => at === words.length - 1 || !isSmall(word));
  const joined = !small && isSmall(family) && /^\p{L}{1,3}[-’](?=.)/u.exec(family);
  if (joined) return [joined[0], family.slice(joined[0].length)];
  return [words.slice(0, small).join(" "), words.slice(small).join(" ")];
}

/**
 * A name as Chicago sorts it, a particle behind the given name: `Gogh, Vincent van`.
 *
 * @param {Name} name
 * @param {boolean} keepsOrder
 */
function demoted(name, keepsOrder) {
  if (name.literal !== undefined || keepsOrder || !name.given) return straight(name, true);
  const [particle, family] = particleApart(name.family);
  return [`${family},`, name.given, particle].filter(Boolean).join(" ");
}

/**
 * Given names, and the words in small letters that end them: `Simone`, `de`.
 *
 * @param {string} given
 */
function particleBehind(given) {
  const words = given.split(" ");
  let end = words.length;
  while (end > 1 && isSmall(words[end - 1])) end -= 1;
  return [words.slice(0, end).join(" "), words.slice(end).join(" ")];
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
 * Surname and initials; a particle behind them stays as it is.
 *
 * @param {Name} name
 * @param {string} between
 * @param {string} mark
 * @param {boolean} [upper]
 */
function withInitials(name, between, mark, upper = false) {
  const isPerson = name.literal === undefined && name.given;
  const [given, particle] = isPerson ? particleBehind(/** @type {string} */ (name.given)) : ["", ""];
  const whole = isPerson ? `${name.family}${between}${initials(given, mark)}` : straight(name, true);
  return [upper ? whole.toUpperCase() : whole, particle].filter(Boolean).join(" ");
}

/**
 * @param {(name: Name, keepsOrder: boolean) => string} sort
 * @param {Name[]} names
 * @param {boolean} keepsOrder
 */
const firstSorted = (sort, names, keepsOrder) =>
  names.map((name, place) => (place ? straight : sort)(name, keepsOrder));

/**
 * Whether citeproc-js sets a comma before `and` even between two names.
 *
 * @param {Name[]} names
 */
const endsInPerson = (names) => names.length > 0 && /** @type {Name} */ (names.at(-1)).literal === undefined;

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
  if (names.length > 6) return listed([...firstSorted(demoted, names.slice(0, 3), keepsOrder), "et al."]);
  return and(firstSorted(demoted, names, keepsOrder), "and", endsInPerson(names));
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
  const shown = firstSorted(inverted, names, keepsOrder);
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
  const shown = names.slice(0, 3).map((name) => withInitials(name, " ", "", upper));
  return [...shown, ...(names.length > 3 ? ["等"] : [])].join(between);
}
