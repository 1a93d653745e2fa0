/**
 * A digest of words, by which a link to a passage is checked. Pure.
 *
 * A polynomial over the code points, modulo a prime (Karp and Rabin 1987): one changed character always changes it, any
 * other change with a chance of all but one in two thousand million, and it is found at every place of a text in one pass.
 * It guards against change, not against malice. Base and modulus are such that no product reaches 2^53.
 */

const PRIME = 2 ** 31 - 1;
/** A primitive root of the prime: so two characters that change places change the digest too. */
const BASE = 1_000_019;
const DIGITS = 6;

/**
 * The digest of a text: six signs, digits and small letters.
 *
 * @param {string} text
 * @returns {string}
 */
export function digestOf(text) {
  let sum = 0;
  for (const point of text) sum = (sum * BASE + code(point)) % PRIME;
  return sum.toString(36).padStart(DIGITS, "0");
}

/**
 * Every place of a text where so many code points have a digest.
 *
 * @param {string[]} points the text, cut into code points.
 * @param {number} length
 * @param {string} digest
 * @returns {number[]}
 */
export function placesOf(points, length, digest) {
  /** @type {number[]} */
  const found = [];
  if (length > points.length) return found;
  const wanted = Number.parseInt(digest, 36);
  let [sum, lead] = [0, 1];
  for (let at = 1; at < length; at += 1) lead = (lead * BASE) % PRIME;
  for (let at = 0; at < points.length; at += 1) {
    if (at >= length) sum = (sum + PRIME - ((code(points[at - length]) * lead) % PRIME)) % PRIME;
    sum = (sum * BASE + code(points[at])) % PRIME;
    if (at + 1 >= length && sum === wanted) found.push(at + 1 - length);
  }
  return found;
}

/** @param {string} point @returns {number} */
function code(point) {
  return point.codePointAt(0) ?? 0;
}
