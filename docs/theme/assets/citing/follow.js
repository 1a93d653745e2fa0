/** Follows a link to a passage: marks its words after checking them, and says what was found. */

import { announce, element } from "../dom.js";
import { unwrap, wrap } from "../places.js";
import { showLanguage } from "../reader.js";
import { readMark, withoutMark } from "./address.js";
import { placesOf, readText } from "./page.js";
import { counterpartOf, located, otherThan } from "./passage.js";
import { addStyles } from "./style-sheet.js";
import { button, tell, told } from "./words.js";

/**
 * Marks what the address asks for: `?mark=12-30.k3f9qa#zh3`.
 *
 * @param {Document} page
 */
export async function mountPassage(page) {
  if (!readMark(location.search, location.hash)) return;
  await addStyles(page);
  let leave = follow(page);
  let clicked = "";
  page.addEventListener("click", ({ target }) => {
    clicked = (target instanceof Element && target.closest('a[href^="#"]')?.getAttribute("href")) || "";
  });
  addEventListener("hashchange", () => {
    if (location.hash === clicked) {
      // Another paragraph of this page is no place of this mark.
      history.replaceState(history.state, "", withoutMark(location.href));
    } else if (readMark(location.search, location.hash)) {
      leave();
      leave = follow(page);
    }
    clicked = "";
  });
}

/**
 * Marks what the address asks for now.
 *
 * @param {Document} page
 * @returns {() => void} takes the mark away, and what is said of it.
 */
function follow(page) {
  const mark = /** @type {import("./address.js").Mark|"unreadable"} */ (readMark(location.search, location.hash));
  const article = readText(page);
  const { state, passage } = mark === "unreadable" ? { state: "unreadable", passage: null } : located(article, mark);
  const named = mark === "unreadable" ? null : page.getElementById(mark.paragraph);
  showLanguage(page, passage?.lang ?? named?.lang);
  const shown = passage ? show(article, passage) : { marks: [], others: [] };
  const { note, leave } = noteOf(state, shown);
  (shown.marks[0] ?? named)?.closest(".pair")?.before(note);
  if (!note.isConnected) page.querySelector(".text")?.prepend(note);
  const words = /** @type {Element} */ (note.firstElementChild);
  announce(words, ...words.childNodes);
  // Where no words are marked, what is said of them is what the reader must see.
  if (shown.marks[0]) shown.marks[0].scrollIntoView({ block: "center" });
  else note.scrollIntoView();
  return leave;
}

/** @typedef {{marks: HTMLElement[], others: HTMLElement[]}} Shown */

/**
 * @param {import("./page.js").PageText} article
 * @param {import("./passage.js").Passage} passage
 * @returns {Shown}
 */
function show(article, passage) {
  const marks = placesOf(article, passage).flatMap((places) => wrap(places, { class: "passage" }));
  const { numbers } = counterpartOf(article, passage);
  const others = article[otherThan(passage.lang)].filter(({ number }) => numbers.includes(number)).map((paragraph) => paragraph.element);
  for (const paragraph of others) paragraph.classList.add("counterpart");
  return { marks, others };
}

/**
 * What is said of the passage, with a way to the clean address.
 *
 * @param {string} state
 * @param {Shown} shown
 * @returns {{note: HTMLElement, leave: () => void}} leave: takes all of it away.
 */
function noteOf(state, { marks, others }) {
  // Of the paragraph, for the keyboard, where its button has gone.
  const link = /** @type {HTMLElement|null|undefined} */ (marks[0]?.closest("p")?.querySelector("a"));
  const leave = () => {
    unwrap(marks);
    for (const paragraph of others) paragraph.classList.remove("counterpart");
    note.remove();
  };
  const clean = button("passage-remove", () => {
    leave();
    history.replaceState(null, "", withoutMark(location.href));
    link?.focus();
  });
  const words = element("p", { role: "status" }, ...tell(`passage-${state}`));
  const note = element("aside", { class: `passage-note ${state}`, "aria-label": told("passage-note") }, words, clean);
  return { note, leave };
}
