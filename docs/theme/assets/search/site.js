/** A site's search: its index, its fold table, its files. */

import { SearchError } from "./errors.js";
import { checkedIndex, notHtml, parsed, unpacked } from "./files.js";
import { Loads } from "./loads.js";
import { sha256 } from "./sha256.js";
import { Volume } from "./volume.js";

/** @typedef {{folder: string, first: string, last: string, articles: number, units: number, tokens: number, bytes: number}} VolumeInfo */

/**
 * @typedef {object} Index
 * @property {number} format
 * @property {string} fold beginning of the table's digest.
 * @property {VolumeInfo[]} volumes
 * @property {number} articles
 * @property {string} digest
 * @property {string} lengths file name.
 * @property {string} tags file name.
 */

/** All files of one site's search. */
export class Site {
  /**
   * @param {string} base address of the site's root.
   * @param {import("./loads.js").LoadSettings} [settings]
   */
  constructor(base, settings) {
    this.base = base.endsWith("/") ? base : `${base}/`;
    this.loads = new Loads(settings);
    /** @type {Index | null} */
    this.index = null;
    /** @type {Volume[]} */
    this.volumes = [];
  }

  /**
   * Reads index.json and the fold table.
   *
   * @param {AbortSignal} [signal]
   * @returns {Promise<any>} the table.
   */
  async open(signal) {
    const index = checkedIndex(await this.#index(signal));
    const bytes = await this.loads.get(`${this.base}search/fold.json`, notHtml, signal);
    if (!sha256(bytes).startsWith(index.fold)) {
      this.loads.forget(`${this.base}search/fold.json`);
      parsed(bytes, "fold.json");
      throw new SearchError("version", "fold", "fold.json", { retry: true });
    }
    this.volumes = index.volumes.map((info) => new Volume(this, info));
    this.index = index;
    return parsed(bytes, "fold.json");
  }

  /** @param {AbortSignal} [signal] */
  async #index(signal) {
    return parsed(await this.loads.get(`${this.base}search/index.json`, notHtml, signal, "no-cache"), "index.json");
  }

  /**
   * A file with JSON beside index.json.
   *
   * @param {string} name
   * @param {AbortSignal} [signal]
   * @returns {Promise<any>}
   */
  async json(name, signal) {
    const bytes = await this.#orRenewed(this.loads.get(`${this.base}search/${name}`, notHtml, signal), signal);
    return parsed(bytes, name);
  }

  /**
   * The payload of a binary file.
   *
   * @param {string} folder
   * @param {string} name
   * @param {AbortSignal} [signal]
   * @returns {Promise<Uint8Array>}
   */
  payload(folder, name, signal) {
    const address = `${this.base}search/${folder}/${name}`;
    const load = this.loads.get(address, (bytes) => unpacked(bytes, folder, name, address), signal);
    return this.#orRenewed(load, signal);
  }

  /**
   * A file that is gone because the site was published anew since it was opened is another matter than a damaged index.
   *
   * @param {Promise<Uint8Array>} load
   * @param {AbortSignal} [signal]
   * @returns {Promise<Uint8Array>}
   */
  async #orRenewed(load, signal) {
    try {
      return await load;
    } catch (error) {
      if (!(error instanceof SearchError) || error.code !== "missing" || !this.index) throw error;
      const now = await this.#index(signal).catch(() => this.index);
      if (now.digest === this.index.digest) throw error;
      throw new SearchError("version", "renewed", error.detail, { retry: true });
    }
  }
}
