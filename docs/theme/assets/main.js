/** Entry of the browser code: mounts what a page has a place for. */

import { mountCiting } from "./citing/begin.js";
import { failedNote } from "./dom.js";
import { mountDrawer } from "./drawer.js";
import { mountFind } from "./find.js";
import { mountKeys } from "./keys.js";
import { rememberAs } from "./memory.js";
import { mountOverlay } from "./overlay.js";
import { mountReader } from "./reader.js";
import { mountScheme } from "./scheme.js";

/** Mounts every part; each looks for its own place and does nothing where there is none. */
function mount() {
  mountScheme(document, rememberAs("scheme"));
  mountReader(document, rememberAs("view"));
  void mountOverlay(document);
  mountDrawer(document);
  mountFind(document);
  mountKeys(document, rememberAs("keys"));
  mountCiting(document);
  void mountSystems(document);
  void mountSearch(document).then(() => mountVersion(document));
}

/**
 * Mounts the table of systems and the marks in the margin, where there are any; pages without it are as good.
 *
 * @param {Document} page
 */
async function mountSystems(page) {
  try {
    if (page.querySelector("table.systems")) (await import("./systems.js")).mountSystems(page);
    if (page.querySelector(".cited-by, .findings a")) (await import("./margins.js")).mountMargins(page);
  } catch {
    // The table and the lists say the same.
  }
}

/**
 * Shows the version of the corpus, for which nothing waits.
 *
 * @param {Document} page
 */
async function mountVersion(page) {
  try {
    await (await import("./version.js")).mountVersion(page);
  } catch {
    // A page without it is as good.
  }
}

/**
 * Mounts what belongs to the search; its code is loaded where it is needed alone.
 *
 * @param {Document} page
 */
async function mountSearch(page) {
  const place = /** @type {HTMLElement|null} */ (page.querySelector("#search-place"));
  const query = new URLSearchParams(location.search).get("q");
  const article = query && page.querySelector("main.article");
  if (!place && !article) return;
  try {
    if (place) (await import("./search/view/page.js")).mountSearch(place);
    else await (await import("./marks.js")).mountHits(page);
    page.querySelector(".without-script")?.remove();
  } catch {
    if (place) place.replaceChildren(failedNote("find-failed"));
    else /** @type {Element} */ (article).prepend(failedNote("find-failed"));
  }
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", mount);
else mount();
