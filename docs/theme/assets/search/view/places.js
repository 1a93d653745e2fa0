/** The places of the search page that are filled as results come in, and the small parts that fill them. */

import { element, refill } from "../../dom.js";
import { CHOICES } from "./state.js";
import { button, isKnown, tell, told } from "./words.js";

/**
 * @typedef {object} Places
 * @property {HTMLFormElement} form
 * @property {HTMLInputElement} input
 * @property {HTMLSelectElement} sort
 * @property {HTMLElement} message what went wrong.
 * @property {HTMLElement} totals
 * @property {HTMLElement} said a live region: what is shown, for those who do not see it, when it is likely to stay.
 * @property {HTMLElement} forms
 * @property {HTMLElement} views
 * @property {HTMLElement} result
 * @property {HTMLElement} pager
 * @property {HTMLDetailsElement} facets
 * @property {HTMLElement} facetsBody
 * @property {HTMLElement} downloads
 * @property {HTMLElement} examples what to type, while nothing is typed.
 */

/**
 * Makes the places and puts them into the page.
 *
 * @param {HTMLElement} root
 * @param {string} help address of the page on the query language.
 * @returns {Places}
 */
export function makePlaces(root, help) {
  const input = element("input", { type: "search", name: "q", id: "search-q", autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search", "aria-describedby": "search-message" });
  const sort = element("select", { name: "sort" }, ...CHOICES.sort.map((value) => element("option", { value }, told(`sort-${value}`))));
  const form = element(
    "form",
    { class: "search-form", role: "search" },
    element("label", { for: "search-q" }, ...tell("query")),
    element("span", { class: "line" }, input, element("button", {}, ...tell("search"))),
    element("span", { class: "under" }, element("label", {}, ...tell("sort"), " ", sort), " ", element("a", { href: help }, ...tell("query-help"))),
  );
  const message = element("div", { class: "message", id: "search-message", role: "alert" });
  const totals = element("p", { class: "totals" });
  const said = element("p", { class: "hidden", role: "status" });
  const forms = element("div", { class: "forms" });
  const views = element("nav", { class: "views", "aria-label": told("views") });
  const result = element("section", { class: "result", tabindex: "-1", "aria-label": told("results") });
  const pager = element("nav", { class: "pager", "aria-label": told("pager") });
  const facetsBody = element("div", { class: "facets-body" });
  const facets = element("details", { class: "facets" }, element("summary", {}, ...tell("facets")), facetsBody);
  const downloads = element("section", { class: "downloads" });
  const examples = /** @type {HTMLElement} */ (root.querySelector(".examples"));
  root.replaceChildren(form, message, said, totals, forms, views, facets, result, pager, downloads, examples);
  return { form, input, sort, message, totals, forms, views, result, pager, facets, facetsBody, downloads, examples, said };
}

/**
 * A message for an answer of the worker that is an error, but for a mistake in the query: a failure, with a way to try again.
 *
 * @param {import("./client.js").Message} error
 * @param {() => void} retry
 * @param {boolean} [isPart] whether the totals are known, and only a part of the result is missing.
 * @returns {HTMLElement}
 */
export function errorMessage(error, retry, isPart = false) {
  const key = `failed-${error.kind}`;
  const detail = [error.kind, error.code, error.detail].filter(Boolean).join(" · ");
  return element(
    "div",
    { class: "failed" },
    element("p", {}, ...tell(isKnown(key) ? key : "failed-broken")),
    element("p", {}, ...tell(isPart ? "failed-part" : "failed-no-count")),
    ...(error.kind !== "limit" ? [element("p", {}, button("retry", retry))] : []),
    element("details", {}, element("summary", {}, ...tell("technical")), element("code", {}, detail)),
  );
}

/**
 * What is known of the totals.
 *
 * @param {import("./client.js").Message} partial the last answer to the search.
 * @returns {(Node|string)[]}
 */
export function totalsNodes({ totals, final, volumes, searched, others }) {
  let words = tell("totals", totals);
  if (!final) words.push(" ", element("span", { class: "going" }, ...tell("searching-volume", { done: volumes.done, all: volumes.all })));
  else if (!totals.articles) words = [...tell("no-hits"), " ", ...tell("searched", { count: searched })];
  else if (!totals.occurrences) words = [...tell("articles-n", { count: totals.articles }), " ", ...tell("fields-alone")];
  // Fields alone have articles, and no occurrences: none is no number.
  const said = (/** @type {import("../listing.js").Totals} */ other) => (other.occurrences ? tell("totals", other) : tell("articles-n", { count: other.articles }));
  if (others) words.push(element("br", {}), ...tell("others"), ...others.flatMap((/** @type {any} */ other) => [element("br", {}), ...said(other)]));
  return words;
}

/**
 * Links to the views of a result.
 *
 * @param {HTMLElement} place
 * @param {string} chosen
 * @param {(view: string) => string} linkTo
 */
export function showViews(place, chosen, linkTo) {
  const links = CHOICES.view.map((view) => {
    /** @type {Record<string, string>} */
    const current = view === chosen ? { "aria-current": "true" } : {};
    return element("a", { href: linkTo(view), "data-go": "view offset", ...current }, ...tell(`view-${view}`));
  });
  refill(place, ...links);
}

/**
 * Links between the parts of a long result.
 *
 * @param {(offset: number) => string} linkTo address of the part that begins there.
 * @param {{offset: number, size: number, all: number}} part
 * @returns {(Node|string)[]}
 */
export function pagerNodes(linkTo, { offset, size, all }) {
  const link = (/** @type {number} */ to, /** @type {string} */ key) => element("a", { href: linkTo(to), "data-go": "" }, ...tell(key));
  const nodes = [];
  if (offset > 0) nodes.push(link(Math.max(0, offset - size), "previous"), " ");
  if (all > size) nodes.push(element("span", {}, ...tell("part-of", { first: offset + 1, last: Math.min(offset + size, all), all })), " ");
  if (offset + size < all) nodes.push(link(offset + size, "next"));
  return nodes;
}
