/** Cutting a text into tokens: words, single Han characters, and the marks that stand beside these. */

/** @typedef {import("./fold.js").Folding} Folding */

/**
 * @typedef {object} Token
 * @property {"word"|"sign"} kind
 * @property {string} text folded.
 * @property {number} start in code points of the text.
 * @property {number} end
 * @property {boolean} counts whether distances count it: words and Han characters, not marks.
 */

/**
 * The tokens of a unit's text or of a text in a query.
 *
 * Marks are kept where the token before or after them is a Han character. Blanks part words and are nothing else.
 *
 * @param {Folding} folding
 * @param {string} text as written.
 * @returns {Token[]}
 */
export function tokenize(folding, text) {
  /** @type {Token[]} */
  const tokens = [];
  /** @type {Token[]} marks since the last word or Han character, whose fate the next one decides. */
  let marks = [];
  let besideHan = false;
  let inWord = false;
  let at = 0;
  for (const sign of folding.fold(text)) {
    const kind = folding.classOf(/** @type {number} */ (sign.codePointAt(0)));
    if (kind === "word" && inWord) {
      const word = tokens[tokens.length - 1];
      word.text += sign;
      word.end = at + 1;
    } else if (kind === "mark") {
      marks.push({ kind: "sign", text: sign, start: at, end: at + 1, counts: false });
    } else if (kind !== "blank") {
      if (besideHan || kind === "han") for (const mark of marks) tokens.push(mark);
      marks = [];
      besideHan = kind === "han";
      tokens.push({ kind: kind === "han" ? "sign" : "word", text: sign, start: at, end: at + 1, counts: true });
    }
    inWord = kind === "word";
    at += 1;
  }
  if (besideHan) for (const mark of marks) tokens.push(mark);
  return tokens;
}
