/** Facets of a result with exact counts; loaded when they are opened. */

import { element } from "../../dom.js";
import "./later.js";
import { fieldText, withDays, withField } from "./narrow.js";
import { inItsLanguage } from "./in-language.js";
import { writeState } from "./state.js";
import { termNames } from "./terms.js";
import { button, number, tell } from "./words.js";

const FACETS = ["year", "page", "section", "column", "agency"];
const SHOWN = 12;

/** @typedef {import("./state.js").State} State */

/**
 * Fills the place of the facets.
 *
 * @param {HTMLElement} place
 * @param {Record<string, [string|number, number][]>} facets
 * @param {{state: State, base: string}} page
 */
export async function showFacets(place, facets, { state, base }) {
  const boxes = FACETS.filter((name) => facets[name]?.length).map((name) => box(tell(`facet-${name}`), facets[name], (value) => [inItsLanguage(String(value))], name, state));
  place.replaceChildren(...boxes);
  if (!facets.tag?.length) return;
  const waiting = element("p", {}, ...tell("loading"));
  place.append(waiting);
  const { names, kinds } = await termNames(base);
  if (!waiting.isConnected) return;
  waiting.remove();
  const kindOf = (/** @type {string} */ id) => names.get(id)?.kind ?? "";
  for (const [kind, words] of [...kinds, /** @type {const} */ (["", tell("facet-tag")])]) {
    const values = facets.tag.filter(([id]) => kindOf(String(id)) === kind);
    const show = (/** @type {string|number} */ id) => names.get(String(id))?.label().childNodes ?? [String(id)];
    if (values.length) place.append(box(words, values, (id) => [...show(id)], "tag", state));
  }
}

/**
 * One facet: its values as links that narrow the query.
 *
 * @param {readonly (Node|string)[]} name
 * @param {[string|number, number][]} values
 * @param {(value: string|number) => (Node|string)[]} show
 * @param {string} field
 * @param {State} state
 * @returns {HTMLElement}
 */
function box(name, values, show, field, state) {
  const list = element("ul", {});
  const items = values.map(([value, count]) => {
    const q = narrowed(state.q, field, String(value));
    // What the query asks for already leads nowhere.
    const words = q === null || q === state.q ? show(value) : [element("a", { href: writeState({ ...state, q, offset: 0 }), "data-go": "q offset" }, ...show(value))];
    return element("li", {}, ...words, " ", element("small", {}, number(count)));
  });
  list.append(...items.slice(0, SHOWN));
  const made = element("section", { class: "facet", "aria-label": plainOf(name) }, element("h2", {}, ...name), list);
  if (items.length > SHOWN) {
    const more = button("all-values", () => {
      list.append(...items.slice(SHOWN));
      more.remove();
      items[SHOWN].querySelector("a")?.focus();
    }, { count: items.length });
    made.append(more);
  }
  return made;
}

/** @param {readonly (Node|string)[]} nodes @returns {string} */
const plainOf = (nodes) => nodes.map((node) => (typeof node === "string" ? node : node.textContent)).join("");

/** @param {string} q @param {string} field @param {string} value @returns {string|null} */
function narrowed(q, field, value) {
  if (field === "year") return withDays(q, `${value}-01-01`, `${value}-12-31`);
  const text = fieldText(field, value);
  return text && withField(q, text, field === "page" ? /^page:/ : undefined);
}
