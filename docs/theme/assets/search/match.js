/** Where one text matches in a window: counts per unit, and positions where they are needed. */

import { lowerBoundOf } from "./decode.js";
import { candidatesOf, meet } from "./reach.js";

/** @typedef {import("./volume.js").Volume} Volume */
/** @typedef {import("./window.js").Window} Window */
/** @typedef {import("./leaves.js").Leaf} Leaf */
/** @typedef {import("./leaves.js").Part} Part */
/** @typedef {import("./postings.js").Entry} Entry @typedef {import("./postings.js").LongEntry} LongEntry */
/** @typedef {Map<number, number[]>} Stands first positions in each unit, in order. */

/**
 * @typedef {object} Slice a piece of a list that lies in a window.
 * @property {Entry} entry
 * @property {number} block −1: the list is not long.
 * @property {import("./postings.js").Units} list
 * @property {number} from index of its first unit in the window.
 * @property {number} to
 * @property {Uint32Array} places its units, counted from the beginning of the window.
 */

/**
 * @typedef {object} Matches of one text.
 * @property {Uint32Array} counts matches in each unit.
 * @property {Uint32Array} owned those of them that no other text counts.
 * @property {Stands | null} stands null: not read yet.
 * @property {Slice[]} slices lists of a text of one part.
 */

/** Reads lists of one volume for one window. */
export class Matcher {
  /** Called when files are to be read of units that are likely to match. */
  onCandidates = () => {};

  /**
   * @param {Volume} volume
   * @param {Window} window
   * @param {AbortSignal} signal
   */
  constructor(volume, window, signal) {
    this.volume = volume;
    this.window = window;
    this.signal = signal;
  }

  /**
   * How often a text matches in each unit.
   *
   * @param {Leaf} leaf
   * @param {Uint8Array} allowed units where it may.
   * @param {Set<string> | null} own terms that alone are counted in the second answer; all where null.
   * @returns {Promise<Matches>}
   */
  async match(leaf, allowed, own) {
    const empty = () => new Uint32Array(this.window.units);
    if (!leaf.parts.length) return { counts: empty(), owned: empty(), stands: new Map(), slices: [] };
    if (leaf.parts.length === 1) {
      if (leaf.parts[0].entries.some((entry) => entry.blocks && this.#blocks(entry, allowed).length)) this.onCandidates();
      const slices = await this.slices(leaf.parts[0], allowed);
      const counts = this.#counts(slices, allowed);
      const owned = own ? this.#counts(slices.filter(({ entry }) => own.has(entry.term)), allowed) : counts;
      return { counts, owned, stands: null, slices };
    }
    const stands = await this.#sequence(leaf, allowed);
    const counts = empty();
    for (const [unit, places] of stands) counts[unit] = places.length;
    return { counts, owned: own ? empty() : counts, stands, slices: [] };
  }

  /**
   * Where all parts of a sequence stand at their distances.
   *
   * @param {Leaf} leaf
   * @param {Uint8Array} allowed
   * @returns {Promise<Stands>}
   */
  async #sequence(leaf, allowed) {
    const { parts } = leaf;
    const candidates = candidatesOf(this.volume, leaf.parts);
    const alive = candidates ? this.window.those(candidates, allowed) : allowed.slice();
    const sliced = [];
    /** @type {Stands} */
    let stands = new Map();
    for (const [index, part] of parts.entries()) {
      const slices = await this.slices(part, alive);
      const counts = this.#counts(slices, alive);
      alive.forEach((one, unit) => (alive[unit] = one && counts[unit] ? 1 : 0));
      sliced.push(slices);
      if (!alive.includes(1)) return new Map();
      // The rarest two first: where their positions do not fit, nothing is read of the others.
      if (index === 1) stands = await this.#meeting(parts, sliced, 0, stands, alive);
      if (index >= 1) stands = await this.#meeting(parts, sliced, index, stands, alive);
    }
    return stands;
  }

  /**
   * Where one more part of a sequence stands as well; other units are alive no more.
   *
   * @param {Part[]} parts
   * @param {Slice[][]} sliced lists of each part.
   * @param {number} index of the part.
   * @param {Stands} before where those before it stand.
   * @param {Uint8Array} alive
   * @returns {Promise<Stands>}
   */
  async #meeting(parts, sliced, index, before, alive) {
    const { offset } = parts[index];
    const places = await this.#places(sliced[index], alive);
    /** @type {Stands} */
    const stands = new Map();
    alive.fill(0);
    for (const [unit, found] of places) {
      const starts = found.map((place) => place - offset);
      const met = index ? meet(before.get(unit) ?? [], starts) : starts.filter((start) => start >= 0);
      if (!met.length) continue;
      stands.set(unit, met);
      alive[unit] = 1;
    }
    return stands;
  }

  /**
   * Positions of a text in some units, for those that have no stands yet.
   *
   * @param {Part} part
   * @param {Uint8Array} wanted
   * @returns {Promise<Stands>}
   */
  async stands(part, wanted) {
    return this.#places(await this.slices(part, wanted), wanted);
  }

  /**
   * How often a part stands in each of some units.
   *
   * @param {Part} part
   * @param {Uint8Array} wanted
   * @returns {Promise<Uint32Array>}
   */
  async counts(part, wanted) {
    return this.#counts(await this.slices(part, wanted), wanted);
  }

  /**
   * The pieces of a part's lists that have to do with some units.
   *
   * @param {Part} part
   * @param {Uint8Array} wanted
   * @returns {Promise<Slice[]>}
   */
  async slices({ entries }, wanted) {
    /** @type {(Slice | Promise<Slice>)[]} */
    const found = [];
    for (const entry of entries) {
      if (entry.blocks) {
        for (const block of this.#blocks(entry, wanted)) found.push(this.#longSlice(entry, block));
        continue;
      }
      const slice = this.#slice(entry, -1, this.volume.inlineUnits(entry));
      if (slice.from < slice.to) found.push(slice);
    }
    return Promise.all(found);
  }

  /**
   * @param {Entry} entry
   * @param {number} block
   * @param {import("./postings.js").Units} list
   * @returns {Slice}
   */
  #slice(entry, block, list) {
    const [from, to] = [this.window.froms, this.window.tos].map((borders) => lowerBoundOf(list.units, borders[entry.scope]));
    const units = this.window.scopes[entry.scope];
    const base = this.window.froms[entry.scope];
    return { entry, block, list, from, to, places: list.units.subarray(from, to).map((number) => units[number - base]) };
  }

  /**
   * The blocks of a long list that may hold a wanted unit.
   *
   * @param {LongEntry} entry
   * @param {Uint8Array} wanted
   * @returns {number[]}
   */
  #blocks({ blocks, scope }, wanted) {
    const { froms, scopes } = this.window;
    const units = scopes[scope];
    const found = [];
    for (let block = 0; block < blocks.length && blocks[block].origin < froms[scope] + units.length; block += 1) {
      const [from, to] = [blocks[block].origin, blocks[block + 1]?.origin ?? Infinity].map((number) => Math.max(0, number - froms[scope]));
      if (units.subarray(from, Math.min(to, units.length)).some((unit) => wanted[unit])) found.push(block);
    }
    return found;
  }

  /**
   * @param {LongEntry} entry
   * @param {number} block
   * @returns {Promise<Slice>}
   */
  async #longSlice(entry, block) {
    return this.#slice(entry, block, await this.volume.unitsBlock(entry, block, this.signal));
  }

  /**
   * @param {Slice[]} slices
   * @param {Uint8Array} allowed
   * @returns {Uint32Array}
   */
  #counts(slices, allowed) {
    const counts = new Uint32Array(this.window.units);
    for (const { list, from, places } of slices) {
      places.forEach((unit, at) => {
        if (allowed[unit]) counts[unit] += list.counts[from + at];
      });
    }
    return counts;
  }

  /**
   * @param {Slice[]} slices
   * @param {Uint8Array} wanted
   * @returns {Promise<Stands>}
   */
  async #places(slices, wanted) {
    /** @type {Stands} */
    const stands = new Map();
    /** @type {Set<number>} */
    const several = new Set();
    if (slices.some(({ block }) => block >= 0)) this.onCandidates();
    await Promise.all(slices.map(async ({ entry, block, list, from, places: units }) => {
      if (!units.some((unit) => wanted[unit])) return;
      const { places, starts } = block < 0
        ? this.volume.inlinePlaces(entry)
        : await this.volume.placesBlock(entry, block, list.counts, this.signal);
      units.forEach((unit, index) => {
        if (!wanted[unit]) return;
        const here = stands.get(unit) ?? [];
        if (here.length) several.add(unit);
        else stands.set(unit, here);
        const at = from + index;
        for (let place = starts[at]; place < starts[at + 1]; place += 1) here.push(places[place]);
      });
    }));
    for (const unit of several) /** @type {number[]} */ (stands.get(unit)).sort((one, other) => one - other);
    return stands;
  }
}
