/** Where one text matches in a window: counts per unit, and positions where they are needed. */

/** @typedef {import("./volume.js").Volume} Volume */
/** @typedef {import("./window.js").Window} Window */
/** @typedef {import("./leaves.js").Leaf} Leaf */
/** @typedef {import("./leaves.js").Part} Part */
/** @typedef {import("./postings.js").Entry} Entry */
/** @typedef {Map<number, number[]>} Stands first positions in each unit, in order. */

/**
 * @typedef {object} Slice a piece of a list that lies in a window.
 * @property {Entry} entry
 * @property {number} block −1: the list is not long.
 * @property {import("./postings.js").Units} list
 * @property {number} from index of its first unit in the window.
 * @property {number} to
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
    const stands = await this.#sequence(leaf.parts, allowed);
    const counts = empty();
    for (const [unit, places] of stands) counts[unit] = places.length;
    return { counts, owned: own ? empty() : counts, stands, slices: [] };
  }

  /**
   * Where all parts of a sequence stand at their distances.
   *
   * @param {Part[]} parts
   * @param {Uint8Array} allowed
   * @returns {Promise<Stands>}
   */
  async #sequence(parts, allowed) {
    let alive = allowed;
    const sliced = [];
    for (const part of parts) {
      const slices = await this.slices(part, alive);
      const counts = this.#counts(slices, alive);
      alive = alive.map((one, unit) => (one && counts[unit] ? 1 : 0));
      sliced.push(slices);
      if (!alive.includes(1)) return new Map();
    }
    /** @type {Stands} */
    let stands = new Map();
    for (const [index, { offset }] of parts.entries()) {
      const places = await this.#places(sliced[index], alive);
      const before = stands;
      stands = new Map();
      for (const [unit, found] of places) {
        const starts = found.map((place) => place - offset);
        const met = index ? meet(before.get(unit) ?? [], starts) : starts.filter((start) => start >= 0);
        if (met.length) stands.set(unit, met);
        else alive[unit] = 0;
      }
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
    const { first, behind } = this.window;
    /** @type {(Slice | Promise<Slice>)[]} */
    const found = [];
    for (const entry of entries) {
      if (entry.blocks) {
        for (const block of this.#blocks(entry, wanted)) found.push(this.#longSlice(entry, block));
        continue;
      }
      const list = this.volume.inlineUnits(entry);
      const from = lowerBoundOf(list.units, first);
      const to = lowerBoundOf(list.units, behind);
      if (from < to) found.push({ entry, block: -1, list, from, to });
    }
    return Promise.all(found);
  }

  /**
   * The blocks of a long list that may hold a wanted unit.
   *
   * @param {Entry} entry
   * @param {Uint8Array} wanted
   * @returns {number[]}
   */
  #blocks({ blocks }, wanted) {
    const { first, behind } = this.window;
    const found = [];
    for (let block = 0; block < blocks.length && blocks[block].first < behind; block += 1) {
      const next = block + 1 < blocks.length ? blocks[block + 1].first : Infinity;
      if (next <= first) continue;
      const at = wanted.indexOf(1, Math.max(0, blocks[block].first - first));
      if (at >= 0 && at + first < next) found.push(block);
    }
    return found;
  }

  /**
   * @param {Entry} entry
   * @param {number} block
   * @returns {Promise<Slice>}
   */
  async #longSlice(entry, block) {
    const list = await this.volume.unitsBlock(entry, block, this.signal);
    const { first, behind } = this.window;
    return { entry, block, list, from: lowerBoundOf(list.units, first), to: lowerBoundOf(list.units, behind) };
  }

  /**
   * @param {Slice[]} slices
   * @param {Uint8Array} allowed
   * @returns {Uint32Array}
   */
  #counts(slices, allowed) {
    const counts = new Uint32Array(this.window.units);
    for (const { list, from, to } of slices) {
      for (let at = from; at < to; at += 1) {
        const unit = list.units[at] - this.window.first;
        if (allowed[unit]) counts[unit] += list.counts[at];
      }
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
    const several = new Set();
    if (slices.some(({ block }) => block >= 0)) this.onCandidates();
    await Promise.all(slices.map(async ({ entry, block, list, from, to }) => {
      const any = list.units.subarray(from, to).some((unit) => wanted[unit - this.window.first]);
      if (!any) return;
      const { places, starts } = block < 0
        ? this.volume.inlinePlaces(entry)
        : await this.volume.placesBlock(entry, block, list.counts, this.signal);
      for (let at = from; at < to; at += 1) {
        const unit = list.units[at] - this.window.first;
        if (!wanted[unit]) continue;
        const here = stands.get(unit) ?? [];
        if (here.length) several.add(unit);
        else stands.set(unit, here);
        for (let place = starts[at]; place < starts[at + 1]; place += 1) here.push(places[place]);
      }
    }));
    for (const unit of several) stands.get(unit).sort((one, other) => one - other);
    return stands;
  }
}

/**
 * Index of the first number that is not below another.
 *
 * @param {ArrayLike<number>} numbers
 * @param {number} wanted
 * @returns {number}
 */
export function lowerBoundOf(numbers, wanted) {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numbers[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What two rows have in common. @param {number[]} one @param {number[]} other @returns {number[]} */
function meet(one, other) {
  const found = [];
  for (let [a, b] = [0, 0]; a < one.length && b < other.length; ) {
    if (one[a] === other[b]) found.push(one[a]);
    if (one[a] <= other[b]) a += 1;
    else b += 1;
  }
  return found;
}
