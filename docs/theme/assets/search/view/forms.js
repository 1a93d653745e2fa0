/** The forms of widened words with their counts; each can be taken out and put back. */

import { element, refill } from "../../dom.js";
import "./later.js";
import { number, tell, told } from "./words.js";

/** What is an operator elsewhere, and a word here. */
const OPERATOR = /(?:^|[\s(])(AND|OR|NOT|NEAR)(?=[\s)]|$)/u;

/** @typedef {import("../listing.js").WordForms} Word */
/** @typedef {{words: string[], excluded: boolean, counts: Map<string, number[]>}} Group words with the same forms, and these with their occurrences in each query. */

/**
 * Fills the place of the forms.
 *
 * @param {HTMLElement} place
 * @param {Word[][]} queries the words of each query of a comparison.
 * @param {import("./page.js").SearchPage} page
 */
export function showForms(place, queries, page) {
  const { q, without } = page.state;
  // Forms belong to the query that they were listed for; others may have been taken out since.
  const choose = (/** @type {string} */ form) => {
    const { state } = page;
    const others = state.without.filter((word) => word !== form);
    if (state.q === q) page.go({ q, offset: 0, without: others.length < state.without.length ? others : [...others, form].sort() });
  };
  // A word with no form but itself has nothing to choose, unless it is what is left of several.
  const groups = groupsOf(queries).filter(({ words, counts }) => without.length || counts.size > 1 || [...counts.keys()].some((form) => !words.includes(form)));
  const listed = new Set(groups.flatMap(({ counts }) => [...counts.keys()]));
  const gone = without.filter((form) => !listed.has(form));
  const operator = OPERATOR.exec(q)?.[1];
  place.hidden = groups.length + gone.length === 0 && !operator;
  const parts = [];
  if (operator) parts.push(element("p", { class: "hint" }, ...tell("hint-operator", { word: operator })));
  if (groups.length + gone.length) parts.push(element("span", { class: "name" }, ...tell("forms")));
  for (const { words, excluded, counts } of groups) {
    const said = (/** @type {string} */ form) => (excluded ? told("excluded") : queries.map((_, query) => number(counts.get(form)?.[query] ?? 0)).join(" · "));
    const chips = [...counts.keys()].map((form) => chip(form, without.includes(form) ? null : said(form), choose));
    const name = told(excluded ? "forms-excluded" : "forms-of", { words: words.join(", ") });
    parts.push(element("span", { class: "forms-of", role: "group", "aria-label": name }, ...chips));
  }
  const held = place.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement).dataset.form : undefined;
  refill(place, ...parts, ...gone.map((form) => chip(form, null, choose)));
  // A form that is taken out moves to the end, and the keyboard goes with it.
  if (held) /** @type {HTMLElement|null} */ (place.querySelector(`[data-form="${CSS.escape(held)}"]`))?.focus({ preventScroll: true });
}

/**
 * Words that share a form have one stem, and so the same forms: they are listed once.
 *
 * @param {Word[][]} queries
 * @returns {Group[]}
 */
function groupsOf(queries) {
  /** @type {Group[]} */
  const groups = [];
  queries.forEach((words, query) => {
    for (const { word, forms, excluded } of words) {
      let group = groups.find((one) => one.excluded === excluded && forms.some(({ form }) => one.counts.has(form)));
      if (!group) groups.push((group = { words: [], excluded, counts: new Map() }));
      if (!group.words.includes(word)) group.words.push(word);
      for (const { form, occurrences } of forms) {
        const counts = group.counts.get(form) ?? [];
        counts[query] = occurrences;
        group.counts.set(form, counts);
      }
    }
  });
  return groups;
}

/**
 * One form.
 *
 * @param {string} form
 * @param {string|null} count null where it is taken out.
 * @param {(form: string) => void} choose takes it out, or puts it back.
 * @returns {HTMLElement}
 */
function chip(form, count, choose) {
  const out = count === null;
  const name = told(out ? "form-restore" : "form-remove", { form });
  const made = element(
    "button",
    { type: "button", class: out ? "chip out" : "chip", "aria-label": out ? name : `${form}: ${count}. ${name}`, title: name, "data-form": form },
    form,
    ...(out ? [" +"] : [" ", element("small", {}, count), " ×"]),
  );
  made.addEventListener("click", () => choose(form));
  return made;
}
