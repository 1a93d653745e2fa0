/** One volume: its files as values; whatever is wrong with them becomes a SearchError. */

import { FormatError, compare, decodeDirectory, decodeRoot, decodeUnits, expect, lowerBound, sections, varints } from "./decode.js";
import { damaged, loaded } from "./errors.js";
import { decodeArticles } from "./listing.js";
import { Shard, placesOf, stepsOf, unitsOf } from "./postings.js";
import { decodeGaps } from "./rice.js";
import { Window } from "./window.js";

/** @typedef {import("./decode.js").Root} Root @typedef {import("./decode.js").UnitBlock} UnitBlock */
/** @typedef {import("./postings.js").Entry} Entry @typedef {import("./postings.js").LongEntry} LongEntry */
/** @typedef {import("./postings.js").OpenShard} OpenShard */
/** @typedef {import("./site.js").Site} Site */
/** @typedef {import("./site.js").VolumeInfo} VolumeInfo */

/** One volume. */
export class Volume {
  /** Values made of payloads, for as long as these are kept. @type {WeakMap<Uint8Array, any>} */
  #made = new WeakMap();

  /**
   * @param {Site} site
   * @param {VolumeInfo} info
   */
  constructor(site, info) {
    this.site = site;
    this.info = info;
  }

  /**
   * @template T
   * @param {string} name
   * @param {(payload: Uint8Array) => T} decode
   * @param {AbortSignal} [signal]
   * @returns {Promise<T>}
   */
  async #read(name, decode, signal) {
    const payload = await this.site.payload(this.info.folder, name, signal);
    if (!this.#made.has(payload)) this.#made.set(payload, this.decoded(name, () => decode(payload)));
    return this.#made.get(payload);
  }

  /**
   * What a decoder makes; a file that is not what the format says is named.
   * @template T
   * @param {string} name
   * @param {() => T} decode
   * @returns {T}
   */
  decoded(name, decode) {
    try {
      return decode();
    } catch (error) {
      if (!(error instanceof FormatError || error instanceof RangeError || error instanceof SyntaxError)) throw error;
      this.site.loads.forget(`${this.site.base}search/${this.info.folder}/${name}`);
      throw damaged("data", `${this.info.folder}/${name}: ${error.message}`);
    }
  }

  /** @param {AbortSignal} [signal] @returns {Promise<Root>} */
  root(signal) {
    return this.#read("root.bin", (payload) => decodeRoot(payload, this.info.articles, this.info.units), signal);
  }

  /** Articles with their units. @param {import("./window.js").Stretch} stretch @param {AbortSignal} [signal] @returns {Promise<Window>} */
  async window({ block, low, high }, signal) {
    return new Window(block, await this.#read(`u${block.number}.bin`, (payload) => decodeUnits(payload, block), signal), low, high);
  }

  /** One article with its units. @param {number} article @param {AbortSignal} signal */
  async windowOf(article, signal) {
    const block = /** @type {UnitBlock} */ ((await this.root(signal)).unitBlocks.find(({ high }) => article < high));
    return this.window({ block, low: article, high: article + 1 }, signal);
  }

  /**
   * The shard that holds a term, if any does.
   *
   * @param {string} term
   * @param {AbortSignal} [signal]
   * @returns {Promise<number>} −1: it is before the first.
   */
  async #shardOf(term, signal) {
    const { tops, directory } = await this.root(signal);
    const number = lastNotBehind(tops, term);
    return number < 0 ? -1 : number * directory + lastNotBehind(await this.#directory(number, signal), term);
  }

  /** @param {number} number @param {AbortSignal} [signal] @returns {Promise<string[]>} */
  async #directory(number, signal) {
    const { shards, directory } = await this.root(signal);
    const count = Math.min(directory, shards - number * directory);
    return this.#read(`d${number}.bin`, (payload) => decodeDirectory(payload, count), signal);
  }

  /** @param {number} number @param {AbortSignal} [signal] @returns {Promise<Shard>} */
  #shard(number, signal) {
    return this.#read(`t${number}.bin`, (payload) => new Shard(payload, number), signal);
  }

  /** @param {Shard} shard @param {AbortSignal} [signal] @returns {Promise<OpenShard>} */
  async #opened(shard, signal) {
    const { totals } = await this.root(signal);
    this.decoded(`t${shard.number}.bin`, () => shard.open(totals));
    return /** @type {OpenShard} */ (shard);
  }

  /**
   * @param {string} term
   * @param {AbortSignal} [signal]
   * @returns {Promise<Entry | null>}
   */
  async entry(term, signal) {
    const number = await this.#shardOf(term, signal);
    if (number < 0) return null;
    const shard = await this.#shard(number, signal);
    return shard.has(term) ? (await this.#opened(shard, signal)).find(term) : null;
  }

  /**
   * The terms with a beginning.
   *
   * @param {string} beginning
   * @param {AbortSignal} [signal]
   * @returns {Promise<Entry[]>}
   */
  async entriesFrom(beginning, signal) {
    const { shards: count, directory } = await this.root(signal);
    const numbers = [];
    for (let number = Math.max(0, await this.#shardOf(beginning, signal)); number < count; number += 1) {
      const first = (await this.#directory(Math.floor(number / directory), signal))[number % directory];
      if (compare(first, beginning) > 0 && !first.startsWith(beginning)) break;
      numbers.push(number);
    }
    const shards = await Promise.all(numbers.map((number) => this.#shard(number, signal)));
    const opened = await Promise.all(shards.map((shard) => this.#opened(shard, signal)));
    return opened.flatMap((shard) => shard.startingWith(beginning));
  }

  /** The forms of a shard of stems. @param {number} number @param {AbortSignal} [signal] @returns {Promise<Map<string, string[]>>} */
  async stems(number, signal) {
    const { decodeStems } = await loaded(import("./stem.js"));
    return this.#read(`f${number}.bin`, decodeStems, signal);
  }

  /** @param {Entry} entry of a list that is not long. @returns {import("./postings.js").Units} */
  inlineUnits(entry) {
    return (entry.unitList ??= entry.shard.unitsOf(entry.index));
  }

  /** @param {Entry} entry of a list that is not long. @returns {import("./postings.js").Places} */
  inlinePlaces(entry) {
    const { counts } = this.inlineUnits(entry);
    return (entry.placeList ??= this.decoded(`t${entry.shard.number}.bin`, () => entry.shard.placesOf(entry.index, counts)));
  }

  /**
   * Units and counts of a block of a long list.
   *
   * @param {LongEntry} entry
   * @param {number} block
   * @param {AbortSignal} signal
   * @returns {Promise<import("./postings.js").Units>}
   */
  unitsBlock(entry, block, signal) {
    const { units, occurrences, origin } = entry.blocks[block];
    return this.#read(`t${entry.shard.number}-${entry.index}-u${block}.bin`, (payload) => {
      const numbers = decodeGaps(payload, [occurrences], [entry.occurrences], [entry.total], origin);
      const found = unitsOf(numbers);
      expect(found.units.length === units && found.units[0] === origin, "another block than in the table");
      return found;
    }, signal);
  }

  /**
   * Positions in the units of a block of a long list.
   *
   * @param {Entry} entry
   * @param {number} block
   * @param {Uint32Array} counts of these units.
   * @param {AbortSignal} signal
   * @returns {Promise<import("./postings.js").Places>}
   */
  async placesBlock(entry, block, counts, signal) {
    const name = `t${entry.shard.number}-${entry.index}-p${block}.bin`;
    const payload = await this.site.payload(this.info.folder, name, signal);
    return this.decoded(name, () => placesOf(stepsOf(sections(payload, 2)), counts));
  }

  /** @param {number} block @param {AbortSignal} [signal] @returns {Promise<import("./listing.js").Block>} */
  async articles(block, signal) {
    const { blockSize } = await this.root(signal);
    const count = Math.min(blockSize, this.info.articles - block * blockSize);
    return this.#read(`a${block}.bin`, (payload) => decodeArticles(payload, count), signal);
  }

  /** The block that holds an article. @param {number} article @param {AbortSignal} [signal] */
  async articlesAt(article, signal) {
    return this.articles(Math.floor(article / (await this.root(signal)).blockSize), signal);
  }

  /** @param {AbortSignal} [signal] */
  async days(signal) {
    const { decodeDays } = await loaded(import("./fields.js"));
    return this.#read("days.bin", (payload) => decodeDays(payload, this.info.articles), signal);
  }

  /** @param {number} days that have articles. @param {AbortSignal} [signal] @returns {Promise<Uint32Array[]>} */
  async amounts(days, signal) {
    const { decodeAmounts } = await loaded(import("./fields.js"));
    return this.#read("amounts.bin", (payload) => decodeAmounts(payload, days), signal);
  }

  /** @param {AbortSignal} [signal] @returns {Promise<import("./fields.js").Facets>} */
  async facets(signal) {
    const { decodeFacets } = await loaded(import("./fields.js"));
    return this.#read("facets.bin", (payload) => decodeFacets(payload, this.info.articles), signal);
  }

  /** Tokens of each article. @param {AbortSignal} [signal] @returns {Promise<Uint32Array>} */
  lengths(signal) {
    return this.#column("lengths.bin", signal);
  }

  /** Page of each article, 0 where it is unknown. @param {AbortSignal} [signal] @returns {Promise<Uint32Array>} */
  pages(signal) {
    return this.#column("pages.bin", signal);
  }

  /** A number for each article. @param {string} name @param {AbortSignal} [signal] @returns {Promise<Uint32Array>} */
  #column(name, signal) {
    return this.#read(name, (payload) => {
      const numbers = varints(payload);
      expect(numbers.length === this.info.articles, "another number of articles");
      return numbers;
    }, signal);
  }
}

/**
 * The last of some sorted strings that is not behind another.
 *
 * @param {string[]} firsts
 * @param {string} wanted
 * @returns {number} −1: it is before the first.
 */
export function lastNotBehind(firsts, wanted) {
  const at = lowerBound(firsts, wanted);
  return firsts[at] === wanted ? at : at - 1;
}
