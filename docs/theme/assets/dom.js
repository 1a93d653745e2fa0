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
