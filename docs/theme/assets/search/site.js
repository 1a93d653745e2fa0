/** A site's search: its index, its folding, its files, checked before anything is read out of them. */

import { SearchError, damaged, loaded } from "./errors.js";
import { makeFolding } from "./fold.js";
import { Loads } from "./loads.js";
import { Volume } from "./volume.js";

/** @typedef {import("./fold.js").Folding} Folding @typedef {import("./loads.js").Bytes} Bytes */
/** @typedef {Site & {index: Index, folding: Folding}} OpenSite one whose index has been read. */
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

const FORMAT = 4;
const MAGIC = [0x44, 0x5a, 0x30, 0x31];
const HEADER = 8;
const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

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
    /** @type {Folding | null} */
    this.folding = null;
    /** Called when the volumes are known, before all is ready. @type {(volumes: Volume[]) => void} */
    this.onIndex = () => {};
  }

  /** Reads index.json and the part of the fold table that suits the texts. */
  async open() {
    const index = checkedIndex(await this.#index());
    const volumes = index.volumes.map((info) => new Volume(this, info));
    this.onIndex(volumes);
    const part = await this.json(index.fold_part);
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
    return /** @type {Folding} */ (this.folding).cover(texts, () => this.json("fold.json", signal, this.#fold));
  }

  /**
   * A file with JSON beside index.json, which must be the one that the index was made with.
   *
   * @param {string} name
   * @param {AbortSignal} [signal]
   * @param {string} [digest] how its digest begins; its name says so.
   * @returns {Promise<any>}
   */
  async json(name, signal, digest = name.split(".")[1]) {
    const address = `${this.base}search/${name}`;
    const judge = async (/** @type {Bytes} */ bytes) => {
      notHtml(bytes, address);
      parsed(bytes, name);
      if ((await sha256(bytes)).startsWith(digest)) return bytes;
      throw new SearchError("version", "digest", name, { retry: true });
    };
    return parsed(await this.orRenewed(this.loads.get(address, judge, signal), signal), name);
  }

  /** @param {AbortSignal} [signal] */
  async #index(signal) {
    return parsed(await this.loads.get(`${this.base}search/index.json`, notHtml, signal, "no-cache"), "index.json");
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
    return this.orRenewed(load, signal);
  }

  /**
   * What is gone or another because the site was published anew since it was opened is another matter than damage.
   *
   * @template T
   * @param {Promise<T>} load
   * @param {AbortSignal} [signal]
   * @returns {Promise<T>}
   */
  async orRenewed(load, signal) {
    try {
      return await load;
    } catch (error) {
      const { index } = this; // null, where the site is closed meanwhile
      if (!(error instanceof SearchError) || !/^(?:missing|page)$/.test(error.code) || !index) throw error;
      const now = await this.#index(signal).catch(() => index);
      if (now?.digest === index.digest) throw error;
      throw new SearchError("version", "renewed", error.detail, { retry: true });
    }
  }
}

/**
 * Bytes that are no web page: many hosts answer a missing file with a page and status 200.
 *
 * @param {Bytes} bytes
 * @param {string} address
 * @returns {Bytes}
 */
function notHtml(bytes, address) {
  let at = bytes[0] === 0xef ? 3 : 0;
  while (bytes[at] === 0x20 || (bytes[at] >= 9 && bytes[at] <= 13)) at += 1;
  if (bytes[at] === 0x3c) throw damaged("missing", `${address}: found a web page`);
  return bytes;
}

/**
 * CRC-32 as in gzip (RFC 1952).
 *
 * @param {Uint8Array} bytes
 * @param {number} [before] checksum of what comes before them.
 * @returns {number}
 */
function crc32(bytes, before = 0) {
  let sum = ~before;
  for (let at = 0; at < bytes.length; at += 1) sum = TABLE[(sum ^ bytes[at]) & 255] ^ (sum >>> 8);
  return ~sum >>> 0;
}

/**
 * The payload of a binary file.
 *
 * @param {Bytes} bytes
 * @param {string} folder
 * @param {string} name
 * @param {string} address
 * @returns {Promise<Bytes>}
 */
async function unpacked(bytes, folder, name, address) {
  const file = `${folder}/${name}`;
  if (!MAGIC.every((byte, at) => bytes[at] === byte)) {
    notHtml(bytes, address);
    const other = bytes[0] === MAGIC[0] && bytes[1] === MAGIC[1];
    throw other ? new SearchError("version", "format", file, { retry: true }) : damaged("magic", file);
  }
  let payload;
  try {
    const stream = new Blob([bytes.subarray(HEADER)]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    payload = new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    throw damaged("data", file);
  }
  // The tag belongs to volume, name and payload alike: neither a flipped bit nor an exchanged file goes unseen.
  const sum = crc32(payload, crc32(new TextEncoder().encode(name)));
  const tag = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4);
  if ((parseInt(folder.slice(0, 8), 16) ^ sum) >>> 0 !== tag) throw damaged("tag", file);
  return payload;
}

/**
 * JSON out of a file.
 *
 * @param {Uint8Array} bytes
 * @param {string} name
 * @returns {any}
 */
function parsed(bytes, name) {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw damaged("json", name);
  }
}

/**
 * index.json, when it is what this reader knows.
 *
 * @param {any} index
 * @returns {Index}
 */
function checkedIndex(index) {
  if (!Number.isInteger(index?.format)) throw damaged("json", "index.json");
  if (index.format !== FORMAT) throw new SearchError("version", "format", `index.json ${index.format}`);
  const whole = Array.isArray(index.volumes) && index.volumes.every((/** @type {any} */ volume) => /^[0-9a-f]{16}$/.test(volume?.folder) && Number.isInteger(volume.articles));
  if (!whole || sum(index.volumes) !== index.articles) throw damaged("json", "index.json");
  return index;
}

const sum = (/** @type {VolumeInfo[]} */ volumes) => volumes.reduce((all, { articles }) => all + articles, 0);

/**
 * The digest of bytes in hex: by the browser where it may, which is on secure pages only.
 *
 * @param {Bytes} bytes
 * @returns {Promise<string>}
 */
async function sha256(bytes) {
  if (!globalThis.crypto?.subtle) return (await loaded(import("./sha256.js"))).sha256(bytes);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
