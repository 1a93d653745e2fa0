/** Marks the hits in an article that was opened from a result, with a bar to step through them. */

import { announce, element, isModified, isNoShortcut } from "./dom.js";
import { articleAddress } from "./citing/base.js";
import { copy } from "./citing/clipboard.js";
import { unwrap } from "./places.js";
import { showLanguage } from "./reader.js";
import { Site } from "./search/site.js";
import "./search/view/later.js";
import { markHits } from "./search/view/marking.js";
import { readState, writeState } from "./search/view/state.js";
import { tell, told } from "./search/view/words.js";

const ROOT = new URL("../../", import.meta.url);

/** Characters of the text before a hit that are said with it, and as many from it on. */
const AROUND = 30;

/**
 * Marks what the address asks for: `?q=…&without=…#zh3`.
 *
 * @param {Document} page
 */
export async function mountHits(page) {
  const { q, without } = readState(location.search);
  const article = /** @type {HTMLElement} */ (page.querySelector("main.article"));
  const site = new Site(ROOT.href);
  await site.open();
  await site.cover([q, ...without, article.textContent ?? ""]);
  page.head.append(element("link", { rel: "stylesheet", href: new URL("search.css", import.meta.url).href }));
  /** @type {HTMLElement[][]} */
  let hits = [];
  let none = "marks-none";
  try {
    hits = markHits(article, q, without, /** @type {import("./search/fold.js").Folding} */ (site.folding));
  } catch (error) {
    if (/** @type {Error} */ (error).name !== "QueryError") throw error;
    none = "marks-unreadable";
  }
  const bar = new Bar(page, hits, none, `${ROOT.href}search.html${writeState({ ...readState(""), q, without })}`);
  article.append(bar.box);
  bar.begin();
}

/** Steps through the hits, and gives the address without the query. */
class Bar {
  /**
   * @param {Document} page
   * @param {HTMLElement[][]} hits
   * @param {string} none what is said where there are none.
   * @param {string} results address of the result.
   */
  constructor(page, hits, none, results) {
    this.none = none;
    this.page = page;
    this.hits = hits;
    this.at = -1;
    this.place = element("p", { role: "status" });
    /** Of the paragraph alone, without the query. */
    this.address = element("a", { class: "address" });
    this.keys = new AbortController();
    const back = element("a", { href: results }, ...tell("back"));
    this.box = element("section", { class: "marks", "aria-label": told("marks") }, this.place);
    if (hits.length) this.box.append(this.button("marks-previous", () => this.step(-1), "p"), this.button("marks-next", () => this.step(1), "n"));
    this.box.append(this.copyButton(), this.button("marks-close", () => this.close()), back, this.address);
    page.addEventListener("keydown", (event) => this.key(event), { signal: this.keys.signal });
  }

  /** @param {string} key @param {() => void} press @param {string} [letter] @returns {HTMLElement} */
  button(key, press, letter) {
    /** @type {Record<string, string>} */
    const shortcut = letter ? { "aria-keyshortcuts": letter } : {};
    const made = element("button", { type: "button", ...shortcut }, ...tell(key), ...(letter ? [" ", element("kbd", {}, letter)] : []));
    made.addEventListener("click", press);
    return made;
  }

  /** @returns {HTMLElement} */
  copyButton() {
    const made = this.button("marks-copy", async () => {
      const said = await copy(this.page, this.address.href);
      if (said === "copied") made.replaceChildren(...tell("marks-copied"));
    });
    return made;
  }

  /** Starts at the paragraph that the address names. */
  begin() {
    const target = location.hash && this.page.getElementById(fragment());
    const first = target ? this.hits.findIndex(([mark]) => target.contains(mark)) : -1;
    if (this.hits.length) showLanguage(this.page, this.hits[Math.max(first, 0)][0].closest("p[lang]")?.getAttribute("lang") ?? "");
    if (this.hits.length) return this.go(Math.max(first, 0), first >= 0);
    announce(this.place, element("span", {}, ...tell(this.none)));
    this.showAddress(location.hash.slice(1));
  }

  /**
   * To the next hit that is shown: one language may be hidden.
   *
   * @param {1|-1} way
   */
  step(way) {
    const count = this.hits.length;
    for (let tried = 1; tried <= count; tried += 1) {
      const next = (((this.at + way * tried) % count) + count) % count;
      if (this.hits[next][0].getClientRects().length) return this.go(next, true);
    }
  }

  /** @param {number} index @param {boolean} isScrolling */
  go(index, isScrolling) {
    for (const mark of this.hits[this.at] ?? []) mark.classList.remove("now");
    this.at = index;
    const marks = this.hits[index];
    for (const mark of marks) mark.classList.add("now");
    if (isScrolling) marks[0].scrollIntoView({ block: "center" });
    const paragraph = marks[0].closest(".text p[id]")?.id ?? "";
    announce(this.place, element("span", {}, ...tell("marks-place", { place: index + 1, all: this.hits.length })), heard(marks));
    this.showAddress(paragraph);
  }

  /** @param {string} paragraph */
  showAddress(paragraph) {
    const clean = articleAddress(this.page) + (paragraph ? `#${paragraph}` : "");
    this.address.setAttribute("href", clean);
    this.address.textContent = clean;
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.defaultPrevented || isModified(event)) return;
    if (isNoShortcut(event)) return;
    const way = { n: 1, p: -1 }[event.key.toLowerCase()];
    if (way) this.step(/** @type {1|-1} */ (way));
  }

  close() {
    this.keys.abort();
    // Of the paragraph, for the keyboard, where its button has gone; the headline has none.
    const link = this.hits[this.at]?.[0].closest("p")?.querySelector("a") ?? this.page.querySelector("main a");
    unwrap([...new Set(this.hits.flat())]);
    const passage = new URLSearchParams(location.search).get("mark"); // that is marked as well
    const rest = passage === null ? this.address.hash : `?${new URLSearchParams({ mark: passage })}${location.hash}`;
    history.replaceState(null, "", location.pathname + rest);
    this.box.remove();
    /** @type {HTMLElement|null} */ (link)?.focus({ preventScroll: true });
  }
}

/**
 * A hit with its surroundings and its paragraph, for those who do not see it.
 *
 * @param {HTMLElement[]} marks
 * @returns {HTMLElement}
 */
function heard(marks) {
  const place = /** @type {HTMLElement} */ (marks[0].closest("p, h1 > span, h1"));
  const [before, after] = [new Range(), new Range()];
  before.setStart(place.querySelector(":scope > a")?.nextSibling ?? place, 0);
  before.setEndBefore(marks[0]);
  after.setStartBefore(marks[0]);
  after.setEnd(place, place.childNodes.length);
  const words = `${before.toString().slice(-AROUND)}${after.toString().slice(0, AROUND)}`;
  return element("span", { class: "hidden" }, place.id ? ` ${place.id}: ` : " ", element("q", { lang: place.lang }, words));
}

/** @returns {string} the paragraph that the address names; what is no percent-encoding stands for itself. */
function fragment() {
  const written = location.hash.slice(1);
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
