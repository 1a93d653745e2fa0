/** The choice of a citation style, remembered in this browser. */

import { element } from "../dom.js";
import { recall, rememberAs } from "../memory.js";
import { sharedFacts, siteStyle } from "./record.js";
import { STYLES } from "./styles.js";
import { tell } from "./words.js";

const NAME = "style";
/** Said to the page itself when another style is chosen in it. */
const CHOSEN = "duizhao-style";

const remember = rememberAs(NAME);

addEventListener("storage", ({ key, newValue }) => {
  if (key !== `duizhao-${NAME}` || !newValue) return;
  document.documentElement.dataset[NAME] = newValue;
  document.dispatchEvent(new Event(CHOSEN));
});

/**
 * The style that was chosen last, else the one that the site's pages have, else the first.
 *
 * @returns {string} its id.
 */
export function chosenStyle() {
  const known = (/** @type {string|null} */ wanted) => STYLES.find(({ id }) => id === wanted);
  const here = document.documentElement.dataset[NAME] ?? null; // where nothing may be stored, the choice holds for this page
  return (known(here) ?? known(recall(NAME)) ?? known(siteStyle) ?? STYLES[0]).id;
}

/**
 * A labelled list of styles, all of a page with the same choice.
 *
 * @param {() => void} [change] when another is chosen, here or elsewhere.
 * @returns {{box: HTMLElement, select: HTMLSelectElement}}
 */
export function styleChoice(change) {
  const options = STYLES.map(({ id, name }) => element("option", { value: id }, name));
  const select = element("select", {}, ...options);
  const show = () => {
    select.value = chosenStyle();
  };
  show();
  sharedFacts().then(show, () => {}); // the site may have a style of its own
  select.addEventListener("change", () => {
    remember(select.value);
    document.dispatchEvent(new Event(CHOSEN));
  });
  document.addEventListener(CHOSEN, () => {
    show();
    change?.();
  });
  return { box: element("label", {}, ...tell("style"), " ", select), select };
}
