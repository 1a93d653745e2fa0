/** A query as typed, read from left to right by code point. */

/** @typedef {import("./fold.js").Folding} Folding */

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
const ENDING = new Set([";", "|", "(", ")", "~", '"']);

export class Input {
  /**
   * @param {Folding} folding
   * @param {string} text
   */
  constructor(folding, text) {
    this.folding = folding;
    /** Where reading is. */
    this.at = 0;
    this.points = [...text];
    /** @type {("han"|"word"|"blank"|"mark")[]} */
    this.classes = Array.from(folding.fold(text), (sign) => folding.classOf(/** @type {number} */ (sign.codePointAt(0))));
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
   * Goes behind a run of ASCII digits.
   *
   * @returns {string}
   */
  takeDigits() {
    const from = this.at;
    while (/^[0-9]$/.test(this.here ?? "")) this.at += 1;
    return this.slice(from, this.at);
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
