/** Facets of a volume's articles; pure. The format: docs/project/search-format.md. */

import { FormatError, sections, varints } from "./decode.js";

/** Facets in the order of their sections. */
export const FACETS = /** @type {const} */ (["section", "column", "agency", "dateline-place", "tag"]);

/**
 * @typedef {object} Facets
 * @property {Uint32Array} pages of each article; 0 unknown.
 * @property {Record<string, string[]>} values of each facet.
 * @property {Record<string, {numbers: Uint32Array, starts: Uint32Array}>} articles numbers of each article's values.
 */

/**
 * facets.bin.
 *
 * @param {Uint8Array} payload
 * @param {number} count of articles.
 * @returns {Facets}
 */
export function decodeFacets(payload, count) {
  const parts = sections(payload, 7);
  const values = JSON.parse(new TextDecoder().decode(parts[0]));
  const pages = varints(parts[1]);
  if (pages.length !== count) throw new FormatError("another number of articles");
  const articles = {};
  FACETS.forEach((facet, place) => {
    const column = varints(parts[2 + place]);
    const [numbers, starts] = [[], new Uint32Array(count + 1)];
    let at = 0;
    for (let article = 0; article < count; article += 1) {
      for (let left = column[at++]; left > 0; left -= 1) numbers.push(column[at++]);
      starts[article + 1] = numbers.length;
    }
    const known = values[facet];
    const fits = at === column.length && Array.isArray(known) && numbers.every((number) => number < known.length);
    if (!fits) throw new FormatError(`values of ${facet} that do not add up`);
    articles[facet] = { numbers: Uint32Array.from(numbers), starts };
  });
  return { pages, values, articles };
}
