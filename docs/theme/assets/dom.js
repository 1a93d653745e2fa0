/** Small helpers for building elements; text only ever enters as text. */

import labels from "./labels.js";

/**
 * Makes an element.
 *
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @param {...(Node|string)} children
 * @returns {HTMLElement}
 */
export function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/**
 * A label in both languages.
 *
 * @param {string} key
 * @returns {(Node|string)[]}
 */
export function say(key) {
  const [en, zh] = labels[key];
  return [`${en} `, element("i", { lang: "zh" }, zh)];
}

/**
 * A label as plain text, for attributes and options.
 *
 * @param {string} key
 * @returns {string}
 */
export function plain(key) {
  return labels[key].join(" ");
}

const FOCUSABLE = "a[href], button, select, input, textarea, summary, [tabindex]";

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
