/** The choice of a citation style, remembered in this browser. */

import { element } from "../dom.js";
import { recall, rememberAs } from "../memory.js";
import { site } from "./record.js";
import { STYLES } from "./styles.js";
import { tell } from "./words.js";

const remember = rememberAs("style");

/**
 * The style that was chosen last, else the one that the site's pages have, else the first.
 *
 * @returns {string} its id.
 */
export function chosenStyle() {
  const known = (/** @type {string|null} */ wanted) => STYLES.find(({ id }) => id === wanted);
  return (known(recall("style")) ?? known(site.style) ?? STYLES[0]).id;
}

/**
 * A labelled list of styles.
 *
 * @param {() => void} [change] when another is chosen.
 * @returns {{box: HTMLElement, select: HTMLSelectElement}}
 */
export function styleChoice(change) {
  const options = STYLES.map(({ id, name }) => element("option", { value: id }, name));
  const select = /** @type {HTMLSelectElement} */ (element("select", {}, ...options));
  select.value = chosenStyle();
  select.addEventListener("change", () => {
    remember(select.value);
    change?.();
  });
  return { box: element("label", {}, ...tell("style"), " ", select), select };
}
