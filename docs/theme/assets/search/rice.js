/** Rice codes: gaps between unit numbers as bits; pure. R. F. Rice, JPL Publication 79-22, 1979. */

import { FormatError } from "./decode.js";

/**
 * How many low bits of a gap are written as they are, after the mean gap of a list.
 *
 * @param {number} units of the volume.
 * @param {number} occurrences of the whole list.
 * @returns {number}
 */
function lowBits(units, occurrences) {
  return 31 - Math.clz32(Math.max(1, Math.floor((7 * units) / (10 * occurrences))));
}

/**
 * The unit of every occurrence of some lists that stand one after another, by the numbers of each list's scope.
 *
 * @param {Uint8Array} bytes bits, the most significant first.
 * @param {ArrayLike<number>} counts occurrences of each list here.
 * @param {ArrayLike<number>} wholes occurrences of each list in the volume.
 * @param {number[]} totals units that the numbers of each list count.
 * @param {number} [origin] what the first gap of a list counts from.
 * @returns {Uint32Array}
 */
export function decodeGaps(bytes, counts, wholes, totals, origin = 0) {
  let size = 0;
  for (let list = 0; list < counts.length; list += 1) size += counts[list];
  if (size > 8 * bytes.length) throw new FormatError("more occurrences than bits");
  const found = new Uint32Array(size);
  let [at, window, held, index] = [0, 0, 0, 0]; // the window's highest bits are the next ones
  for (let list = 0; list < counts.length; list += 1) {
    if (!counts[list]) continue;
    const total = totals[list];
    const low = lowBits(total, wholes[list]);
    let number = origin;
    for (let left = counts[list]; left > 0; left -= 1) {
      let zeros = 0;
      for (;;) {
        for (; held <= 24 && at < bytes.length; held += 8) window |= bytes[at++] << (24 - held);
        if (window) break;
        if (!held) throw new FormatError("bits cut short");
        zeros += held;
        held = 0;
      }
      const leading = Math.clz32(window);
      zeros += leading;
      window = leading === 31 ? 0 : window << (leading + 1);
      held -= leading + 1;
      for (; held <= 24 && at < bytes.length; held += 8) window |= bytes[at++] << (24 - held);
      if (held < low) throw new FormatError("bits cut short");
      number += zeros * 2 ** low + (low ? window >>> (32 - low) : 0);
      window <<= low;
      held -= low;
      if (number >= total) throw new FormatError("a unit beyond the last");
      found[index++] = number;
    }
  }
  if (at !== bytes.length || held >= 8 || window) throw new FormatError("bits left over");
  return found;
}
