/**
 * Text as citation styles treat it: quotation marks, punctuation at the end, capitals of titles. The same rules as in Python
 * (`duizhao.citations._text`), after CSL 1.0.2 as citeproc-js carries it out; both read `tests/contracts/citations.json`.
 */

const MARKS = /([ \u00a0\u2000-\u200b\u205f\u3000]+|[‘’“”"'\-–—/.,;?!:[\]()])/;
const LATIN = /[-0-9a-zA-Z\u00c0-\u017f\u0370-\u03ff\u0400-\u052f]/;
const PAIRS = new Map([
  ["“", "”"],
  ["‘", "’"],
]);
/** Marks of quotations; before a letter or a digit ’ is an apostrophe, but not before a Chinese character. */
const CURLY = /[“”‘]|’(?!(?!\p{Script=Han})[\p{L}\p{N}_])/gu;
/** Where something is left out at the beginning of a word: the ’50s. */
const LEFT_OUT = /(^|[\s([“‘—-])['‘](?=(?:[0-9]0s|tis|twas)(?![\p{L}\p{N}_]))/giu;
const SMALL = new Set(
  (
    "about above across afore after against al along alongside amid amidst among amongst anenst apropos apud around as aside " +
    "astride at athwart atop barring before behind below beneath beside besides between beyond but by circa despite down during et " +
    "except for forenenst from given in inside into lest like modulo near next notwithstanding of off on onto out over per plus pro " +
    "qua sans since than through thru throughout thruout till to toward towards under underneath until unto up upon versus vs. v. vs v " +
    "via vis-à-vis with within without or yet so and nor a an the de d' von van c ca"
  ).split(" "),
);

/**
 * Whether a text has any character of an alphabet, a digit or a hyphen: only such text is set in italics.
 *
 * @param {string} text
 */
export const hasLatin = (text) => LATIN.test(text);

/**
 * Straight quotation marks and apostrophes as typographic ones; noncharacters, which mark italics, are left out.
 *
 * @param {string} text
 */
export function curly(text) {
  const double = text.replace(/[\ufdd0\ufdd1]/g, "").replace(/(^|[\s([“‘—-])"(?=\S)/gu, "$1“").replaceAll('"', "”");
  return double.replace(LEFT_OUT, "$1’").replace(/(^|[\s([“])'(?=\S)/gu, "$1‘").replaceAll("'", "’");
}

/**
 * Every quotation in a text: how many are around it, and the places of its marks; an apostrophe is none of these.
 *
 * @param {string} text
 * @returns {[number, number, number][]}
 */
function quotations(text) {
  /** @type {[number, number, number][]} */
  const found = [];
  /** @type {number[]} */
  const opened = [];
  for (const { 0: mark, index: place } of text.matchAll(CURLY)) {
    if (PAIRS.has(mark)) opened.push(place);
    else if (opened.length && mark === PAIRS.get(text[/** @type {number} */ (opened.at(-1))])) {
      const opening = /** @type {number} */ (opened.pop());
      found.push([opened.length, opening, place]);
    }
  }
  return found;
}

/**
 * A text as it stands between double quotation marks: its own ones alternate, beginning with single ones.
 *
 * @param {string} text
 */
export function withinQuotes(text) {
  const marks = text.split("");
  for (const [depth, opening, closing] of quotations(text)) {
    [marks[opening], marks[closing]] = depth % 2 ? ["“", "”"] : ["‘", "’"];
  }
  return marks.join("");
}

/**
 * A text without the marks that close quotations at its end, and these.
 *
 * @param {string} text
 */
function closingApart(text) {
  const closing = new Set(quotations(text).map(([, , place]) => place));
  let end = text.length;
  while (closing.has(end - 1)) end -= 1;
  return [text.slice(0, end), text.slice(end)];
}

/**
 * A text with a full stop at its end, inside closing quotation marks, unless it ends in a mark that takes none.
 *
 * @param {string} text
 */
export function stop(text) {
  const [body, closing] = closingApart(text);
  return body + (/[.?!;:]$/.test(body) ? "" : ".") + closing;
}

/**
 * A text with a comma at its end, inside closing quotation marks.
 *
 * @param {string} text
 */
export function comma(text) {
  const [body, closing] = closingApart(text);
  return `${body.replace(/,$/, "")},${closing}`;
}

/**
 * An English title with capitals; words that have one anywhere stay as they are.
 *
 * @param {string} text
 */
export function titleCase(text) {
  const pieces = text.split(MARKS);
  const words = [...pieces.keys()].filter((place) => place % 2 === 0 && pieces[place]);
  const hyphened = beforeFirstHyphen(pieces);
  const apostrophes = apostrophesIn(pieces);
  let before = -1;
  for (const place of words) {
    const between = pieces.slice(before + 1, place).filter((_, index) => index % 2 === 0);
    const first = before < 0 || between.some((mark) => "?!:".includes(mark));
    const takes = first || place === hyphened || isWeighty(pieces[place]);
    if (!apostrophes.has(place - 1) && takes) pieces[place] = capital(pieces[place]);
    before = place;
  }
  const last = words.at(-1);
  if (last !== undefined && [...pieces[last]].length > 1 && !apostrophes.has(lastMark(pieces, last))) {
    pieces[last] = capital(pieces[last]);
  }
  return pieces.join("");
}

/** @param {string} word */
function capital(word) {
  if (word !== word.toLowerCase()) return word;
  const [first, ...rest] = word;
  return first.toUpperCase() + rest.join("");
}

/** @param {string} word */
const isWeighty = (word) => [...word].length > 1 && !SMALL.has(word);

/**
 * Places of the marks that close no quotation: what follows them directly belongs to the word before.
 *
 * @param {string[]} pieces
 */
function apostrophesIn(pieces) {
  const closing = new Set(quotations(pieces.join("")).map(([, , place]) => place));
  /** @type {Set<number>} */
  const found = new Set();
  let start = 0;
  for (const [at, piece] of pieces.entries()) {
    if (at % 2 && (piece === "’" || piece === "'") && !closing.has(start)) found.add(at);
    start += piece.length;
  }
  return found;
}

/**
 * Place of the last mark before a word, blanks left out.
 *
 * @param {string[]} pieces
 * @param {number} place
 */
function lastMark(pieces, place) {
  for (let at = place - 1; at > 0; at -= 2) if (pieces[at].trim()) return at;
  return -1;
}

/**
 * Place of a word that the first mark of a title, a hyphen, follows; -1 where that is not so.
 *
 * @param {string[]} pieces
 */
function beforeFirstHyphen(pieces) {
  for (let at = 1; at < pieces.length; at += 2) if (pieces[at].trim()) return pieces[at] === "-" ? at - 1 : -1;
  return -1;
}
