/** Texts of a query: words, phrases, beginnings. */

import { QueryError } from "./query-input.js";
import { tokenize } from "./tokens.js";

/** @typedef {import("./query-input.js").Input} Input */
/** @typedef {import("./query.js").Text} Text */

/** The fewest letters of a beginning: one alone would fetch too much. */
const PREFIX_MINIMUM = 2;

/**
 * Reads the text that begins here.
 *
 * @param {Input} input
 * @returns {Text}
 */
export function readText(input) {
  const from = input.at;
  const quoted = input.takeQuoted();
  if (quoted !== null) return phrase(input, quoted, from);
  const alone = input.take("=");
  const word = input.takeRun();
  if (!word) throw new QueryError("dangling-operator", from, from + 1);
  if (word.includes("*")) return beginning(input, word, from, alone);
  const tokens = tokensOf(input, word, from);
  const widened = !alone && tokens.length === 1 && tokens[0][0] === "word";
  return { type: "text", tokens, mode: widened ? "widen" : "exact", at: [from, input.at] };
}

/**
 * @param {Input} input
 * @param {string} text
 * @param {number} from
 * @returns {Text}
 */
function phrase(input, text, from) {
  if (input.classes.slice(from + 1, input.at - 1).every((kind) => kind === "blank")) {
    throw new QueryError("empty-phrase", from, input.at);
  }
  return { type: "text", tokens: tokensOf(input, text, from), mode: "exact", at: [from, input.at] };
}

/**
 * @param {Input} input
 * @param {string} run with a star in it.
 * @param {number} from
 * @param {boolean} alone whether `=` stands before it.
 * @returns {Text}
 */
function beginning(input, run, from, alone) {
  const star = input.points.indexOf("*", from);
  const tokens = tokenize(input.folding, run.slice(0, -1));
  const one = tokens.length === 1 && tokens[0].kind === "word" && tokens[0].end === star - from;
  if (alone || !one || star !== input.at - 1) throw new QueryError("star", star, star + 1);
  if (tokens[0].end - tokens[0].start < PREFIX_MINIMUM) throw new QueryError("prefix-short", from, input.at);
  return { type: "text", tokens: [["word", tokens[0].text]], mode: "prefix", at: [from, input.at] };
}

/**
 * @param {Input} input
 * @param {string} text
 * @param {number} from
 * @returns {["word"|"sign", string][]}
 */
function tokensOf(input, text, from) {
  const tokens = tokenize(input.folding, text);
  if (!tokens.length) throw new QueryError("marks-alone", from, input.at);
  return pairsOf(tokens);
}

/**
 * Tokens as the tree holds them.
 *
 * @param {import("./tokens.js").Token[]} tokens
 * @returns {["word"|"sign", string][]}
 */
export function pairsOf(tokens) {
  return tokens.map(({ kind, text }) => [kind, text]);
}

/**
 * The words of a query that are widened, those under `-` too.
 *
 * @param {import("./query.js").Query} query
 * @returns {string[]}
 */
export function widenedWords(query) {
  if (query.type === "text") return query.mode === "widen" ? [query.tokens[0][1]] : [];
  if (query.type === "not") return widenedWords(query.part);
  return query.type === "field" ? [] : query.parts.flatMap(widenedWords);
}
