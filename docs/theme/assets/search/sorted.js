/** Numbers in order; pure. */

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
 * What two rows have in common.
 *
 * @param {number[]} one
 * @param {number[]} other
 * @returns {number[]}
 */
export function meet(one, other) {
  const found = [];
  for (let [a, b] = [0, 0]; a < one.length && b < other.length; ) {
    if (one[a] === other[b]) found.push(one[a]);
    if (one[a] <= other[b]) a += 1;
    else b += 1;
  }
  return found;
}
