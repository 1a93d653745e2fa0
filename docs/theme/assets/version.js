/** The version of the corpus at the foot of every page, read from the one file that says it. */

import { element, footer, say } from "./dom.js";

/**
 * Shows the version.
 *
 * @param {Document} page
 */
export async function mountVersion(page) {
  const response = await fetch(new URL("../../corpus.json", import.meta.url), { cache: "no-cache" });
  if (!response.ok) return;
  const corpus = await response.json();
  const words = [corpus.version, corpus.released].filter(Boolean).join(", ");
  const name = element("span", {}, ...say("corpus-version"), `: ${words} `);
  name.append(element("code", {}, corpus.digest));
  footer(page).append(name);
}
