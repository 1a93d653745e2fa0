/** Where to cut a text so that its hits are seen. Places are code points. Pure. */

/** @typedef {[number, number]} Span first code point, and the one after the last. */

/**
 * Spans in order, those that overlap joined.
 *
 * @param {Span[]} spans
 * @returns {Span[]}
 */
export function joined(spans) {
  /** @type {Span[]} */
  const result = [];
  for (const [start, end] of [...spans].sort((one, other) => one[0] - other[0])) {
    const last = result.at(-1);
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}

/**
 * The place from which on most hits are seen.
 *
 * @param {Span[]} spans joined.
 * @param {number} room
 * @returns {number}
 */
export function fullest(spans, room) {
  let best = 0;
  let most = -1;
  spans.forEach(([start], index) => {
    const inside = spans.slice(index).filter(([, end]) => end - start <= room * 0.7).length;
    if (inside > most) [best, most] = [start, inside];
  });
  return best;
}

/**
 * The part of a text that begins a little before a place, and cuts no word in letters.
 *
 * @param {string[]} points
 * @param {number} place
 * @param {number} room
 * @returns {Span}
 */
export function windowAt(points, place, room) {
  const { length } = points;
  if (length <= room * 1.25) return [0, length];
  const cuts = (/** @type {number} */ at) => /^\w\w/.test(points.slice(at - 1, at + 1).join(""));
  let start = Math.floor(Math.max(0, Math.min(place - room * 0.3, length - room)));
  let end = start + room;
  while (cuts(start)) start -= 1;
  while (cuts(end)) end += 1;
  return [start, end];
}
