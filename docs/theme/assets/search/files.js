/** Checks of whole files before anything is read out of them. */

import { SearchError, damaged } from "./errors.js";

const FORMAT = 2;
const MAGIC = [0x44, 0x5a, 0x30, 0x31];
const HEADER = 8;

/**
 * Bytes that are no web page: many hosts answer a missing file with a page and status 200.
 *
 * @param {Uint8Array} bytes
 * @param {string} address
 * @returns {Uint8Array}
 */
export function notHtml(bytes, address) {
  let at = bytes[0] === 0xef ? 3 : 0;
  while (bytes[at] === 0x20 || (bytes[at] >= 9 && bytes[at] <= 13)) at += 1;
  if (bytes[at] === 0x3c) throw new SearchError("damaged", "missing", `${address}: found a web page`, { retry: false });
  return bytes;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/**
 * CRC-32 as in gzip (RFC 1952).
 *
 * @param {Uint8Array} bytes
 * @param {number} [before] checksum of what comes before them.
 * @returns {number}
 */
export function crc32(bytes, before = 0) {
  let sum = ~before;
  for (let at = 0; at < bytes.length; at += 1) sum = TABLE[(sum ^ bytes[at]) & 255] ^ (sum >>> 8);
  return ~sum >>> 0;
}

/**
 * The payload of a binary file.
 *
 * @param {Uint8Array} bytes
 * @param {string} folder
 * @param {string} name
 * @param {string} address
 * @returns {Promise<Uint8Array>}
 */
export async function unpacked(bytes, folder, name, address) {
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
export function parsed(bytes, name) {
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
 * @returns {import("./site.js").Index}
 */
export function checkedIndex(index) {
  if (!Number.isInteger(index?.format)) throw damaged("json", "index.json");
  if (index.format !== FORMAT) throw new SearchError("version", "format", `index.json ${index.format}`);
  const whole = Array.isArray(index.volumes) && /^[0-9a-f]{16}$/.test(index.fold) && /^fold\.[0-9a-f]{16}\.json$/.test(index.fold_part) && Number.isInteger(index.articles);
  const volumesWhole = whole && index.volumes.every((volume) => /^[0-9a-f]{16}$/.test(volume?.folder) && Number.isInteger(volume.articles));
  if (!volumesWhole || sum(index.volumes) !== index.articles) throw damaged("json", "index.json");
  return index;
}

const sum = (volumes) => volumes.reduce((all, { articles }) => all + articles, 0);
