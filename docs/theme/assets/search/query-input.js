/** A query as typed, read from left to right by code point, and its texts: words, phrases, beginnings. */

import { loaded } from "./errors.js";
import { tokenize } from "./fold.js";

/** @typedef {import("./fold.js").Folding} Folding */
/** @typedef {import("./query.js").Text} Text */

/** A mistake in a query: what it is, and where, in code points of the query as typed. */
export class QueryError extends Error {
  /**
   * @param {string} code
   * @param {number} start
   * @param {number} end
   */
  constructor(code, start, end) {
    super(`${code} at ${start} to ${end}`);
    this.name = "QueryError";
    this.code = code;
    this.start = start;
    this.end = end;
  }
}

/** Signs that end a word outside quotation marks. */
export const ENDING = new Set([";", "|", "(", ")", "~", '"']);

export class Input {
  /**
   * @param {Folding} folding
   * @param {string} text
   */
  constructor(folding, text) {
    this.folding = folding;
    /** Where reading is. */
    this.at = 0;
    const points = [...text];
    const folded = [...folding.fold(text)];
    /** @type {import("./fold.js").SignClass[]} */
    const classes = folded.map((sign) => folding.classOf(/** @type {number} */ (sign.codePointAt(0))));
    /** Where what is seen stands in the query as typed: what shows nothing is as if it were not there. */
    this.places = [...points.keys()].filter((at) => classes[at] !== "ignorable");
    this.points = this.places.map((at) => points[at]);
    this.folded = this.places.map((at) => folded[at]);
    this.classes = this.places.map((at) => classes[at]);
  }

  /** @returns {string|undefined} what stands here; nothing at the end. */
  get here() {
    return this.points[this.at];
  }

  /** Whether a part of a query cannot go on here: a blank, an operator or the end. */
  get atBorder() {
    return this.at >= this.points.length || this.classes[this.at] === "blank" || ENDING.has(this.points[this.at]);
  }

  skipBlanks() {
    while (this.classes[this.at] === "blank") this.at += 1;
  }

  /**
   * Goes behind a sign if it stands here.
   *
   * @param {string} sign
   * @returns {boolean}
   */
  take(sign) {
    if (this.here !== sign) return false;
    this.at += 1;
    return true;
  }

  /**
   * Goes behind a run without blanks and operators.
   *
   * @returns {string}
   */
  takeRun() {
    const from = this.at;
    while (!this.atBorder) this.at += 1;
    return this.slice(from, this.at);
  }

  /**
   * Goes behind a run of digits, full-width ones too.
   *
   * @returns {string} folded.
   */
  takeDigits() {
    const from = this.at;
    while (/^[0-9]$/.test(this.folded[this.at] ?? "")) this.at += 1;
    return this.folded.slice(from, this.at).join("");
  }

  /**
   * Goes behind a quotation, if one begins here.
   *
   * Curly quotation marks around text without Han are what editors make of straight ones; around Han they belong to the
   * text.
   *
   * @returns {string|null} what stands in it; null where none begins.
   */
  takeQuoted() {
    const from = this.at;
    const curly = this.here === "“";
    if (!curly && this.here !== '"') return null;
    const close = this.points.indexOf(curly ? "”" : '"', from + 1);
    if (curly && (close < 0 || this.classes.slice(from, close).includes("han"))) return null;
    if (close < 0) throw new QueryError("unbalanced-quote", from, from + 1);
    this.at = close + 1;
    return this.slice(from + 1, close);
  }

  /**
   * @param {number} from
   * @param {number} to
   * @returns {string}
   */
  slice(from, to) {
    return this.points.slice(from, to).join("");
  }
}

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
  if ([...tokens[0].text].length < PREFIX_MINIMUM) throw new QueryError("prefix-short", from, input.at);
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
 * @param {import("./fold.js").Token[]} tokens
 * @returns {["word"|"sign", string][]}
 */
export function pairsOf(tokens) {
  return tokens.map(({ kind, text }) => [kind, text]);
}

/**
 * The words of a query that are widened.
 *
 * @param {import("./query.js").Query} query
 * @param {boolean} all those under `-` too.
 * @returns {string[]}
 */
export function widenedWords(query, all) {
  if (query.type === "text") return query.mode === "widen" ? [query.tokens[0][1]] : [];
  if (query.type === "not") return all ? widenedWords(query.part, all) : [];
  return query.type === "field" ? [] : query.parts.flatMap((part) => widenedWords(part, all));
}

/** @typedef {((input: Input) => import("./query.js").Query | null) & {unknown?: QueryError}} ReadField null: what comes is no field; unknown: a tag that it has met and that there is not. */

/**
 * What reads the fields of a query: there is none without a colon.
 *
 * @param {import("./site.js").OpenSite} site
 * @param {string} text
 * @param {AbortSignal} signal
 * @returns {Promise<ReadField>}
 */
export async function fieldReader(site, text, signal) {
  return site.folding.fold(text).includes(":") ? (await loaded(import("./query-field.js"))).readerFor(site, text, signal) : () => null;
}
