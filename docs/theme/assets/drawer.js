/** The menu of pages written by hand, where it is a drawer: its label can be pressed by keyboard. */

import { element } from "./dom.js";

/**
 * Makes a button of what stands in the label, which a mouse presses without it.
 *
 * @param {Document} page
 */
export function mountDrawer(page) {
  const label = /** @type {HTMLElement|null} */ (page.querySelector("label.drawer"));
  const drawer = /** @type {HTMLInputElement|null} */ (page.querySelector("#__drawer"));
  if (!label || !drawer) return;
  const press = element("span", { role: "button", tabindex: "0", "aria-expanded": String(drawer.checked) }, ...label.childNodes);
  label.append(press);
  drawer.addEventListener("change", () => press.setAttribute("aria-expanded", String(drawer.checked)));
  press.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    label.click();
    // What it opens lies far from it, and over the links between.
    if (drawer.checked) /** @type {HTMLElement|null} */ (page.querySelector(".md-sidebar--primary a"))?.focus();
  });
  page.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer.checked) return;
    label.click();
    press.focus();
  });
}
