/** Checks of whole files before anything is read out of them. */

import { SearchError, damaged } from "./errors.js";

const FORMAT = 1;
const MAGIC = [0x44, 0x5a, 0x30, 0x31];
const HEADER = 8;

/**
 * Bytes that are no web page: many hosts answer a missing file with a page and status 200.
 *
 * @param {Uint8Array} bytes
 * @param {Response} reply
 * @returns {Uint8Array}
 */
export function notHtml(bytes, reply) {
  const file = reply.url || "file";
  let at = bytes[0] === 0xef ? 3 : 0;
  while (bytes[at] === 0x20 || (bytes[at] >= 9 && bytes[at] <= 13)) at += 1;
  if (bytes[at] === 0x3c) throw new SearchError("damaged", "missing", `${file}: found a web page`, { retry: false });
  return bytes;
}

/**
 * The payload of a binary file.
 *
 * @param {Uint8Array} bytes
 * @param {string} folder whose first digits are the tag.
 * @param {string} file for messages.
 * @param {Response} reply
 * @returns {Promise<Uint8Array>}
 */
export async function unpacked(bytes, folder, file, reply) {
  if (!MAGIC.every((byte, at) => bytes[at] === byte)) {
    notHtml(bytes, reply);
    const other = bytes[0] === MAGIC[0] && bytes[1] === MAGIC[1];
    throw other ? new SearchError("version", "format", file) : damaged("magic", file);
  }
  const tag = [...bytes.subarray(4, HEADER)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (tag !== folder.slice(0, 8)) throw damaged("tag", file);
  try {
    const stream = new Blob([bytes.subarray(HEADER)]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    throw damaged("data", file);
  }
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
  const whole = Array.isArray(index.volumes) && /^[0-9a-f]{16}$/.test(index.fold) && Number.isInteger(index.articles);
  const volumesWhole = whole && index.volumes.every((volume) => /^[0-9a-f]{16}$/.test(volume?.folder) && Number.isInteger(volume.articles));
  if (!volumesWhole || sum(index.volumes) !== index.articles) throw damaged("json", "index.json");
  return index;
}

const sum = (volumes) => volumes.reduce((all, { articles }) => all + articles, 0);
