/** SHA-256 (FIPS 180-4): browsers offer theirs on secure pages only, and the index must be checked on all. */

/**
 * Fractional parts of roots of the first primes, 32 bits each.
 *
 * @param {number} count
 * @param {(prime: number) => number} root
 * @returns {Uint32Array}
 */
function constants(count, root) {
  const found = new Uint32Array(count);
  for (let prime = 2, made = 0; made < count; prime++) {
    let isPrime = true;
    for (let factor = 2; factor * factor <= prime; factor++) if (prime % factor === 0) isPrime = false;
    if (isPrime) found[made++] = (root(prime) % 1) * 2 ** 32;
  }
  return found;
}

const ROUNDS = constants(64, Math.cbrt);
const START = constants(8, Math.sqrt);

/**
 * The digest of bytes as 64 hex digits.
 *
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export function sha256(bytes) {
  const state = START.slice();
  const padded = new Uint8Array(((bytes.length + 8) >> 6 << 6) + 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(padded.length - 4, (bytes.length << 3) >>> 0);
  for (let at = 0; at < padded.length; at += 64) compress(state, view, at);
  return [...state].map((word) => word.toString(16).padStart(8, "0")).join("");
}

const right = (/** @type {number} */ word, /** @type {number} */ bits) => (word >>> bits) | (word << (32 - bits));

/**
 * Works one block of 64 bytes into the state.
 *
 * @param {Uint32Array} state
 * @param {DataView} view
 * @param {number} at
 */
function compress(state, view, at) {
  const words = new Uint32Array(64);
  for (let i = 0; i < 16; i++) words[i] = view.getUint32(at + 4 * i);
  for (let i = 16; i < 64; i++) {
    const [x, y] = [words[i - 15], words[i - 2]];
    const low = right(x, 7) ^ right(x, 18) ^ (x >>> 3);
    const high = right(y, 17) ^ right(y, 19) ^ (y >>> 10);
    words[i] = words[i - 16] + low + words[i - 7] + high;
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i++) {
    const one = h + (right(e, 6) ^ right(e, 11) ^ right(e, 25)) + ((e & f) ^ (~e & g)) + ROUNDS[i] + words[i];
    const two = (right(a, 2) ^ right(a, 13) ^ right(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) >>> 0, c, b, a, (one + two) >>> 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => { state[index] += word; });
}
