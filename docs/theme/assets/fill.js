/** Labels with places that are filled. Pure. */

export const MONTHS = "January February March April May June July August September October November December".split(" ");

/**
 * A number as it is written in both languages.
 *
 * @param {number} value
 * @param {number} [digits] after the point, at most.
 * @returns {string}
 */
export function number(value, digits = 0) {
  return value.toLocaleString("en-US", { maximumFractionDigits: digits });
}

/**
 * Both languages of a label with its places filled: `{name}`, and `{name|one|many}` for a number and the word behind it.
 *
 * @param {[string, string]} label
 * @param {Record<string, string|number>} [values] numbers are written out.
 * @returns {[string, string]}
 */
export function filled(label, values = {}) {
  const write = (/** @type {string} */ text) =>
    text.replace(/\{(\w+)(?:\|([^|{}]+)\|([^|{}]+))?\}/g, (place, name, one, many) => {
      const value = values[name];
      const said = typeof value === "number" ? number(value) : (value ?? place);
      return many ? `${said} ${value === 1 ? one : many}` : said;
    });
  return /** @type {[string, string]} */ (label.map(write));
}
