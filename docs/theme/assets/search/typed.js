/** A text as typed: where its queries part, whatever stands within quotation marks. Pure. */

/** Within a word a curly mark is text, and so is one that nothing closes. */
const QUOTED = /"[^"]*"?|(?<![^\s\p{DI};|()~"”:-])“[^”]*”/uy;
/** Before and behind a mark: it stands around the whole value of a field. */
const FIELD_BEFORE = /(?:^|[\s\p{DI};|()~"-])[a-z]+:$/iu;
const VALUE_ENDS = /^(?:$|[\s;|()~"*])/u;
/** What is searched as signs and not as words. */
export const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]/u;

/**
 * Goes over a text and calls for each character that is outside of quotation marks.
 *
 * @param {string} text
 * @param {(character: string, at: number) => void} meet
 */
export function outsideQuotes(text, meet) {
  for (let at = 0; at < text.length; at += 1) {
    QUOTED.lastIndex = at;
    const quoted = QUOTED.exec(text)?.[0];
    const isValue = () => FIELD_BEFORE.test(text.slice(0, at)) && VALUE_ENDS.test(text.slice(at + /** @type {string} */ (quoted).length));
    // “…” around Han is text, in which operators are read, unless it is the value of a field.
    if (quoted && (quoted[0] === '"' || !HAN.test(quoted) || isValue())) at += quoted.length - 1;
    else meet(text[at], at);
  }
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
