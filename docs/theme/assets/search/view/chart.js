/** Counts over time as figures to draw: periods in a row without gaps, heights, words of the axis. Pure. */

/** Size of the drawing, in its own units. */
export const WIDTH = 960;
export const HEIGHT = 180;
export const AXIS = 20;
/** Room above the bars, for the greatest value. */
export const HEAD = 16;
const MOST_WORDS = 12;

/**
 * @typedef {[string, number, number]} Count period, occurrences, articles.
 * @typedef {{query: string, counts: Count[], lengths: Record<string, number>}} Series
 */

/**
 * All periods from one to another, both included.
 *
 * @param {string} first `1958`, `1958-01` or `1958-01-06`
 * @param {string} last of the same form.
 * @returns {string[]}
 */
export function periods(first, last) {
  const [year, month = 1, day = 1] = first.split("-").map(Number);
  const end = { 4: 4, 7: 7, 10: 10 }[first.length];
  const keys = [];
  for (let step = 0; keys.at(-1) !== last && step < 100_000; step += 1) {
    const at = new Date(0);
    at.setUTCFullYear(year + (end === 4 ? step : 0), month - 1 + (end === 7 ? step : 0), day + (end === 10 ? step : 0));
    keys.push(at.toISOString().slice(0, end));
  }
  return keys;
}

/**
 * What one count is in a measure; null where the length of a period is not known, or articles alone are counted.
 *
 * @param {Count} count
 * @param {"occurrences"|"articles"|"rate"} measure
 * @param {{isCounted: boolean, lengths: Record<string, number>}} series isCounted: whether it has occurrences.
 * @returns {number|null}
 */
export function valueOf([key, occurrences, articles], measure, { isCounted, lengths }) {
  if (measure === "articles") return articles;
  if (!isCounted) return null;
  if (measure === "occurrences") return occurrences;
  return lengths[key] ? (occurrences * 1e6) / lengths[key] : null;
}

/**
 * The outlines of a series' bars, as the data of one SVG path.
 *
 * @param {(number|null)[]} values one for each period.
 * @param {number} most the highest of all series.
 * @param {number} index of the series.
 * @param {number} all how many series stand side by side.
 * @returns {string}
 */
export function barsPath(values, most, index, all) {
  const slot = WIDTH / values.length;
  const gap = slot > 4 ? 1 : 0;
  const width = Math.max((slot - gap) / all, 0.4);
  const bars = values.map((value, at) => {
    if (!value) return "";
    const height = Math.max(1.5, ((HEIGHT - 4) * value) / (most || 1));
    return `M${short(at * slot + index * width)} ${HEIGHT}v${short(-height)}h${short(width)}v${short(height)}z`;
  });
  return bars.join("");
}

/** @param {number} value @returns {string} */
function short(value) {
  return value.toFixed(2).replace(/\.?0+$/, "");
}

/**
 * A few words for the axis.
 *
 * @param {string[]} keys
 * @returns {{x: number, text: string}[]}
 */
export function axisWords(keys) {
  const every = Math.ceil(keys.length / MOST_WORDS);
  return keys.map((text, index) => ({ x: (index * WIDTH) / keys.length, text })).filter((_, index) => index % every === 0);
}
