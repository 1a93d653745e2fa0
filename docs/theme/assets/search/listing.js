/** What a query has given so far: matching articles of each volume, totals, forms; hits as they are listed. */

import { expect, running, sections, varints } from "./decode.js";
import { addressOf } from "./address.js";
import { widenedWords } from "./query-input.js";

/** @typedef {import("./evaluate.js").Found} Found */
/** @typedef {{occurrences: number, articles: number, paragraphs: number}} Totals */
/** @typedef {{articles: number[], occurrences: number[], matches: number[][]}} Rows of one volume. */
/** @typedef {{volume: number, article: number, occurrences: number, score?: number}} Row one matching article. */
/** @typedef {{word: string, forms: {form: string, occurrences: number}[], excluded: boolean}} WordForms excluded: the word stands under `-` alone. */
/** @typedef {import("./volume.js").Volume} Volume */

export const EPOCH = 719_163; // proleptic ordinal of 1970-01-01
export const DAY = 86_400_000;

export class Listing {
  /** @type {Totals} */
  totals = { occurrences: 0, articles: 0, paragraphs: 0 };
  /** By number of the volume, in the order of the search. @type {Map<number, Rows>} */
  volumes = new Map();
  /** How many articles hold each text. @type {number[]} */
  holding = [];
  /** @type {Row[] | null} the articles by score, when all are known. */
  ranked = null;
  finished = false;

  /**
   * @param {boolean} newest whether the last article comes first.
   * @param {import("./query.js").Query} query
   */
  constructor(newest, query) {
    this.newest = newest;
    /** Widened words that stand outside of `-` too. */
    this.counted = widenedWords(query, false);
    /** Forms in use and how often each one matches; a word without forms in any volume stands for none, not for itself. @type {Map<string, Map<string, number>>} */
    this.forms = new Map(widenedWords(query, true).map((word) => [word, new Map()]));
    this.report = (/** @type {string} */ word, /** @type {string} */ form, /** @type {number} */ occurrences) => {
      const forms = this.forms.get(word) ?? new Map();
      this.forms.set(word, forms.set(form, (forms.get(form) ?? 0) + occurrences));
    };
  }

  /**
   * Adds what a window has given.
   *
   * @param {number} volume
   * @param {Found} found
   * @returns {number[]} its matching articles, counted in the window, in order.
   */
  add(volume, { window, articles, occurrences, paragraphs, matches }) {
    const rows = this.volumes.get(volume) ?? { articles: [], occurrences: [], matches: [] };
    this.volumes.set(volume, rows);
    const sums = window.sums(occurrences);
    const here = [...articles.keys()].filter((article) => articles[article]);
    if (this.newest) here.reverse();
    for (const article of here) {
      rows.articles.push(window.low + article);
      rows.occurrences.push(sums[article]);
      this.totals.occurrences += sums[article];
      if (matches.length) rows.matches.push(matches.map((counts) => counts[article]));
    }
    matches.forEach((counts, text) => {
      this.holding[text] = (this.holding[text] ?? 0) + counts.reduce((sum, count) => sum + (count ? 1 : 0), 0);
    });
    this.totals.articles += here.length;
    this.totals.paragraphs += paragraphs;
    return here;
  }

  /**
   * Some of the matching articles, in the order that was asked for.
   *
   * @param {number} offset
   * @param {number} limit
   * @returns {Row[]}
   */
  rows(offset, limit) {
    if (this.ranked) return this.ranked.slice(offset, offset + limit);
    const found = [];
    let before = 0;
    for (const [volume, { articles, occurrences }] of this.volumes) {
      for (let at = Math.max(0, offset - before); at < articles.length && found.length < limit; at += 1) {
        found.push({ volume, article: articles[at], occurrences: occurrences[at] });
      }
      before += articles.length;
    }
    return found;
  }

  /** The forms that give occurrences, the most frequent first, and those of words under `-` alone, which give none. @returns {WordForms[]} */
  formsAnswer() {
    return [...this.forms].map(([word, forms]) => {
      const excluded = !this.counted.includes(word);
      const listed = [...forms].map(([form, occurrences]) => ({ form, occurrences })).filter(({ occurrences }) => excluded || occurrences);
      listed.sort((one, other) => other.occurrences - one.occurrences || (one.form < other.form ? -1 : 1));
      return { word, forms: listed, excluded };
    });
  }
}

/**
 * The date of an ordinal, as 1958-01-06.
 *
 * @param {number} ordinal
 * @returns {string}
 */
export function dateOf(ordinal) {
  return new Date((ordinal - EPOCH) * DAY).toISOString().slice(0, 10);
}

/**
 * @typedef {object} Hit
 * @property {string} id
 * @property {string} address
 * @property {string} date
 * @property {number} page 0: unknown.
 * @property {number} occurrences
 * @property {number} [score]
 * @property {{unit: string, occurrences: number}[]} units
 */

/**
 * @typedef {object} Block of articles.
 * @property {Uint32Array} days proleptic ordinals; 0001-01-01 is 1.
 * @property {Uint32Array} pages of the ids; 0: unknown.
 * @property {Map<number, number>} printed by index in the block: the page, where it is not the id's.
 * @property {string[]} digests eight hex digits.
 */

/**
 * a<b>.bin.
 *
 * @param {Uint8Array} payload
 * @param {number} count
 * @returns {Block}
 */
export function decodeArticles(payload, count) {
  const parts = sections(payload, 5);
  const [days, pages] = [running(varints(parts[0])), varints(parts[1])];
  expect(days.length === count && pages.length === count && parts[2].length === 4 * count, "another number of articles");
  const [others, printed] = [running(varints(parts[3])), varints(parts[4])];
  expect(others.length === printed.length, "another number of pages");
  const hex = (/** @type {number} */ index) => [...parts[2].subarray(4 * index, 4 * index + 4)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return { days, pages, printed: new Map(Array.from(others, (at, index) => [at, printed[index]])), digests: Array.from({ length: count }, (_, index) => hex(index)) };
}

/**
 * An article's id and what follows from it.
 *
 * @param {Volume} volume
 * @param {number} number of the article in the volume.
 * @param {AbortSignal} signal
 * @returns {Promise<{id: string, address: string, date: string, page: number}>}
 */
export async function headOf(volume, number, signal) {
  const { blockSize } = await volume.root(signal);
  const { days, pages, printed, digests } = await volume.articlesAt(number, signal);
  const place = number % blockSize;
  const date = dateOf(days[place]);
  const id = `${date}-${pages[place]}-${digests[place]}`;
  return { id, address: addressOf(id), date, page: printed.get(place) ?? pages[place] };
}

/**
 * A matching article as it is listed.
 *
 * @param {Volume} volume
 * @param {Found} found
 * @param {number} article of the window.
 * @param {AbortSignal} signal
 * @returns {Promise<Hit>}
 */
export async function hitOf(volume, { window, occurrences }, article, signal) {
  const head = await headOf(volume, window.low + article, signal);
  const units = [];
  let sum = 0;
  for (let unit = window.starts[article]; unit < window.starts[article + 1]; unit += 1) {
    if (!occurrences[unit]) continue;
    sum += occurrences[unit];
    units.push({ unit: window.nameOf(article, unit), occurrences: occurrences[unit] });
  }
  return { ...head, occurrences: sum, units };
}
