/** The state of the search page, and the address that reproduces it. Pure. */

/**
 * @typedef {object} State
 * @property {string} q the query as typed.
 * @property {"oldest"|"newest"|"relevance"} sort
 * @property {"articles"|"lines"|"time"} view
 * @property {string[]} without word forms taken out.
 * @property {"year"|"month"|"day"} unit of the chart.
 * @property {"occurrences"|"articles"|"rate"} measure of the chart.
 * @property {"text"|"left"|"hit"|"right"} order of concordance lines.
 * @property {"some"|"all"} read concordance lines of how many articles.
 * @property {number} offset first article or line shown.
 */

/**
 * What may be chosen; the first is meant where the address says nothing.
 *
 * @satisfies {{[name in "sort"|"view"|"unit"|"measure"|"order"|"read"]: State[name][]}}
 */
export const CHOICES = {
  sort: ["oldest", "newest", "relevance"],
  view: ["articles", "lines", "time"],
  unit: ["year", "month", "day"],
  measure: ["occurrences", "articles", "rate"],
  order: ["text", "left", "hit", "right"],
  read: ["some", "all"],
};

/**
 * Reads an address.
 *
 * @param {string} search the part from `?`.
 * @returns {State}
 */
export function readState(search) {
  const given = new URLSearchParams(search);
  // A field of one line drops line breaks, which part the texts of a query like blanks.
  /** @type {Record<string, string|number|string[]>} */
  const state = { q: (given.get("q") ?? "").replace(/[\r\n]+/g, " "), without: wordsOf(given.get("without")), offset: wholeNumber(given.get("offset")) };
  for (const [name, values] of /** @type {[string, string[]][]} */ (Object.entries(CHOICES))) {
    const value = given.get(name) ?? "";
    state[name] = values.includes(value) ? value : values[0];
  }
  return /** @type {State} */ (state);
}

/**
 * Writes an address; what is as it would be by itself is left out.
 *
 * @param {State} state
 * @returns {string} from `?`, or empty.
 */
export function writeState(state) {
  const given = new URLSearchParams();
  if (state.q) given.set("q", state.q);
  for (const [name, values] of /** @type {[keyof typeof CHOICES, string[]][]} */ (Object.entries(CHOICES))) {
    if (state[name] !== values[0]) given.set(name, state[name]);
  }
  if (state.without.length) given.set("without", state.without.join(","));
  if (state.offset) given.set("offset", String(state.offset));
  const text = given.toString().replaceAll("%2C", ",");
  return text ? `?${text}` : "";
}

/**
 * The address of an article with its hits marked.
 *
 * @param {State} state
 * @param {string} address of the article.
 * @param {string} [unit] the paragraph to go to.
 * @returns {string}
 */
export function articleLink(state, address, unit) {
  const { q, without } = state;
  const query = writeState({ ...readState(""), q, without });
  return address + query + (unit && /^(?:zh|en)\d+$/.test(unit) ? `#${unit}` : "");
}

/**
 * Whether two states ask the index for the same thing.
 *
 * @param {State} one
 * @param {State} other
 * @returns {boolean}
 */
export function isSameSearch(one, other) {
  return one.q === other.q && one.sort === other.sort && one.without.join() === other.without.join();
}

/** @param {string|null} text @returns {string[]} sorted, each once. */
function wordsOf(text) {
  return [...new Set((text ?? "").split(",").filter(Boolean))].sort();
}

/** @param {string|null} text @returns {number} */
function wholeNumber(text) {
  return text && /^\d{1,9}$/.test(text) ? Number(text) : 0;
}
