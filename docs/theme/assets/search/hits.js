/** Matching articles as they are listed. */

import { dateOf } from "./fields.js";
import { addressOf } from "./pages.js";

/** @typedef {import("./evaluate.js").Found} Found */
/** @typedef {import("./volume.js").Volume} Volume */

/**
 * @typedef {object} Hit
 * @property {string} id
 * @property {string} address
 * @property {string} date
 * @property {number} page 0: unknown.
 * @property {number} occurrences
 * @property {number} [score]
 * @property {{unit: string, occurrences: number}[]} units
 */

/**
 * An article's id and what follows from it.
 *
 * @param {Volume} volume
 * @param {number} number of the article in the volume.
 * @param {AbortSignal} signal
 * @returns {Promise<{id: string, address: string, date: string, page: number}>}
 */
export async function headOf(volume, number, signal) {
  const { blockSize } = await volume.root(signal);
  const { days, pages, digests } = await volume.articlesAt(number, signal);
  const place = number % blockSize;
  const date = dateOf(days[place]);
  const id = `${date}-${pages[place]}-${digests[place]}`;
  return { id, address: addressOf(id), date, page: pages[place] };
}

/**
 * A matching article as it is listed.
 *
 * @param {Volume} volume
 * @param {Found} found
 * @param {number} article of the window.
 * @param {AbortSignal} signal
 * @returns {Promise<Hit>}
 */
export async function hitOf(volume, { window, occurrences }, article, signal) {
  const head = await headOf(volume, window.low + article, signal);
  const units = [];
  let sum = 0;
  for (let unit = window.starts[article]; unit < window.starts[article + 1]; unit += 1) {
    if (!occurrences[unit]) continue;
    sum += occurrences[unit];
    units.push({ unit: window.nameOf(article, unit), occurrences: occurrences[unit] });
  }
  return { ...head, occurrences: sum, units };
}
