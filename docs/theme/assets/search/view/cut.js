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
 * Where to cut a text so that most of its hits stay.
 *
 * @param {number} length of the text.
 * @param {Span[]} spans joined.
 * @param {number} room
 * @returns {Span}
 */
export function windowAround(length, spans, room) {
  if (length <= room * 1.25) return [0, length];
  let best = 0;
  let most = -1;
  spans.forEach(([start], index) => {
    const inside = spans.slice(index).filter(([, end]) => end - start <= room * 0.7).length;
    if (inside > most) [best, most] = [start, inside];
  });
  return windowAt(length, best, room);
}

/**
 * The part of a text that begins a little before a place.
 *
 * @param {number} length
 * @param {number} place
 * @param {number} room
 * @returns {Span}
 */
export function windowAt(length, place, room) {
  if (length <= room * 1.25) return [0, length];
  const start = Math.max(0, Math.min(place - Math.floor(room * 0.3), length - room));
  return [start, Math.min(length, start + room)];
}
