/** Whether letters and signs are shortcuts: a reader can turn them off, since speech and slips press them (WCAG 2.2, 2.1.4). */

import { element, footer, hasShortcuts, say } from "./dom.js";

/**
 * The choice, at the foot of every page.
 *
 * @param {Document} page
 * @param {(value: string) => void} remember
 */
export function mountKeys(page, remember) {
  const box = element("input", { type: "checkbox" });
  box.checked = hasShortcuts();
  box.addEventListener("change", () => remember(box.checked ? "on" : "off"));
  footer(page).append(element("label", { class: "keys" }, box, " ", ...say("keys")));
}
