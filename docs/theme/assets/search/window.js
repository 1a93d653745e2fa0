/** A stretch of articles of one volume, their units, and what kind each unit is; pure. */

import { lowerBoundOf } from "./decode.js";

/** Kinds of units, as bits: the four that every article begins with, and paragraphs. @type {Record<string, number>} */
export const KIND = { "headline-zh": 1, "headline-en": 2, "byline-zh": 4, "byline-en": 8, zh: 16, en: 32 };
/** All of them. */
export const ALL = 63;
const HEAD_NAMES = Object.keys(KIND).slice(0, 4);
const HEADS = HEAD_NAMES.map((name) => KIND[name]);
const bitsOf = (/** @type {RegExp} */ names) => Object.keys(KIND).reduce((bits, name) => (names.test(name) ? bits | KIND[name] : bits), 0);
const LANG = { zh: bitsOf(/zh$/), en: bitsOf(/en$/) };
const IN = { headline: bitsOf(/^headline/), byline: bitsOf(/^byline/), text: bitsOf(/^..$/) };
export const BYLINE = IN.byline;

/**
 * The kinds of units where texts may match.
 *
 * @param {import("./query.js").Scope} scope
 * @returns {number} bits.
 */
export function kindsOf(scope) {
  const languages = scope.lang.reduce((bits, value) => bits & LANG[value], ALL);
  return scope.in.reduce((bits, value) => bits & IN[value], languages);
}

/** Articles evaluated at a time, at most. */
const WINDOW = 512;

/** Articles side by side, numbered from 0 here, with their units. */
export class Window {
  /**
   * @param {import("./decode.js").UnitBlock} block
   * @param {[Uint32Array, Uint32Array]} paragraphs of the block's articles, Chinese and English.
   * @param {number} low first article.
   * @param {number} high the one behind the last.
   */
  constructor(block, paragraphs, low, high) {
    this.low = low;
    this.count = high - low;
    const [zh, en] = paragraphs.map((counts) => counts.subarray(low - block.low, high - block.low));
    this.zh = zh;
    /** First unit of each article, counted from here; and the end. */
    this.starts = new Uint32Array(this.count + 1);
    zh.forEach((count, article) => (this.starts[article + 1] = this.starts[article] + 4 + count + en[article]));
    this.units = this.starts[this.count];
    this.kinds = new Uint8Array(this.units);
    for (let article = 0; article < this.count; article += 1) {
      const start = this.starts[article];
      this.kinds.set(HEADS, start);
      this.kinds.fill(KIND.zh, start + 4, start + 4 + zh[article]);
      this.kinds.fill(KIND.en, start + 4 + zh[article], this.starts[article + 1]);
    }
    const all = Uint32Array.from(this.kinds, (_, unit) => unit);
    /** The units of each scope, counted from here. */
    this.scopes = [all, ...[LANG.zh, LANG.en].map((kinds) => all.filter((unit) => this.kinds[unit] & kinds))];
    const before = paragraphs.map((counts) => counts.subarray(0, low - block.low).reduce((sum, count) => sum + count + 2, 0));
    /** Number of the first unit in each scope, and the number behind the last one's. */
    this.froms = [before[0] + before[1], ...before].map((count, scope) => block.froms[scope] + count);
    this.tos = this.froms.map((from, scope) => from + this.scopes[scope].length);
  }

  /** All articles. */
  all() {
    return new Uint8Array(this.count).fill(1);
  }

  /**
   * The units of some articles that are of some kinds.
   *
   * @param {Uint8Array} articles
   * @param {number} kinds
   * @returns {Uint8Array}
   */
  unitsOf(articles, kinds) {
    const found = new Uint8Array(this.units);
    articles.forEach((wanted, article) => {
      if (!wanted) return;
      for (let unit = this.starts[article]; unit < this.starts[article + 1]; unit += 1) {
        if (this.kinds[unit] & kinds) found[unit] = 1;
      }
    });
    return found;
  }

  /**
   * Those of some units that are in a list.
   *
   * @param {import("./reach.js").List} list
   * @param {Uint8Array} units
   * @returns {Uint8Array}
   */
  those({ scope, numbers }, units) {
    const found = new Uint8Array(this.units);
    for (let at = lowerBoundOf(numbers, this.froms[scope]); numbers[at] < this.tos[scope]; at += 1) {
      const unit = this.scopes[scope][numbers[at] - this.froms[scope]];
      found[unit] = units[unit];
    }
    return found;
  }

  /**
   * The articles of some units.
   *
   * @param {ArrayLike<number>} units what is not 0 counts.
   * @returns {Uint8Array}
   */
  articlesOf(units) {
    const found = new Uint8Array(this.count);
    for (let article = 0; article < this.count; article += 1) {
      for (let unit = this.starts[article]; unit < this.starts[article + 1]; unit += 1) {
        if (!units[unit]) continue;
        found[article] = 1;
        break;
      }
    }
    return found;
  }

  /**
   * Sums over the units of each article.
   *
   * @param {Uint32Array} counts
   * @returns {Uint32Array}
   */
  sums(counts) {
    const found = new Uint32Array(this.count);
    for (let article = 0; article < this.count; article += 1) {
      for (let unit = this.starts[article]; unit < this.starts[article + 1]; unit += 1) found[article] += counts[unit];
    }
    return found;
  }

  /**
   * The name of a unit: headline-zh, zh3 …
   *
   * @param {number} article
   * @param {number} unit of the window.
   * @returns {string}
   */
  nameOf(article, unit) {
    const place = unit - this.starts[article];
    if (place < 4) return HEAD_NAMES[place];
    const number = place - 3;
    return number <= this.zh[article] ? `zh${number}` : `en${number - this.zh[article]}`;
  }
}

/**
 * @typedef {object} Stretch of articles that are evaluated at a time.
 * @property {import("./decode.js").UnitBlock} block that holds them.
 * @property {number} low first article.
 * @property {number} high the one behind the last.
 */

/**
 * A volume in stretches, in the order of a search.
 *
 * @param {import("./decode.js").UnitBlock[]} blocks
 * @param {boolean} newest
 * @returns {Stretch[]}
 */
export function cut(blocks, newest) {
  const stretches = [];
  for (const block of blocks) {
    for (let { low } = block; low < block.high; low += WINDOW) stretches.push({ block, low, high: Math.min(low + WINDOW, block.high) });
  }
  return newest ? stretches.reverse() : stretches;
}
