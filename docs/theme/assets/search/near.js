/** Nearness: which spans of two operands stand near one another; pure. */

import { lowerBoundOf } from "./sorted.js";

/**
 * @typedef {object} Span
 * @property {number} start first token.
 * @property {number} end the token behind it.
 * @property {boolean} claimed whether it is counted elsewhere already.
 * @property {string} term of a text of one term.
 */

/**
 * The spans of both operands that have one of the other operand near them, without overlap.
 *
 * @param {Span[]} one
 * @param {Span[]} other
 * @param {number} distance tokens between at most.
 * @param {number[]} marks positions of tokens that distances do not count, in order.
 * @returns {Span[]}
 */
export function nearSpans(one, other, distance, marks) {
  return [...withNeighbour(one, other, distance, marks), ...withNeighbour(other, one, distance, marks)];
}

/**
 * Whether more marks, whose places are not known yet, could bring more spans near.
 *
 * @param {Span[]} one
 * @param {Span[]} other
 * @param {number} distance
 * @param {number[]} marks known ones.
 * @param {number} most others there are.
 * @returns {boolean}
 */
export function marksMatter(one, other, distance, marks, most) {
  return nearSpans(one, other, distance + most, marks).length > nearSpans(one, other, distance, marks).length;
}

/**
 * @param {Span[]} spans
 * @param {Span[]} others
 * @param {number} distance
 * @param {number[]} marks
 * @returns {Span[]}
 */
function withNeighbour(spans, others, distance, marks) {
  const starts = others.map(({ start }) => start).sort((a, b) => a - b);
  const ends = others.map(({ end }) => end).sort((a, b) => a - b);
  const between = (from, to) => to - from - (marks.length ? lowerBoundOf(marks, to) - lowerBoundOf(marks, from) : 0);
  return spans.filter(({ start, end }) => {
    const after = lowerBoundOf(starts, end);
    if (after < starts.length && between(end, starts[after]) <= distance) return true;
    const before = lowerBoundOf(ends, start + 1) - 1;
    return before >= 0 && between(ends[before], start) <= distance;
  });
}
