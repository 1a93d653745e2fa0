/** Shards of terms and their postings; pure. The format: docs/project/search-format.md. */

import { FormatError, lowerBound, sections, strings, varints } from "./decode.js";
import { decodeGaps } from "./rice.js";

/** Low bits of a term's number of occurrences that hold its scope. */
const SCOPE_BITS = 2;

/** A position's step of this size or more has a part beyond it. */
const LARGEST_STEP = 255;

/**
 * @typedef {object} LongBlock
 * @property {number} origin its first unit.
 * @property {number} units
 * @property {number} occurrences
 */

/**
 * @typedef {object} Term what a shard says of one.
 * @property {string} term
 * @property {OpenShard} shard
 * @property {number} index of the term in its shard.
 * @property {number} occurrences
 * @property {number} scope which units its numbers count: 0 all, 1 the Chinese, 2 the English.
 * @property {number} total how many these are.
 * @property {Units} [unitList] decoded.
 * @property {Places} [placeList] decoded.
 */

/** @typedef {Term & {blocks: LongBlock[]}} LongEntry of a long list, which is in blocks. */
/** @typedef {LongEntry | (Term & {blocks: null})} Entry */

/**
 * @typedef {object} Units
 * @property {Uint32Array} units in order, by their numbers in the term's scope.
 * @property {Uint32Array} counts how often the term stands in each.
 */

/**
 * @typedef {object} Places
 * @property {Uint32Array} places positions, unit after unit.
 * @property {Uint32Array} starts index of each unit's first position, and the end.
 */

/**
 * @typedef {Shard & {totals: number[], starts: Uint32Array, placeStarts: Uint32Array, tables: Map<number, LongBlock[]>, units: Uint32Array}} OpenShard
 *     one whose lists are decoded.
 */

/** A shard of terms, cut into its columns; lists are decoded when they are asked for. */
export class Shard {
  /**
   * @param {Uint8Array} payload of t<k>.bin.
   * @param {number} number k
   */
  constructor(payload, number) {
    const parts = sections(payload, 8);
    this.number = number;
    /** @type {string[]} */
    this.terms = strings(parts.slice(0, 3));
    const stored = varints(parts[3]);
    if (stored.length !== this.terms.length) throw new FormatError("another number of terms");
    this.counts = stored.map((count) => count >>> SCOPE_BITS);
    this.scopes = stored.map((count) => count & ((1 << SCOPE_BITS) - 1));
    this.parts = parts;
  }

  /**
   * Decodes the lists; terms can be looked up before, so that absent ones need no more than their shard.
   *
   * @param {number[]} totals units of each scope of the volume.
   */
  open(totals) {
    if (this.units) return;
    if (this.scopes.some((scope) => scope >= totals.length)) throw new FormatError("a term without a scope");
    this.totals = Array.from(this.scopes, (scope) => totals[scope]);
    this.starts = borders(this.counts);
    this.placeStarts = borders(this.counts.map((count, index) => (this.terms[index].endsWith(" ") ? 0 : count)));
    this.tables = tables(varints(this.parts[7]), this.counts, this.totals);
    /** Unit of every occurrence, term after term. */
    this.units = decodeGaps(this.parts[4], this.counts, this.counts, this.totals);
  }

  /** @param {string} term @returns {boolean} */
  has(term) {
    return this.terms[lowerBound(this.terms, term)] === term;
  }

  /**
   * @this {OpenShard}
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
   * @this {OpenShard}
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
   * @this {OpenShard}
   * @param {number} index
   * @returns {Entry}
   */
  #entry(index) {
    const blocks = this.tables.get(index) ?? null;
    const occurrences = blocks ? blocks.reduce((sum, block) => sum + block.occurrences, 0) : this.counts[index];
    return { term: this.terms[index], shard: this, index, occurrences, scope: this.scopes[index], total: this.totals[index], blocks };
  }

  /**
   * Units of a term whose list is not long.
   *
   * @this {OpenShard}
   * @param {number} index
   * @returns {Units}
   */
  unitsOf(index) {
    return unitsOf(this.units.subarray(this.starts[index], this.starts[index + 1]));
  }

  /**
   * Positions of a term whose list is not long.
   *
   * @this {OpenShard}
   * @param {number} index
   * @param {Uint32Array} counts of its units.
   * @returns {Places}
   */
  placesOf(index, counts) {
    this.placeNumbers = this.placeNumbers ?? stepsOf(this.parts.slice(5, 7));
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
 * @param {number[]} totals units of each term's scope.
 * @returns {Map<number, LongBlock[]>}
 */
function tables(numbers, counts, totals) {
  /** @type {Map<number, LongBlock[]>} */
  const found = new Map();
  let at = 0;
  counts.forEach((number, index) => {
    if (number) return;
    const [occurrences, count] = [numbers[at], numbers[at + 1]];
    at += 2;
    if (!(at + 3 * count <= numbers.length)) throw new FormatError("a table that does not add up");
    const blocks = [];
    let sum = 0;
    for (let origin = 0; blocks.length < count; at += 3) {
      origin += numbers[at];
      if (origin >= totals[index]) throw new FormatError("a unit beyond the last");
      blocks.push({ origin, units: numbers[at + 1], occurrences: numbers[at + 2] });
      sum += numbers[at + 2];
    }
    if (sum !== occurrences || !count) throw new FormatError("a table that does not add up");
    found.set(index, blocks);
  });
  if (at !== numbers.length) throw new FormatError("a table that does not add up");
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
 * What is stored of positions.
 *
 * @param {Uint8Array[]} parts a byte for each, and varints of what the largest have beyond it.
 * @returns {Uint32Array}
 */
export function stepsOf([bytes, beyond]) {
  const steps = Uint32Array.from(bytes);
  const large = varints(beyond);
  let next = 0;
  for (let at = 0; at < steps.length; at += 1) {
    if (steps[at] !== LARGEST_STEP) continue;
    if (next === large.length) throw new FormatError("another number of positions");
    steps[at] += large[next++];
  }
  if (next !== large.length) throw new FormatError("another number of positions");
  return steps;
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
