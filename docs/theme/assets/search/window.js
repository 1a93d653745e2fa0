/** A stretch of articles of one volume, their units, and what kind each unit is; pure. */

/** Kinds of units, as bits. */
export const KIND = { headlineZh: 1, headlineEn: 2, bylineZh: 4, bylineEn: 8, zh: 16, en: 32 };
const HEADS = [KIND.headlineZh, KIND.headlineEn, KIND.bylineZh, KIND.bylineEn];
const HEAD_NAMES = ["headline-zh", "headline-en", "byline-zh", "byline-en"];
const PARAGRAPH = KIND.zh | KIND.en;
export const BYLINE = KIND.bylineZh | KIND.bylineEn;
const LANG = { zh: KIND.headlineZh | KIND.bylineZh | KIND.zh, en: KIND.headlineEn | KIND.bylineEn | KIND.en };
const IN = { headline: KIND.headlineZh | KIND.headlineEn, byline: BYLINE, text: PARAGRAPH };

/**
 * The kinds of units where texts may match.
 *
 * @param {{lang: string[], in: string[]}} scope
 * @returns {number} bits.
 */
export function kindsOf(scope) {
  const languages = scope.lang.reduce((bits, value) => bits & LANG[value], 63);
  return scope.in.reduce((bits, value) => bits & IN[value], languages);
}

/** Articles evaluated at a time. */
const WINDOW = 512;

/** Articles side by side, numbered from 0 here, with their units. */
export class Window {
  /**
   * @param {import("./decode.js").UnitTable} table
   * @param {number} low first article.
   * @param {number} high the one behind the last.
   */
  constructor(table, low, high) {
    this.low = low;
    this.count = high - low;
    this.first = table.starts[low];
    this.behind = table.starts[high];
    this.units = this.behind - this.first;
    /** First unit of each article, counted from here. */
    this.starts = table.starts.subarray(low, high + 1).map((start) => start - this.first);
    this.zh = table.zh.subarray(low, high);
    this.kinds = new Uint8Array(this.units);
    for (let article = 0; article < this.count; article += 1) {
      const start = this.starts[article];
      this.kinds.set(HEADS, start);
      this.kinds.fill(KIND.zh, start + 4, start + 4 + this.zh[article]);
      this.kinds.fill(KIND.en, start + 4 + this.zh[article], this.starts[article + 1]);
    }
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
 * A volume in windows, in the order of a search.
 *
 * @param {import("./decode.js").UnitTable} table
 * @param {boolean} newest
 * @returns {Window[]}
 */
export function cut(table, newest) {
  const windows = [];
  for (let low = 0; low < table.articles; low += WINDOW) {
    windows.push(new Window(table, low, Math.min(low + WINDOW, table.articles)));
  }
  return newest ? windows.reverse() : windows;
}
