/** Bytes of the index as values; pure. The format: docs/project/search-format.md. */

/** Bytes that cannot be what the format says. */
export class FormatError extends Error {}

/**
 * @param {unknown} holds
 * @param {string} what
 */
export function expect(holds, what) {
  if (!holds) throw new FormatError(what);
}

/**
 * A column of unsigned LEB128 numbers, all below 2³².
 *
 * @param {Uint8Array} bytes
 * @returns {Uint32Array}
 */
export function varints(bytes) {
  let count = 0;
  for (let at = 0; at < bytes.length; at += 1) if (bytes[at] < 0x80) count += 1;
  expect(!bytes.length || bytes[bytes.length - 1] < 0x80, "a number beyond the end");
  const values = new Uint32Array(count);
  for (let at = 0, index = 0; index < count; index += 1) {
    let byte = bytes[at++];
    let value = byte & 0x7f;
    for (let scale = 0x80; byte >= 0x80; scale *= 0x80) {
      byte = bytes[at++];
      value += (byte & 0x7f) * scale;
      expect(value < 2 ** 32 && scale < 2 ** 35, "a number too large");
    }
    values[index] = value;
  }
  return values;
}

/**
 * The sections of a payload.
 *
 * @param {Uint8Array} payload
 * @param {number} count how many there must be.
 * @returns {Uint8Array[]}
 */
export function sections(payload, count) {
  let at = 0;
  const number = () => {
    let value = 0;
    for (let scale = 1; ; scale *= 0x80) {
      expect(at < payload.length && scale < 2 ** 35, "sections cut short");
      const byte = payload[at++];
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  };
  expect(number() === count, "another number of sections");
  const lengths = Array.from({ length: count }, number);
  expect(lengths.reduce((sum, length) => sum + length, at) === payload.length, "sections that do not fill the file");
  return lengths.map((length) => payload.subarray(at, (at += length)));
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Front-coded strings out of their three sections.
 *
 * @param {Uint8Array[]} columns bytes shared with the string before, bytes of the whole, what is not shared.
 * @returns {string[]}
 */
export function strings([sharedBytes, wholeBytes, rests]) {
  const [shared, whole] = [varints(sharedBytes), varints(wholeBytes)];
  expect(shared.length === whole.length, "strings of unequal columns");
  let buffer = new Uint8Array(64);
  let length = 0;
  let from = 0;
  const found = new Array(shared.length);
  for (let index = 0; index < shared.length; index += 1) {
    const rest = whole[index] - shared[index];
    expect(shared[index] <= length && rest >= 0 && from + rest <= rests.length, "a string beyond the end");
    length = whole[index];
    if (length > buffer.length) {
      const larger = new Uint8Array(2 * length);
      larger.set(buffer);
      buffer = larger;
    }
    buffer.set(rests.subarray(from, from + rest), shared[index]);
    from += rest;
    try {
      found[index] = utf8.decode(buffer.subarray(0, length));
    } catch {
      throw new FormatError("a string that is not UTF-8");
    }
  }
  expect(from === rests.length, "strings that do not fill their section");
  return found;
}

/**
 * The order of code points, in which UTF-8 sorts and UTF-16 does not.
 *
 * @param {string} one
 * @param {string} other
 * @returns {number}
 */
export function compare(one, other) {
  const shorter = Math.min(one.length, other.length);
  for (let at = 0; at < shorter; at += 1) {
    const [a, b] = [one.charCodeAt(at), other.charCodeAt(at)];
    if (a === b) continue;
    const [high, low] = [a >= 0xd800 && a < 0xe000, b >= 0xd800 && b < 0xe000];
    return high === low ? a - b : high ? 1 : -1;
  }
  return one.length - other.length;
}

/**
 * Index of the first string that is not before another.
 *
 * @param {string[]} sorted
 * @param {string} wanted
 * @returns {number}
 */
export function lowerBound(sorted, wanted) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(sorted[middle], wanted) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * @typedef {object} Root
 * @property {number} blockSize articles in a block.
 * @property {number} shards
 * @property {number} directory shards in a d-file.
 * @property {string[]} tops first term of each d-file.
 * @property {string[]} stems first stem of each shard of stems.
 * @property {UnitBlock[]} unitBlocks
 * @property {number[]} totals units of each scope: all, the Chinese, the English.
 */

/**
 * @typedef {object} UnitBlock articles whose units are in one file.
 * @property {number} number of the file.
 * @property {number} low first article.
 * @property {number} high the one behind the last.
 * @property {number[]} froms number of the first unit in each scope.
 * @property {number[]} tos the number behind the last one's.
 */

/**
 * root.bin.
 *
 * @param {Uint8Array} payload
 * @param {number} count articles of the volume.
 * @param {number} units of the volume.
 * @returns {Root}
 */
export function decodeRoot(payload, count, units) {
  const parts = sections(payload, 8);
  const header = varints(parts[0]);
  expect(header.length === 6, "another header");
  const [articles, blockSize, shards, stemShards, directory, unitBlock] = header;
  const [tops, stems] = [strings(parts.slice(1, 4)), strings(parts.slice(4, 7))];
  const fits = directory > 0 && tops.length === Math.ceil(shards / directory) && stems.length === stemShards;
  expect(fits && blockSize > 0 && unitBlock > 0 && articles === count, "another number of shards");
  const unitBlocks = blocksOf(varints(parts[7]), articles, unitBlock);
  const totals = unitBlocks.at(-1)?.tos ?? [0, 0, 0];
  expect(totals[0] === units, "another number of units");
  return { blockSize, shards, directory, tops, stems, unitBlocks, totals };
}

/**
 * @param {Uint32Array} paragraphs Chinese and English ones of each block.
 * @param {number} articles
 * @param {number} size articles in a block.
 * @returns {UnitBlock[]}
 */
function blocksOf(paragraphs, articles, size) {
  expect(paragraphs.length === 2 * Math.ceil(articles / size), "another number of blocks of units");
  const blocks = [];
  let froms = [0, 0, 0];
  for (let number = 0, low = 0; low < articles; number += 1, low += size) {
    const high = Math.min(articles, low + size);
    const [zh, en] = paragraphs.subarray(2 * number, 2 * number + 2).map((count) => count + 2 * (high - low));
    const tos = [froms[0] + zh + en, froms[1] + zh, froms[2] + en];
    blocks.push({ number, low, high, froms, tos });
    froms = tos;
  }
  return blocks;
}

/**
 * d<j>.bin.
 *
 * @param {Uint8Array} payload
 * @param {number} count shards that it names.
 * @returns {string[]} first term of each.
 */
export function decodeDirectory(payload, count) {
  const firsts = strings(sections(payload, 3));
  expect(firsts.length === count, "another number of shards");
  return firsts;
}

/**
 * u<j>.bin: Chinese and English paragraphs of each article of a block.
 *
 * @param {Uint8Array} payload
 * @param {UnitBlock} block
 * @returns {[Uint32Array, Uint32Array]}
 */
export function decodeUnits(payload, { low, high, froms, tos }) {
  const [zh, differences] = sections(payload, 2).map(varints);
  expect(zh.length === high - low && differences.length === zh.length, "another number of articles");
  const en = differences.map((zigzag, index) => zh[index] + (zigzag & 1 ? -(zigzag + 1) / 2 : zigzag / 2));
  const sums = [zh, en].map((counts) => counts.reduce((sum, count) => sum + count + 2, 0));
  expect(sums.every((sum, scope) => froms[scope + 1] + sum === tos[scope + 1]), "another number of paragraphs");
  return [zh, en];
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

/**
 * Sums of gaps, in place.
 *
 * @param {Uint32Array} gaps
 * @returns {Uint32Array}
 */
export function running(gaps) {
  for (let index = 1; index < gaps.length; index += 1) gaps[index] += gaps[index - 1];
  return gaps;
}
