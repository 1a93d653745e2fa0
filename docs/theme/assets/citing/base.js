/** The address of an article's page. */

/**
 * Its permanent address, without `?` and `#`: that of the published site where the page names it.
 *
 * @param {Document} page
 * @param {string} [address] where it was read.
 * @returns {string}
 */
export function articleAddress(page, address = location.href) {
  return page.querySelector('link[rel~="canonical"]')?.getAttribute("href") ?? address.replace(/[?#].*$/s, "");
}
