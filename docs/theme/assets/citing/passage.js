/** Passages of an article: their words, their marks, their counterparts. Pure; all offsets are code points. */

import { digestOf, placesOf } from "./digest.js";

/**
 * @typedef {"en"|"zh"} Lang
 * @typedef {{number: number, text: string, block?: boolean}} Paragraph
 * @typedef {{en: number[], zh: number[]}} Pair numbers of its paragraphs.
 * @typedef {{en: Paragraph[], zh: Paragraph[], pairs: Pair[]}} Article its paragraphs in order.
 * @typedef {{lang: Lang, from: {number: number, offset: number}, to: {number: number, offset: number}}} Passage
 * @typedef {{number: number, text: string, from: number, to: number, whole: boolean, block: boolean}} Piece of a passage in one paragraph.
 * @typedef {{numbers: number[], whole: boolean}} Counterpart whole: the passage is all that these paragraphs stand for.
 * @typedef {"exact"|"unchecked"|"moved"|"several"|"changed"|"outside"} State
 */

/**
 * What a passage has of each paragraph.
 *
 * @param {Article} article
 * @param {Passage} passage
 * @returns {Piece[]}
 */
export function piecesOf(article, { lang, from, to }) {
  return article[lang]
    .filter(({ number }) => number >= from.number && number <= to.number)
    .map(({ number, text, block = false }) => {
      const points = Array.from(text);
      const begin = number === from.number ? from.offset : 0;
      const end = number === to.number ? to.offset : points.length;
      const piece = points.slice(begin, end).join("");
      return { number, text: piece, from: begin, to: end, whole: piece.trim() === text.trim(), block };
    });
}

/**
 * The passage without blanks at its ends.
 *
 * @param {Article} article
 * @param {Passage} passage
 * @returns {Passage|null} null where nothing but blanks is in it.
 */
export function trimmed(article, passage) {
  const pieces = piecesOf(article, passage).filter(({ text }) => text.trim());
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first || !last) return null;
  const before = count(first.text) - count(first.text.trimStart());
  const after = count(last.text) - count(last.text.trimEnd());
  return {
    lang: passage.lang,
    from: { number: first.number, offset: first.from + before },
    to: { number: last.number, offset: last.to - after },
  };
}

/**
 * The words of a passage, a line for each paragraph.
 *
 * @param {Article} article
 * @param {Passage} passage
 * @returns {string}
 */
export function wordsOf(article, passage) {
  return piecesOf(article, passage).map(({ text }) => text).join("\n");
}

/**
 * How an address says a passage.
 *
 * @param {Article} article
 * @param {Passage} passage
 * @returns {import("./address.js").Mark}
 */
export function markOf(article, passage) {
  const words = wordsOf(article, passage);
  const { number, offset } = passage.from;
  return { paragraph: `${passage.lang}${number}`, from: offset, to: offset + count(words), digest: digestOf(words) };
}

/**
 * The passage that an address says, and how sure that is.
 *
 * Words that are elsewhere now are found by their digest: those nearest to the old place, in the language of the address,
 * or in both where it names no paragraph. Of words that stand in several places nothing tells which they were.
 *
 * @param {Article} article
 * @param {import("./address.js").Mark} mark
 * @returns {{state: State, passage: Passage|null}}
 */
export function located(article, mark) {
  const [, lang, number] = /^(en|zh)(\d+)$/.exec(mark.paragraph) ?? [];
  const sides = /** @type {Lang[]} */ (lang ? [lang] : ["zh", "en"]);
  for (const side of sides) {
    const found = locatedIn(article, side, Number(number), mark);
    if (found) return found;
  }
  return { state: mark.digest ? "changed" : "outside", passage: null };
}

/**
 * @param {Article} article
 * @param {Lang} lang
 * @param {number} number of the paragraph; NaN where there is none.
 * @param {import("./address.js").Mark} mark
 * @returns {{state: State, passage: Passage}|null}
 */
function locatedIn(article, lang, number, { from, to, digest }) {
  const text = article[lang].map((paragraph) => paragraph.text).join("\n");
  const points = Array.from(text);
  const start = startOf(article, lang, number);
  const length = to - from;
  const here = start + from;
  if (!digest) return to + start <= points.length ? { state: "unchecked", passage: passageAt(article, lang, here, length) } : null;
  const places = placesOf(points, length, digest);
  if (!places.length) return null;
  const isAt = Number.isNaN(here) ? places[0] : here;
  const [nearest] = places.sort((one, other) => Math.abs(one - isAt) - Math.abs(other - isAt));
  // Without a paragraph only its being alone says which place was meant; the paragraph that the address names may be gone.
  const isExact = Number.isNaN(here) ? Number.isNaN(number) && places.length === 1 : nearest === here;
  const elsewhere = places.length > 1 ? "several" : "moved";
  return { state: isExact ? "exact" : elsewhere, passage: passageAt(article, lang, nearest, length) };
}

/**
 * Where a paragraph begins in the text of its side; the end of each paragraph counts as one.
 *
 * @param {Article} article
 * @param {Lang} lang
 * @param {number} number
 * @returns {number} NaN where there is no such paragraph.
 */
function startOf(article, lang, number) {
  let start = 0;
  for (const paragraph of article[lang]) {
    if (paragraph.number === number) return start;
    start += count(paragraph.text) + 1;
  }
  return Number.NaN;
}

/** @param {Article} article @param {Lang} lang @param {number} at @param {number} length @returns {Passage} */
function passageAt(article, lang, at, length) {
  return { lang, from: pointAt(article, lang, at), to: pointAt(article, lang, at + length) };
}

/** @param {Article} article @param {Lang} lang @param {number} at @returns {{number: number, offset: number}} */
function pointAt(article, lang, at) {
  let rest = at;
  for (const { number, text } of article[lang]) {
    const length = count(text);
    if (rest <= length) return { number, offset: rest };
    rest -= length + 1;
  }
  throw new RangeError(`expected a place in the ${lang} text, found ${at}`);
}

/**
 * The paragraphs of the other language that belong to a passage.
 *
 * @param {Article} article
 * @param {Passage} passage
 * @returns {Counterpart}
 */
export function counterpartOf(article, passage) {
  const pieces = piecesOf(article, passage).filter(({ text }) => text.trim());
  const covered = new Set(pieces.map(({ number }) => number));
  const pairs = article.pairs.filter((pair) => pair[passage.lang].some((number) => covered.has(number)));
  const complete = new Set(pieces.filter(({ whole }) => whole).map(({ number }) => number));
  return {
    numbers: pairs.flatMap((pair) => pair[otherThan(passage.lang)]),
    whole: pairs.every((pair) => pair[passage.lang].every((number) => complete.has(number))),
  };
}

/** @param {Lang} lang @returns {Lang} */
export function otherThan(lang) {
  return lang === "zh" ? "en" : "zh";
}

/** @param {string} text @returns {number} of code points. */
function count(text) {
  return Array.from(text).length;
}
