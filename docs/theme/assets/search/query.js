/** The query language: a query as typed to its tree. The grammar stands in Python's `duizhao.search.query`. */

import { Input, QueryError, readText } from "./query-input.js";

export { QueryError };

/** @typedef {import("./fold.js").Folding} Folding */
/** @typedef {[start: number, end: number]} Place in code points of the query as typed. */
/** @typedef {{type: "and"|"or", parts: Query[]}} Group */
/** @typedef {{type: "not", part: Query}} Not */
/** @typedef {{type: "near", distance: number, parts: [Query, Query]}} Near */
/** @typedef {{type: "text", tokens: ["word"|"sign", string][], mode: "widen"|"exact"|"prefix", at: Place}} Text */
/** @typedef {{type: "field", name: string, value: any, prefix?: true, at: Place}} Field */
/** @typedef {Group|Not|Near|Text|Field} Query */
/** @typedef {{query: Query, start: number, end: number}} Part a part of the tree and where it was typed. */
/** @typedef {{lang: ("zh"|"en")[], in: ("headline"|"byline"|"text")[]}} Scope */

const LENGTH_MAXIMUM = 2000;
const TEXTS_MAXIMUM = 40;
const DEPTH_MAXIMUM = 20;
const DISTANCE_DEFAULT = 10;
const DISTANCE_MAXIMUM = 50;

/**
 * The queries in what a reader typed, each with its place; the first is the one that is listed.
 *
 * @param {Folding} folding
 * @param {string} text
 * @param {import("./query-input.js").ReadField} readField
 * @returns {Part[]}
 * @throws {QueryError} for the first mistake.
 */
export function parseQueries(folding, text, readField) {
  const { length } = [...text];
  if (length > LENGTH_MAXIMUM) throw new QueryError("too-long", LENGTH_MAXIMUM, length);
  const input = new Input(folding, text);
  // What is found has its places among what is seen; those of the query as typed are told.
  const place = (/** @type {number} */ at) => input.places[at] ?? length;
  const typed = (/** @type {string} */ key, /** @type {any} */ value) => (key === "at" ? value.map(place) : key === "start" || key === "end" ? place(value) : value);
  try {
    return JSON.parse(JSON.stringify(new Parser(input, readField).queries(), typed));
  } catch (error) {
    throw error instanceof QueryError ? new QueryError(error.code, place(error.start), place(error.end)) : error;
  }
}

/**
 * Where the texts of a whole query may match: what its fields lang: and in: say, all of which must hold.
 *
 * @param {Query} query
 * @returns {Scope} nothing where a field is not there.
 */
export function scopeOf(query) {
  const fields = (query.type === "and" ? query.parts : [query]).filter((part) => part.type === "field");
  const valuesOf = (/** @type {string} */ name) => fields.filter((field) => field.name === name).map(({ value }) => value);
  return { lang: valuesOf("lang"), in: valuesOf("in") };
}

/**
 * Whether a field says where texts may match and is nothing to find.
 *
 * @param {Query} query
 * @returns {boolean}
 */
function isScope(query) {
  return query.type === "field" && (query.name === "lang" || query.name === "in");
}

class Parser {
  /** @param {Input} input @param {import("./query-input.js").ReadField} readField */
  constructor(input, readField) {
    this.input = input;
    this.readField = readField;
    this.texts = 0;
  }

  /** @returns {Part[]} */
  queries() {
    const found = [];
    do {
      const from = this.input.at;
      this.input.skipBlanks();
      if (this.input.here === ")") throw this.mistake("unbalanced-paren");
      const { query } = this.either(0, from);
      if (this.input.here === ")") throw this.mistake("unbalanced-paren");
      checkScope(query, true);
      if (!findsSomething(query)) throw new QueryError("nothing", from, this.input.at);
      found.push({ query, start: from, end: this.input.at });
    } while (this.input.take(";"));
    return found;
  }

  /**
   * A mistake in the sign that stands here.
   *
   * @param {string} code
   * @returns {QueryError}
   */
  mistake(code) {
    return new QueryError(code, this.input.at, this.input.at + 1);
  }

  /**
   * Parts joined by `|`.
   *
   * @param {number} depth
   * @param {number} from where the place of all of them begins.
   * @returns {Part}
   */
  either(depth, from) {
    const parts = [this.every(depth)];
    while (this.input.here === "|") {
      const bar = this.input.at;
      if (!parts[parts.length - 1]) throw this.mistake("dangling-operator");
      this.input.take("|");
      parts.push(this.every(depth));
      if (!parts[parts.length - 1]) throw new QueryError("dangling-operator", bar, bar + 1);
    }
    const [first] = parts;
    if (!first) throw new QueryError("empty", from, this.input.at);
    return joined("or", /** @type {Part[]} */ (parts));
  }

  /**
   * Parts side by side; null where there is none.
   *
   * @param {number} depth
   * @returns {Part|null}
   */
  every(depth) {
    /** @type {Part[]} */
    const parts = [];
    for (;;) {
      this.input.skipBlanks();
      if ([undefined, ";", "|", ")"].includes(this.input.here)) break;
      parts.push(this.near(depth));
    }
    return parts.length ? joined("and", parts) : null;
  }

  /**
   * A part, and the one that it must stand near.
   *
   * @param {number} depth
   * @returns {Part}
   */
  near(depth) {
    if (this.input.here === "~") throw this.mistake("dangling-operator");
    const one = this.unary(depth);
    this.input.skipBlanks();
    if (this.input.here !== "~") return one;
    requireOperand(one);
    const sign = this.input.at;
    this.input.take("~");
    const digits = this.input.takeDigits();
    const distance = digits ? Number(digits) : DISTANCE_DEFAULT;
    if (distance > DISTANCE_MAXIMUM) throw new QueryError("near-distance", sign, this.input.at);
    this.input.skipBlanks();
    if ([undefined, ";", "|", ")", "~"].includes(this.input.here)) throw new QueryError("dangling-operator", sign, sign + 1);
    const other = this.unary(depth);
    requireOperand(other);
    this.input.skipBlanks();
    if (this.input.here === "~") throw this.mistake("near-chain");
    return { query: { type: "near", distance, parts: [one.query, other.query] }, start: one.start, end: other.end };
  }

  /**
   * @param {number} depth
   * @returns {Part}
   */
  unary(depth) {
    const from = this.input.at;
    if (depth === DEPTH_MAXIMUM && (this.input.here === "(" || this.input.here === "-")) throw this.mistake("too-deep");
    if (this.input.here === "(") return this.group(depth + 1);
    if (this.input.take("-")) {
      if (this.input.atBorder && this.input.here !== "(" && this.input.here !== '"') {
        throw new QueryError("dangling-operator", from, from + 1);
      }
      const { query, end } = this.unary(depth + 1);
      return { query: { type: "not", part: query }, start: from, end };
    }
    const query = this.readField(this.input) ?? this.text();
    return { query, start: from, end: this.input.at };
  }

  /**
   * @param {number} depth
   * @returns {Part}
   */
  group(depth) {
    const from = this.input.at;
    this.input.take("(");
    const { query } = this.either(depth, from + 1);
    if (!this.input.take(")")) throw new QueryError("unbalanced-paren", from, from + 1);
    return { query, start: from, end: this.input.at };
  }

  /** @returns {Text} */
  text() {
    const text = readText(this.input);
    this.texts += 1;
    if (this.texts > TEXTS_MAXIMUM) throw new QueryError("too-many", ...text.at);
    return text;
  }
}

/**
 * Parts as one: a part alone stays itself, and what is of the same type is not nested.
 *
 * @param {"and"|"or"} type
 * @param {Part[]} parts
 * @returns {Part}
 */
function joined(type, parts) {
  if (parts.length === 1) return parts[0];
  const queries = parts.flatMap(({ query }) => (query.type === type ? query.parts : [query]));
  return { query: { type, parts: queries }, start: parts[0].start, end: parts[parts.length - 1].end };
}

/** @param {Part} part */
function requireOperand({ query, start, end }) {
  const texts = query.type === "or" ? query.parts : [query];
  if (texts.some(({ type }) => type !== "text")) throw new QueryError("near-operand", start, end);
}

/**
 * Throws where lang: or in: stands anywhere but at the top of a query.
 *
 * @param {Query} query
 * @param {boolean} top
 */
function checkScope(query, top) {
  if (query.type === "field" && !top && isScope(query)) throw new QueryError("scope-nested", ...query.at);
  if (query.type === "not") checkScope(query.part, false);
  if (query.type === "and" || query.type === "or") query.parts.forEach((part) => checkScope(part, top && query.type === "and"));
}

/**
 * Whether a query asks for anything that is there, rather than only for what is not.
 *
 * @param {Query} query
 * @returns {boolean}
 */
function findsSomething(query) {
  return query.type === "and" || query.type === "or" ? query.parts.some(findsSomething) : query.type !== "not" && !isScope(query);
}
