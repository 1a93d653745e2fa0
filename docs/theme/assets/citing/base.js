/** The address of the article on this page. */

/**
 * Its permanent address, without `?` and `#`: that of the published site where this site knows it.
 *
 * @param {Document} page
 * @returns {string}
 */
export function articleAddress(page) {
  const canonical = /** @type {HTMLLinkElement|null} */ (page.querySelector('link[rel~="canonical"]'));
  return canonical?.href ?? `${location.origin}${location.pathname}`;
}
