/** Small helpers for building elements; text only ever enters as text. */

import { filled } from "./fill.js";
import labels from "./labels.js";

/**
 * Makes an element.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string>} attributes
 * @param {...(Node|string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/**
 * What says the words of a table, in both languages.
 *
 * @param {Record<string, [string, string]>} words
 */
export function speaker(words) {
  /** A label as nodes. @param {string} key @param {Record<string, string|number>} [values] @returns {(Node|string)[]} */
  const tell = (key, values) => {
    const [en, zh] = filled(words[key], values);
    return [`${en} `, element("i", { lang: "zh" }, zh)];
  };
  /** As plain text, for attributes, options and copies. @param {string} key @param {Record<string, string|number>} [values] */
  const told = (key, values) => filled(words[key], values).join(" ");
  /** A button. @param {string} key of its label. @param {() => void} press @param {Record<string, string|number>} [values] */
  const button = (key, press, values) => {
    const made = element("button", { type: "button" }, ...tell(key, values));
    made.addEventListener("click", press);
    return made;
  };
  return { tell, told, button };
}

/**
 * The label of a link in each language, as pages write it: English, and Chinese in an element of its own.
 *
 * @param {Element|null} link
 * @returns {{en: string, zh: string}}
 */
export function labelIn(link) {
  const texts = [...(link?.childNodes ?? [])].filter((node) => node.nodeType === Node.TEXT_NODE);
  return { en: texts.map((node) => node.textContent).join("").trim(), zh: link?.querySelector(':scope > [lang="zh"]')?.textContent ?? "" };
}

/** The labels that every page may need: as nodes, and as plain text. */
export const { tell: say, told: plain, button } = speaker(labels);

/**
 * Says that a part of the page did not come; it comes with the page, loaded anew.
 *
 * @param {string} key of what is said.
 * @returns {HTMLElement}
 */
export const failedNote = (key) => element("p", { class: "failed", role: "alert" }, ...say(key), " ", button("retry", () => location.reload()));

/** Milliseconds after which what comes new into a live region is heard: at once, the region itself would be new. */
const HEARD = 200;

/**
 * Says something in a live region that has just come into the page: once for those who see it, once more for those who hear it.
 *
 * @param {Element} place
 * @param {...Node} words
 */
export function announce(place, ...words) {
  place.replaceChildren(...words);
  setTimeout(() => {
    // Something else may have been said meanwhile.
    if (words[0]?.parentNode === place) place.replaceChildren(...words.map((node) => node.cloneNode(true)));
  }, HEARD);
}

/**
 * The foot of a page; pages that are poured have none until something stands in it.
 *
 * @param {Document} page
 * @returns {Element}
 */
export function footer(page) {
  const there = page.querySelector("footer.foot");
  if (there) return there;
  const made = element("footer", { class: "foot" });
  page.body.append(made);
  return made;
}

/** Whether the reader wants single keys to be shortcuts. */
export const hasShortcuts = () => document.documentElement.dataset.keys !== "off";

/**
 * Whether a letter or sign is no shortcut of the page: it is meant for a field, or the reader wants none.
 *
 * @param {KeyboardEvent} event
 */
export const isNoShortcut = (event) => !hasShortcuts() || isTyping(event);

/**
 * Whether a key is meant for a field.
 *
 * @param {KeyboardEvent} event
 * @returns {boolean}
 */
export function isTyping({ target }) {
  return target instanceof Element && Boolean(target.closest("input:not([type=radio], [type=checkbox]), select, textarea, [contenteditable]"));
}

const FOCUSABLE = "a[href], button, select, input, textarea, summary, [tabindex]";

/**
 * Whether a key is held that gives a press or a click another meaning.
 *
 * @param {KeyboardEvent|MouseEvent} event
 */
export const isModified = (event) => event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;

/**
 * Fills a place anew; the keyboard stays where it was in it, or as near as may be.
 *
 * @param {Element} place
 * @param {...(Node|string)} children
 */
export function refill(place, ...children) {
  const at = [...place.querySelectorAll(FOCUSABLE)].findIndex((one) => one === document.activeElement);
  place.replaceChildren(...children);
  if (at < 0) return;
  const now = /** @type {HTMLElement[]} */ ([...place.querySelectorAll(FOCUSABLE)]);
  now[Math.min(at, now.length - 1)]?.focus({ preventScroll: true });
}
