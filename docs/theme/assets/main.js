/** Entry of the browser code: mounts what a page has a place for. */

import { rememberAs } from "./memory.js";
import { mountOverlay } from "./overlay.js";
import { mountReader } from "./reader.js";
import { mountScheme } from "./scheme.js";

/** Mounts every part; each looks for its own place and does nothing where there is none. */
function mount() {
  mountScheme(document, rememberAs("scheme"));
  mountReader(document, rememberAs("view"));
  mountOverlay(document);
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", mount);
else mount();
