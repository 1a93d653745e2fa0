/** The button for light and dark. */

import { element, plain } from "./dom.js";

/**
 * Adds the button to the header.
 *
 * @param {Document} page
 * @param {(value: string) => void} remember
 */
export function mountScheme(page, remember) {
  const header = page.querySelector("header.top");
  if (!header) return;
  const button = element("button", { type: "button", class: "scheme", "aria-label": plain("scheme"), title: plain("scheme") }, "◐");
  button.addEventListener("click", () => remember(isDark(page) ? "light" : "dark"));
  header.append(button);
}

/**
 * Whether the page is dark now, by choice or by the system's.
 *
 * @param {Document} page
 * @returns {boolean}
 */
function isDark(page) {
  const chosen = page.documentElement.dataset.scheme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}
