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
 */

/**
 * root.bin.
 *
 * @param {Uint8Array} payload
 * @param {number} count articles of the volume.
 * @returns {Root}
 */
export function decodeRoot(payload, count) {
  const parts = sections(payload, 7);
  const header = varints(parts[0]);
  expect(header.length === 5, "another header");
  const [articles, blockSize, shards, stemShards, directory] = header;
  const [tops, stems] = [strings(parts.slice(1, 4)), strings(parts.slice(4))];
  const fits = directory > 0 && tops.length === Math.ceil(shards / directory) && stems.length === stemShards;
  expect(fits && blockSize > 0 && articles === count, "another number of shards");
  return { blockSize, shards, directory, tops, stems };
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
 * @typedef {object} UnitTable
 * @property {number} articles
 * @property {Uint32Array} starts first unit of each article, and the number of units at the end.
 * @property {Uint32Array} zh number of Chinese paragraphs of each article.
 * @property {Uint32Array[]} scopes the units that a term's numbers count, by its scope: all, the Chinese, the English.
 */

/**
 * units.bin.
 *
 * @param {Uint8Array} payload
 * @param {number} articles
 * @param {number} units
 * @returns {UnitTable}
 */
export function decodeUnits(payload, articles, units) {
  const [zh, differences] = sections(payload, 2).map(varints);
  expect(zh.length === articles && differences.length === articles, "another number of articles");
  const starts = new Uint32Array(articles + 1);
  const english = new Uint8Array(units);
  for (let index = 0; index < articles; index += 1) {
    const zigzag = differences[index];
    const en = zh[index] + (zigzag & 1 ? -(zigzag + 1) / 2 : zigzag / 2);
    expect(en >= 0, "fewer paragraphs than none");
    const start = starts[index];
    starts[index + 1] = start + 4 + zh[index] + en;
    english[start + 1] = english[start + 3] = 1;
    english.fill(1, start + 4 + zh[index], starts[index + 1]);
  }
  expect(starts[articles] === units, "another number of units");
  const all = Uint32Array.from(english, (_, unit) => unit);
  return { articles, starts, zh, scopes: [all, all.filter((unit) => !english[unit]), all.filter((unit) => english[unit])] };
}

/**
 * @typedef {object} Block of articles.
 * @property {Uint32Array} days proleptic ordinals; 0001-01-01 is 1.
 * @property {Uint32Array} pages 0: unknown.
 * @property {string[]} digests eight hex digits.
 */

/**
 * a<b>.bin.
 *
 * @param {Uint8Array} payload
 * @param {number} count
 * @returns {Block}
 */
export function decodeArticles(payload, count) {
  const parts = sections(payload, 3);
  const [days, pages] = [running(varints(parts[0])), varints(parts[1])];
  expect(days.length === count && pages.length === count && parts[2].length === 4 * count, "another number of articles");
  const hex = (index) => [...parts[2].subarray(4 * index, 4 * index + 4)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return { days, pages, digests: Array.from({ length: count }, (_, index) => hex(index)) };
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
