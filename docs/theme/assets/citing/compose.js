/** What is copied of a passage: blocks of lines, as plain text. Pure. */

import { piecesOf, counterpartOf, otherThan } from "./passage.js";
import { curled, quoted } from "./quotation.js";

/**
 * @typedef {{text: string, italic?: boolean}} Run
 * @typedef {{lang: string, lines: Run[][], link?: string}} Block
 * @typedef {import("./passage.js").Article} Article
 * @typedef {import("./passage.js").Passage} Passage
 * @typedef {{lines: string[], anchors: string[], whole: boolean}} Other the counterpart, quoted.
 */

/**
 * The words of a passage in quotation marks, a line for each paragraph.
 *
 * @param {Article} article
 * @param {Passage} passage
 * @returns {string[]}
 */
export function quotationOf(article, passage) {
  const curly = { ...article, [passage.lang]: withCurlyMarks(article[passage.lang]) };
  return quoted(piecesOf(curly, passage).filter(({ text }) => text.trim()));
}

/** @template {{text: string}} Paragraph @param {Paragraph[]} paragraphs */
const withCurlyMarks = (paragraphs) => paragraphs.map((paragraph) => ({ ...paragraph, text: curled(paragraph.text) }));

/**
 * The paragraphs of the other language in quotation marks: always whole, since pairs are made by paragraph.
 *
 * @param {Article} article
 * @param {Passage} passage
 * @returns {Other|null} null where there is no counterpart.
 */
export function otherSide(article, passage) {
  const lang = otherThan(passage.lang);
  const { numbers, whole } = counterpartOf(article, passage);
  const paragraphs = article[lang].filter(({ number }) => numbers.includes(number));
  if (!paragraphs.length) return null;
  return { lines: quoted(withCurlyMarks(paragraphs)), anchors: numbers.map((number) => `${lang}${number}`), whole };
}

/**
 * A quotation with its counterpart, the citations of both and the link.
 *
 * @param {object} given
 * @param {Passage["lang"]} given.lang of the quotation.
 * @param {string[]} given.quotation
 * @param {Other|null} given.other
 * @param {Record<Passage["lang"], Run[]|null>} given.citations of the original (zh) and of the translation (en).
 * @param {string} given.link
 * @param {{whole: (anchors: string) => string, none: (lang: string) => string}} words what is said of a counterpart.
 * @returns {Block[]}
 */
export function composed({ lang, quotation, other, citations, link }, words) {
  const [here, there] = [citations[lang], citations[otherThan(lang)]];
  const blocks = [block(lang, quotation)];
  if (here) blocks.push({ lang: "", lines: [here] });
  if (other) {
    blocks.push(block(otherThan(lang), otherLines(other, words)));
    if (there) blocks.push({ lang: "", lines: [there] });
  } else blocks.push(block("", [`[${words.none(lang)}]`]));
  return [...blocks, { ...block("", [link]), link }];
}

/**
 * The lines of a counterpart; where it says more than the quotation, its end says so.
 *
 * @param {Other} other
 * @param {{whole: (anchors: string) => string}} words
 * @returns {string[]}
 */
export function otherLines({ lines, anchors, whole }, words) {
  return whole ? lines : [...lines.slice(0, -1), `${lines.at(-1)} [${words.whole(anchors.join(", "))}]`];
}

/** @param {string} lang @param {string[]} lines @returns {Block} */
function block(lang, lines) {
  return { lang, lines: lines.map((text) => [{ text }]) };
}

/**
 * Blocks as plain text.
 *
 * @param {Block[]} blocks
 * @returns {string}
 */
export function plainText(blocks) {
  return blocks.map(({ lines }) => lines.map((runs) => runs.map(({ text }) => text).join("")).join("\n")).join("\n");
}
