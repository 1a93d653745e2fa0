/** Shards of terms and their postings; pure. The format: docs/project/search-format.md. */

import { FormatError, lowerBound, sections, strings, varints } from "./decode.js";
import { decodeGaps } from "./rice.js";

/**
 * @typedef {object} LongBlock
 * @property {number} first unit.
 * @property {number} units
 * @property {number} occurrences
 */

/**
 * @typedef {object} Entry what a shard says of one term.
 * @property {string} term
 * @property {Shard} shard
 * @property {number} index of the term in its shard.
 * @property {number} occurrences
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

/** A shard of terms, cut into its columns; lists are decoded when they are asked for. */
export class Shard {
  /**
   * @param {Uint8Array} payload of t<k>.bin.
   * @param {number} number k
   * @param {number} units of the volume.
   */
  constructor(payload, number, units) {
    const parts = sections(payload, 7);
    this.number = number;
    /** @type {string[]} */
    this.terms = strings(parts.slice(0, 3));
    this.counts = varints(parts[3]);
    if (this.counts.length !== this.terms.length) throw new FormatError("terms of unequal columns");
    this.starts = borders(this.counts);
    this.placeStarts = borders(this.counts.map((count, index) => (this.terms[index].endsWith(" ") ? 0 : count)));
    /** Unit of every occurrence, term after term. */
    this.units = decodeGaps(parts[4], this.counts, this.counts, units);
    this.places = parts[5];
    this.tables = tables(varints(parts[6]), this.counts);
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
   * All terms with a beginning, but not the extra ones that end in a blank.
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
    const blocks = this.tables.get(index) ?? null;
    const occurrences = blocks ? blocks.reduce((sum, block) => sum + block.occurrences, 0) : this.counts[index];
    return { term: this.terms[index], shard: this, index, occurrences, blocks };
  }

  /**
   * Units of a term whose list is not long.
   *
   * @param {number} index
   * @returns {Units}
   */
  unitsOf(index) {
    return unitsOf(this.units.subarray(this.starts[index], this.starts[index + 1]));
  }

  /**
   * Positions of a term whose list is not long.
   *
   * @param {number} index
   * @param {Uint32Array} counts of its units.
   * @returns {Places}
   */
  placesOf(index, counts) {
    this.placeNumbers ??= varints(this.places);
    if (this.placeNumbers.length !== this.placeStarts[this.counts.length]) throw new FormatError("another number of positions");
    return placesOf(this.placeNumbers.slice(this.placeStarts[index], this.placeStarts[index + 1]), counts);
  }
}

/**
 * Sums of all numbers before each one, and of all.
 *
 * @param {Uint32Array} numbers
 * @returns {Uint32Array}
 */
function borders(numbers) {
  const sums = new Uint32Array(numbers.length + 1);
  for (let index = 0; index < numbers.length; index += 1) sums[index + 1] = sums[index] + numbers[index];
  return sums;
}

/**
 * Tables of the long lists, by the index of their terms.
 *
 * @param {Uint32Array} numbers
 * @param {Uint32Array} counts 0 where a list is long.
 * @returns {Map<number, LongBlock[]>}
 */
function tables(numbers, counts) {
  const found = new Map();
  let at = 0;
  counts.forEach((number, index) => {
    if (number) return;
    const [occurrences, count] = [numbers[at], numbers[at + 1]];
    at += 2;
    if (!(at + 3 * count <= numbers.length)) throw new FormatError("a table cut short");
    const blocks = [];
    let sum = 0;
    for (let first = 0; blocks.length < count; at += 3) {
      first += numbers[at];
      blocks.push({ first, units: numbers[at + 1], occurrences: numbers[at + 2] });
      sum += numbers[at + 2];
    }
    if (sum !== occurrences || !count) throw new FormatError("a table that does not add up");
    found.set(index, blocks);
  });
  if (at !== numbers.length) throw new FormatError("tables that do not fill their section");
  return found;
}

/**
 * Unit and count out of one unit number per occurrence.
 *
 * @param {Uint32Array} occurrences
 * @returns {Units}
 */
export function unitsOf(occurrences) {
  let size = 0;
  for (let at = 0; at < occurrences.length; at += 1) if (!at || occurrences[at] !== occurrences[at - 1]) size += 1;
  const [units, counts] = [new Uint32Array(size), new Uint32Array(size)];
  for (let at = 0, index = -1; at < occurrences.length; at += 1) {
    if (!at || occurrences[at] !== occurrences[at - 1]) units[++index] = occurrences[at];
    counts[index] += 1;
  }
  return { units, counts };
}

/**
 * Positions out of their gaps, in place.
 *
 * @param {Uint32Array} places
 * @param {Uint32Array} counts of the units that they belong to.
 * @returns {Places}
 */
export function placesOf(places, counts) {
  const starts = borders(counts);
  if (starts[counts.length] !== places.length) throw new FormatError("another number of positions");
  for (let index = 0; index < counts.length; index += 1) {
    for (let at = starts[index] + 1; at < starts[index + 1]; at += 1) places[at] += places[at - 1] + 1;
  }
  return { places, starts };
}
