/** A text as typed: where its queries part, whatever stands within quotation marks. Pure. */

/** What a word ends at, but for quotation marks. */
const BORDER = /[\t-\r\u0085\p{Z};|()~]/u;
/** What shows nothing is as if it were not there. */
const UNSEEN = /\p{DI}/u;
const DISTANCE = /[0-9０-９\p{DI}]/u;
const STRAIGHT = /"[^"]*"?/y;
const CURLY = /“[^”]*”/y;
const FIELD = /^[a-z]+:$/i;
/** What may stand behind a quotation around Han that is the whole value of a field. */
const VALUE_ENDS = /^\p{DI}*(?:$|["*\t-\r\u0085\p{Z};|()~])/u;
/** What is searched as signs and not as words. */
export const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]/u;

/**
 * Goes over a text and calls for each character that is outside of quotation marks.
 *
 * @param {string} text
 * @param {(character: string, at: number) => void} meet
 */
export function outsideQuotes(text, meet) {
  /** Where the word began that goes on here; −1 where a part of a query may begin. */
  let begun = -1;
  let isDistance = false;
  for (let at = 0; at < text.length; ) {
    const quotation = quotationAt(text, at, begun);
    if (quotation) {
      at += quotation.length;
      begun = -1;
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    meet(character, at);
    isDistance = character === "~" || (isDistance && DISTANCE.test(character));
    if (BORDER.test(character)) begun = -1;
    else if (begun < 0 && !isDistance && character !== "-" && !UNSEEN.test(character)) begun = at;
    at += character.length;
  }
}

/**
 * The quotation that begins at a place; empty where none does. Within a word a curly mark is text, as is one that nothing closes, and
 * “…” around Han, unless it is the value of a field.
 *
 * @param {string} text
 * @param {number} at
 * @param {number} begun
 * @returns {string}
 */
function quotationAt(text, at, begun) {
  const mark = text[at] === '"' ? STRAIGHT : CURLY;
  mark.lastIndex = at;
  const quotation = mark.exec(text)?.[0] ?? "";
  if (!quotation || mark === STRAIGHT) return quotation;
  const isValue = begun >= 0 && FIELD.test(text.slice(begun, at));
  if (begun >= 0 && !isValue) return "";
  return !HAN.test(quotation) || (isValue && VALUE_ENDS.test(text.slice(at + quotation.length))) ? quotation : "";
}

/**
 * The queries of a comparison, as typed.
 *
 * @param {string} text
 * @returns {string[]}
 */
export function queriesOf(text) {
  const cuts = [-1];
  outsideQuotes(text, (character, at) => character === ";" && cuts.push(at));
  return cuts.map((cut, index) => text.slice(cut + 1, cuts[index + 1]));
}
