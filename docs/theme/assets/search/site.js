/** A site's search: its index, its folding, its files. */

import { SearchError } from "./errors.js";
import { checkedIndex, notHtml, parsed, unpacked } from "./files.js";
import { makeFolding } from "./fold.js";
import { Loads } from "./loads.js";
import { sha256 } from "./sha256.js";
import { Volume } from "./volume.js";

/** @typedef {{folder: string, first: string, last: string, articles: number, units: number, tokens: number, bytes: number}} VolumeInfo */

/**
 * @typedef {object} Index
 * @property {number} format
 * @property {string} fold beginning of the table's digest.
 * @property {string} fold_part file name of the part for this corpus.
 * @property {VolumeInfo[]} volumes
 * @property {number} articles
 * @property {string} digest
 * @property {string} lengths file name.
 * @property {string} tags file name.
 */

/** All files of one site's search. */
export class Site {
  #fold = "";

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
    /** @type {import("./fold.js").Folding | null} */
    this.folding = null;
    /** Called when the volumes are known, before all is ready. @type {(volumes: Volume[]) => void} */
    this.onIndex = () => {};
  }

  /**
   * Reads index.json and the part of the fold table that suits the texts.
   *
   * @param {AbortSignal} [signal]
   */
  async open(signal) {
    const index = checkedIndex(await this.#index(signal));
    const volumes = index.volumes.map((info) => new Volume(this, info));
    this.onIndex(volumes);
    const part = await this.#table(index.fold_part, index.fold_part.split(".")[1], signal);
    if (part.of !== index.fold) throw new SearchError("version", "fold", index.fold_part, { retry: true });
    this.folding = makeFolding(part);
    this.#fold = index.fold;
    this.volumes = volumes;
    this.index = index;
  }

  /**
   * Makes sure that some texts can be folded.
   *
   * @param {string[]} texts
   * @param {AbortSignal} [signal]
   * @returns {Promise<void>}
   */
  cover(texts, signal) {
    return this.folding.cover(texts, () => this.#table("fold.json", this.#fold, signal));
  }

  /**
   * A table of folding, which must be the one that the index was made with.
   *
   * @param {string} name
   * @param {string} digest how its digest begins.
   * @param {AbortSignal} [signal]
   * @returns {Promise<import("./fold.js").FoldTable & {of?: string}>}
   */
  async #table(name, digest, signal) {
    const address = `${this.base}search/${name}`;
    const bytes = await this.#orRenewed(this.loads.get(address, notHtml, signal), signal);
    if (!sha256(bytes).startsWith(digest)) {
      this.loads.forget(address);
      parsed(bytes, name);
      throw new SearchError("version", "fold", name, { retry: true });
    }
    return parsed(bytes, name);
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
