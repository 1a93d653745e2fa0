/** A whole list of articles as one file for reference managers. */

import { element } from "../dom.js";
import { saveFile } from "../save.js";
import { today } from "./citation.js";
import { fileItem } from "./file-item.js";
import { FILES } from "./files.js";
import { gather } from "./gather.js";
import { chosenStyle, styleChoice } from "./style-choice.js";
import { tell, told } from "./words.js";

const ROOT = new URL("../../../", import.meta.url);

/**
 * A row of buttons that make files of articles; pages are read when one is pressed.
 *
 * @param {string} name of the files, without ending
 * @param {(signal: AbortSignal) => Promise<string[]>|string[]} addresses of the articles; whoever has to look for them stops on the signal
 * @returns {HTMLElement}
 */
export function listFiles(name, addresses) {
  const status = element("span", { role: "status" });
  /** @type {AbortController|undefined} */
  let running;
  const stop = element("button", { type: "button", hidden: "" }, ...tell("stop"));
  stop.addEventListener("click", () => running?.abort());
  const take = async (/** @type {string} */ ending) => {
    running?.abort();
    const mine = (running = new AbortController());
    stop.hidden = false;
    status.replaceChildren(...tell("gathering-begins"));
    try {
      await save(name, ending, await addresses(mine.signal), mine, status);
    } catch (error) {
      if (!mine.signal.aborted) status.replaceChildren(...tell("gather-failed", { what: error instanceof Error ? error.message : String(error) }));
      else if (mine === running) status.replaceChildren(...tell("stopped"));
    } finally {
      if (mine === running) stop.hidden = true;
    }
  };
  const buttons = Object.entries(FILES).map(([ending, file]) => {
    const made = element("button", { type: "button" }, file.name);
    made.addEventListener("click", () => void take(ending));
    return made;
  });
  return element("div", { class: "list-files", role: "group", "aria-label": told("articles-as-file") }, ...tell("articles-as-file"), " ", ...buttons, styleChoice().box, stop, status);
}

/**
 * @param {string} name
 * @param {string} ending
 * @param {string[]} addresses
 * @param {AbortController} running broken off where the page has put something else in the place of the buttons.
 * @param {HTMLElement} status
 */
async function save(name, ending, addresses, running, status) {
  const total = addresses.length;
  const progress = (/** @type {number} */ done) => {
    if (!status.isConnected) running.abort();
    status.replaceChildren(...tell("gathering", { done, total }));
  };
  progress(0);
  const works = await gather(addresses, { signal: running.signal, progress });
  running.signal.throwIfAborted();
  const sides = /** @type {const} */ (["zh", "en"]);
  const items = works.flatMap((each) => sides.flatMap((side) => fileItem(each, side, chosenStyle(), today()) ?? []));
  const { make, type } = FILES[ending];
  saveFile(`${name}.${ending}`, make(items), type);
  status.replaceChildren(...tell("gathered", { count: items.length }));
}

/**
 * Puts the buttons in a place, for the articles that a page lists.
 *
 * @param {Document} page
 * @param {HTMLElement} place
 */
export function mountListFiles(page, place) {
  const links = /** @type {HTMLAnchorElement[]} */ ([...page.querySelectorAll("ol.articles > li > a")]);
  const within = new URL(location.href).pathname.slice(ROOT.pathname.length);
  const parts = within.replace(/(?:\/index)?\.html$|\/$/, "").split("/").filter(Boolean);
  const hadFocus = place.contains(page.activeElement);
  const files = listFiles(parts.join("-") || "articles", () => [...new Set(links.map((link) => link.href))]);
  place.replaceWith(files);
  if (hadFocus) files.querySelector("button")?.focus();
}
