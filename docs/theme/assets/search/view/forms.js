/** The forms of widened words with their counts; each can be taken out and put back. */

import { element, refill } from "../../dom.js";
import "./later.js";
import { number, tell, told } from "./words.js";

/**
 * Fills the place of the forms.
 *
 * @param {HTMLElement} place
 * @param {{word: string, forms: {form: string, occurrences: number}[]}[]} words
 * @param {string[]} without
 * @param {(without: string[]) => void} choose
 */
export function showForms(place, words, without, choose) {
  const widened = words.filter(({ word, forms }) => forms.some(({ form }) => form !== word || without.includes(form)));
  const listed = new Set(words.flatMap(({ forms }) => forms.map(({ form }) => form)));
  const gone = without.filter((form) => !listed.has(form));
  place.hidden = widened.length + gone.length === 0;
  if (place.hidden) return place.replaceChildren();
  const parts = [element("span", { class: "name" }, ...tell("forms"))];
  for (const { word, forms } of widened) {
    const chips = forms.map(({ form, occurrences }) => chip(form, without.includes(form) ? null : occurrences, without, choose));
    parts.push(element("span", { class: "forms-of", role: "group", "aria-label": word }, ...chips));
  }
  refill(place, ...parts, ...gone.map((form) => chip(form, null, without, choose)));
}

/**
 * One form.
 *
 * @param {string} form
 * @param {number|null} occurrences null where it is taken out.
 * @param {string[]} without
 * @param {(without: string[]) => void} choose
 * @returns {HTMLElement}
 */
function chip(form, occurrences, without, choose) {
  const out = occurrences === null;
  const name = told(out ? "form-restore" : "form-remove", { form });
  const made = element(
    "button",
    { type: "button", class: out ? "chip out" : "chip", "aria-label": out ? name : `${form}: ${number(occurrences)}. ${name}`, title: name, "data-form": form },
    form,
    ...(out ? [" +"] : [" ", element("small", {}, number(occurrences)), " ×"]),
  );
  made.addEventListener("click", () => choose(out ? without.filter((word) => word !== form) : [...without, form].sort()));
  return made;
}
