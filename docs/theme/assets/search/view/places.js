/** The places of the search page that are filled as results come in. */

import { element } from "../../dom.js";
import { CHOICES } from "./state.js";
import { tell, told } from "./words.js";

/**
 * @typedef {object} Places
 * @property {HTMLFormElement} form
 * @property {HTMLInputElement} input
 * @property {HTMLSelectElement} sort
 * @property {HTMLElement} message what went wrong.
 * @property {HTMLElement} totals a live region.
 * @property {HTMLElement} forms
 * @property {HTMLElement} views
 * @property {HTMLElement} result
 * @property {HTMLElement} pager
 * @property {HTMLDetailsElement} facets
 * @property {HTMLElement} facetsBody
 * @property {HTMLElement} downloads
 * @property {HTMLElement} help what to type, while nothing is typed.
 */

/**
 * Makes the places and puts them into the page.
 *
 * @param {HTMLElement} root
 * @param {string} help address of the page on the query language.
 * @returns {Places}
 */
export function makePlaces(root, help) {
  const input = /** @type {HTMLInputElement} */ (
    element("input", { type: "search", name: "q", id: "search-q", autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search", "aria-describedby": "search-message" })
  );
  const sort = /** @type {HTMLSelectElement} */ (element("select", { name: "sort" }, ...CHOICES.sort.map((value) => element("option", { value }, told(`sort-${value}`)))));
  const form = /** @type {HTMLFormElement} */ (
    element(
      "form",
      { class: "search-form", role: "search" },
      element("label", { for: "search-q" }, ...tell("query")),
      element("span", { class: "line" }, input, element("button", {}, ...tell("search"))),
      element("span", { class: "under" }, element("label", {}, ...tell("sort"), " ", sort), " ", element("a", { href: help }, ...tell("query-help"))),
    )
  );
  const message = element("div", { class: "message", id: "search-message", role: "alert" });
  const totals = element("p", { class: "totals", role: "status", "aria-atomic": "true" });
  const forms = element("div", { class: "forms" });
  const views = element("nav", { class: "views", "aria-label": told("views") });
  const result = element("section", { class: "result", tabindex: "-1", "aria-label": told("results") });
  const pager = element("nav", { class: "pager", "aria-label": told("pager") });
  const facetsBody = element("div", { class: "facets-body" });
  const facets = /** @type {HTMLDetailsElement} */ (element("details", { class: "facets" }, element("summary", {}, ...tell("facets")), facetsBody));
  const downloads = element("section", { class: "downloads" });
  const examples = ["党群关系", '"mass line"', "=party -union", "干部 ~10 群众", "干部 year:1957..1960", "党群 ; 群众"];
  const items = examples.map((q) => element("li", {}, element("a", { href: `?q=${encodeURIComponent(q)}`, "data-go": "" }, q), " ", ...tell(`example-${examples.indexOf(q) + 1}`)));
  const helpBox = element("div", { class: "examples" }, element("p", {}, ...tell("examples")), element("ul", {}, ...items));
  root.replaceChildren(form, message, totals, forms, views, facets, result, pager, downloads, helpBox);
  return { form, input, sort, message, totals, forms, views, result, pager, facets, facetsBody, downloads, help: helpBox };
}
