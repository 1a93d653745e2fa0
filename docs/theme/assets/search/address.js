/** Where articles stand. Pure. */

/**
 * Address of an article's page, from the root of the site: `1958-01-06-4-3fa9c27e` is at `1958/01/06/4-3fa9c27e.html`.
 *
 * @param {string} id
 * @returns {string}
 */
export function addressOf(id) {
  return `${id.slice(0, 4)}/${id.slice(5, 7)}/${id.slice(8, 10)}/${id.slice(11)}.html`;
}
