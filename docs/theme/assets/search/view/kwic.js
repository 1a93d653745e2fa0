/** Concordance lines: sorting by context and cutting to a width. Pure. */

/** @typedef {import("../all-lines.js").Line} Line */

const PIECES = /\p{Script=Han}|[\p{L}\p{N}\p{M}]+/gu;
const DEEP = 8;
const collator = new Intl.Collator("zh-Hans-CN", { sensitivity: "base", numeric: true });

/**
 * Lines sorted by a context: the nearest word or character first. Lines that agree stay in the order of the text.
 *
 * @param {Line[]} lines
 * @param {"text"|"left"|"hit"|"right"} order
 * @returns {Line[]}
 */
export function sorted(lines, order) {
  if (order === "text") return lines;
  const keyed = lines.map((line) => ({ line, key: keyOf(line, order) }));
  return keyed.sort((one, other) => compare(one.key, other.key)).map(({ line }) => line);
}

/** @param {Line} line @param {"left"|"hit"|"right"} order @returns {string[]} */
function keyOf(line, order) {
  const pieces = (line[order].match(PIECES) ?? []);
  return order === "left" ? pieces.slice(-DEEP).reverse() : pieces.slice(0, DEEP);
}

/** @param {string[]} one @param {string[]} other @returns {number} */
function compare(one, other) {
  for (let index = 0; index < Math.min(one.length, other.length); index += 1) {
    const difference = collator.compare(one[index], other[index]);
    if (difference) return difference;
  }
  return one.length - other.length;
}

/**
 * The end of a text that fits a width, a Han character counting two.
 *
 * @param {string} text
 * @param {number} width
 * @returns {string}
 */
export function tail(text, width) {
  return [...head([...text].reverse().join(""), width)].reverse().join("");
}

/**
 * The beginning of a text that fits a width.
 *
 * @param {string} text
 * @param {number} width
 * @returns {string}
 */
export function head(text, width) {
  let room = width;
  let kept = "";
  for (const character of text) {
    room -= character > "\u2e7f" ? 2 : 1;
    if (room < 0) return `${kept}…`;
    kept += character;
  }
  return kept;
}
