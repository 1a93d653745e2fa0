/** Shards of terms and their postings; pure. The format: docs/project/search-format.md. */

import { FormatError, lowerBound, sections, strings, varints } from "./decode.js";

/**
 * @typedef {object} LongBlock
 * @property {number} first unit.
 * @property {number} units
 * @property {number} occurrences
 */

/**
 * @typedef {object} Entry what a shard says of one term.
 * @property {string} term
 * @property {number} shard
 * @property {number} index of the term in its shard.
 * @property {number} df units that hold it.
 * @property {Uint8Array} units its unit stream; empty where it is cut into blocks.
 * @property {Uint8Array} places its position stream; empty where it has none or is cut into blocks.
 * @property {LongBlock[] | null} blocks of a long list.
 * @property {Units} [unitList] decoded.
 * @property {Places} [placeList] decoded.
 */

/**
 * @typedef {object} Units
 * @property {Uint32Array} units in order.
 * @property {Uint32Array} counts how often the term stands in each.
 */

/**
 * @typedef {object} Places
 * @property {Uint32Array} places positions, unit after unit.
 * @property {Uint32Array} starts index of each unit's first position, and the end.
 */

/** A shard of terms, cut into its columns; entries are made when they are asked for. */
export class Shard {
  /**
   * @param {Uint8Array} payload of t<k>.bin.
   * @param {number} number k
   */
  constructor(payload, number) {
    const parts = sections(payload, 9);
    this.number = number;
    /** @type {string[]} */
    this.terms = strings(parts.slice(0, 3));
    const [df, unitBytes, placeBytes] = parts.slice(3, 6).map(varints);
    Object.assign(this, { df, unitStreams: parts[6], placeStreams: parts[7] });
    const columns = [df, unitBytes, placeBytes];
    if (columns.some((column) => column.length !== this.terms.length)) throw new FormatError("terms of unequal columns");
    this.unitEnds = ends(unitBytes, parts[6].length);
    this.placeEnds = ends(placeBytes, parts[7].length);
    this.tables = tables(varints(parts[8]), df, unitBytes);
  }

  /**
   * @param {string} term
   * @returns {Entry | null}
   */
  find(term) {
    const index = lowerBound(this.terms, term);
    return this.terms[index] === term ? this.#entry(index) : null;
  }

  /**
   * All terms with a beginning, but not the extra ones that hold a blank.
   *
   * @param {string} beginning
   * @returns {Entry[]}
   */
  startingWith(beginning) {
    const found = [];
    for (let index = lowerBound(this.terms, beginning); index < this.terms.length; index += 1) {
      if (!this.terms[index].startsWith(beginning)) break;
      if (!this.terms[index].endsWith(" ")) found.push(this.#entry(index));
    }
    return found;
  }

  /**
   * @param {number} index
   * @returns {Entry}
   */
  #entry(index) {
    const cut = (stream, borders) => stream.subarray(borders[index], borders[index + 1]);
    return {
      term: this.terms[index],
      shard: this.number,
      index,
      df: this.df[index],
      units: cut(this.unitStreams, this.unitEnds),
      places: cut(this.placeStreams, this.placeEnds),
      blocks: this.tables.get(index) ?? null,
    };
  }
}

/**
 * Borders between streams of given lengths.
 *
 * @param {Uint32Array} lengths
 * @param {number} all
 * @returns {Uint32Array}
 */
function ends(lengths, all) {
  const borders = new Uint32Array(lengths.length + 1);
  lengths.forEach((length, index) => {
    borders[index + 1] = borders[index] + length;
  });
  if (borders[lengths.length] !== all) throw new FormatError("streams that do not fill their section");
  return borders;
}

/**
 * Tables of the long lists, by the index of their terms.
 *
 * @param {Uint32Array} numbers
 * @param {Uint32Array} df
 * @param {Uint32Array} unitBytes 0 where a list is long.
 * @returns {Map<number, LongBlock[]>}
 */
function tables(numbers, df, unitBytes) {
  const found = new Map();
  let at = 0;
  unitBytes.forEach((bytes, index) => {
    if (bytes) return;
    const [occurrences, count] = [numbers[at], numbers[at + 1]];
    at += 2;
    if (!(at + 3 * count <= numbers.length)) throw new FormatError("a table cut short");
    const blocks = [];
    const sums = [0, 0];
    for (let first = 0; blocks.length < count; at += 3) {
      first += numbers[at];
      blocks.push({ first, units: numbers[at + 1], occurrences: numbers[at + 2] });
      sums[0] += numbers[at + 1];
      sums[1] += numbers[at + 2];
    }
    if (sums[0] !== df[index] || sums[1] !== occurrences) throw new FormatError("a table that does not add up");
    found.set(index, blocks);
  });
  if (at !== numbers.length) throw new FormatError("tables that do not fill their section");
  return found;
}

/**
 * A unit stream.
 *
 * @param {Uint8Array} bytes
 * @param {number} df how many units there must be.
 * @returns {Units}
 */
export function decodeUnits(bytes, df) {
  const numbers = varints(bytes);
  const [units, counts] = [new Uint32Array(df), new Uint32Array(df)];
  let [at, unit] = [0, 0];
  for (let index = 0; index < df; index += 1) {
    if (at >= numbers.length) throw new FormatError("a unit stream cut short");
    const gap = numbers[at] >>> 1;
    if (index && !gap) throw new FormatError("a unit twice");
    unit += gap;
    units[index] = unit;
    counts[index] = numbers[at++] & 1 ? numbers[at++] + 2 : 1;
  }
  if (at !== numbers.length) throw new FormatError("a unit stream too long");
  return { units, counts };
}

/**
 * A position stream.
 *
 * @param {Uint8Array} bytes
 * @param {Uint32Array} counts of the units that it belongs to.
 * @returns {Places}
 */
export function decodePlaces(bytes, counts) {
  const places = varints(bytes);
  const starts = new Uint32Array(counts.length + 1);
  for (let index = 0; index < counts.length; index += 1) {
    const [start, end] = [starts[index], starts[index] + counts[index]];
    if (end > places.length) throw new FormatError("a position stream cut short");
    for (let at = start + 1; at < end; at += 1) places[at] += places[at - 1] + 1;
    starts[index + 1] = end;
  }
  if (starts[counts.length] !== places.length) throw new FormatError("a position stream too long");
  return { places, starts };
}

/** Facets in the order of their sections. */
export const FACETS = /** @type {const} */ (["section", "column", "agency", "dateline-place", "tag"]);

/**
 * @typedef {object} Facets
 * @property {Uint32Array} pages of each article; 0 unknown.
 * @property {Record<string, string[]>} values of each facet.
 * @property {Record<string, {numbers: Uint32Array, starts: Uint32Array}>} articles numbers of each article's values.
 */

/**
 * facets.bin.
 *
 * @param {Uint8Array} payload
 * @param {number} count of articles.
 * @returns {Facets}
 */
export function decodeFacets(payload, count) {
  const parts = sections(payload, 7);
  const values = JSON.parse(new TextDecoder().decode(parts[0]));
  const pages = varints(parts[1]);
  if (pages.length !== count) throw new FormatError("another number of articles");
  const articles = {};
  FACETS.forEach((facet, place) => {
    const column = varints(parts[2 + place]);
    const [numbers, starts] = [[], new Uint32Array(count + 1)];
    let at = 0;
    for (let article = 0; article < count; article += 1) {
      for (let left = column[at++]; left > 0; left -= 1) numbers.push(column[at++]);
      starts[article + 1] = numbers.length;
    }
    const known = values[facet];
    const fits = at === column.length && Array.isArray(known) && numbers.every((number) => number < known.length);
    if (!fits) throw new FormatError(`values of ${facet} that do not add up`);
    articles[facet] = { numbers: Uint32Array.from(numbers), starts };
  });
  return { pages, values, articles };
}
