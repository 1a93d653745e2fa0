/** What is said to those who do not see it when the same result is shown otherwise. */

import { tell } from "./words.js";

/** Milliseconds until what is shown now has come. */
const TURNED = 500;

/**
 * Says in which view a result is shown now, and which part of it.
 *
 * @param {import("./page.js").SearchPage} page
 */
export function say({ places: { said, pager }, state }) {
  setTimeout(() => said.replaceChildren(...tell(`view-${state.view}`), " ", pager.querySelector("span")?.cloneNode(true) ?? ""), TURNED);
}
