/** The address of the article on this page. */

/**
 * Its permanent address, without `?` and `#`: that of the published site where this site knows it.
 *
 * @param {Document} page
 * @returns {string}
 */
export function articleAddress(page) {
  const canonical = /** @type {HTMLLinkElement|null} */ (page.querySelector('link[rel="canonical"]'));
  return canonical?.href ?? `${location.origin}${location.pathname}`;
}

/**
 * The id of the article: `1958-02-10-5-ca0cc8dc` at `…/1958/02/10/5-ca0cc8dc.html`.
 *
 * @param {string} address
 * @returns {string} empty where it is no article's address.
 */
export function idOf(address) {
  const [, year, month, day, rest] = /\/(\d{4})\/(\d\d)\/(\d\d)\/([^/?#]+)\.html(?:[?#]|$)/.exec(address) ?? [];
  return rest ? `${year}-${month}-${day}-${rest}` : "";
}
