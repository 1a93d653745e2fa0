/** The version of the corpus at the foot of every page, read from the one file that says it. */

import { element, say } from "./dom.js";

/**
 * The foot of a page; pages that are poured have none until something stands in it.
 *
 * @param {Document} page
 * @returns {Element}
 */
function footer(page) {
  const there = page.querySelector("footer.foot");
  if (there) return there;
  const made = element("footer", { class: "foot" });
  page.body.append(made);
  return made;
}

/**
 * Shows the version.
 *
 * @param {Document} page
 */
export async function mountVersion(page) {
  const response = await fetch(new URL("../../corpus.json", import.meta.url));
  if (!response.ok) return;
  const corpus = await response.json();
  const words = [corpus.version, corpus.released].filter(Boolean).join(", ");
  const name = element("span", {}, ...say("corpus-version"), `: ${words} `);
  name.append(element("code", {}, corpus.digest));
  footer(page).append(name);
}
