/** The works of many articles, read from their pages: for files of a whole day, tag or search result. */

import { readWorks } from "./record.js";

const LANES = 6;

/** A page could not be read. */
class GatherError extends Error {}

/**
 * Reads the works of articles, in the order of their addresses.
 *
 * @param {string[]} addresses absolute ones
 * @param {{signal: AbortSignal, progress: (done: number) => void}} options
 * @returns {Promise<import("./record.js").Works[]>}
 * @throws {GatherError} a page is not there or is no article's; AbortError where the reader breaks off.
 */
export async function gather(addresses, { signal, progress }) {
  const found = new Array(addresses.length);
  let next = 0;
  let done = 0;
  let isOver = false;
  const lane = async () => {
    while (next < addresses.length && !isOver) {
      const at = next;
      next += 1;
      found[at] = await worksAt(addresses[at], signal);
      done += 1;
      if (!isOver) progress(done);
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(LANES, addresses.length) }, lane));
  } finally {
    isOver = true; // one lane has failed: the others say and begin nothing more
  }
  return found;
}

/**
 * @param {string} address
 * @param {AbortSignal} signal
 */
async function worksAt(address, signal) {
  const response = await fetch(address, { signal });
  const text = await response.text();
  if (!response.ok) throw new GatherError(`${address}: ${response.status}`);
  const page = new DOMParser().parseFromString(text, "text/html");
  const works = await readWorks(page, address);
  if (!works) throw new GatherError(`${address}: no article`);
  return works;
}
