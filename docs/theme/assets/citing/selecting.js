/** Selecting a passage in an article, and what can be done with it. */

import { rangesOf } from "../places.js";
import { passageAddress } from "./address.js";
import { PassageBar } from "./bar.js";
import { articleAddress } from "./base.js";
import { citation } from "./citation.js";
import { blocksAsHtml, copy } from "./clipboard.js";
import { composed, otherSide, plainText, quotationOf } from "./compose.js";
import { placesOf, readText, selectedPassage } from "./page.js";
import { markOf } from "./passage.js";
import { readWorks } from "./record.js";
import { chosenStyle } from "./style-choice.js";
import { addStyles } from "./style-sheet.js";
import { OF_COUNTERPARTS } from "./words.js";

/** Milliseconds of rest after which a selection counts as made. */
const REST = 250;

/** @typedef {{article: import("./page.js").PageText, passage: import("./passage.js").Passage}} Chosen */

/**
 * Mounts the bar.
 *
 * @param {Document} page
 * @param {() => boolean} isPressed whether a pointer is pressed.
 */
export async function mountSelecting(page, isPressed) {
  await addStyles(page);
  const selecting = new Selecting(page, isPressed);
  for (const name of ["selectionchange", "pointerup", "pointercancel"]) page.addEventListener(name, () => selecting.later());
  page.addEventListener("scroll", () => selecting.follow(), { passive: true });
  addEventListener("resize", () => selecting.place());
  selecting.later();
}

class Selecting {
  /** @param {Document} page @param {() => boolean} isPressed */
  constructor(page, isPressed) {
    this.page = page;
    this.isPressed = isPressed;
    this.timer = 0;
    /** @type {Chosen|null} */
    this.chosen = null;
    this.bar = new PassageBar(page, {
      "quote-cite": () => this.copyCited(),
      link: () => copy(page, this.link()),
      quote: () => copy(page, quotationOf(this.now.article, this.now.passage).join("\n")),
      keep: () => this.keep(),
      ...(page.querySelector("a.report") ? { correct: () => this.correct() } : {}),
    });
  }

  /** @returns {Chosen} */
  get now() {
    if (!this.chosen) throw new Error("expected a selected passage, found none");
    return this.chosen;
  }

  /** Looks at the selection when it has come to rest; what the bar was open for may be selected no more. */
  later() {
    if (this.isPressed() && !this.bar.hasFocus) this.forget();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), REST);
  }

  forget() {
    this.bar.close();
    this.chosen = null;
  }

  look() {
    if (this.isPressed()) return;
    const article = readText(this.page);
    const passage = selectedPassage(getSelection(), article);
    // What was closed stays closed until another passage is selected.
    const isSame = JSON.stringify(passage) === JSON.stringify(this.chosen?.passage);
    // Where the list of styles has the focus, some browsers select nothing.
    if (!passage && !this.bar.hasFocus) this.forget();
    if (!passage || isSame) return;
    this.chosen = { article, passage };
    this.bar.open();
    this.place();
    // Asked for now, so that a press of a button need not wait for it.
    readWorks(this.page, location.href).catch(() => {});
  }

  /** Puts the bar beside the passage as it is shown now. */
  place() {
    if (!this.bar.isOpen || !this.chosen) return;
    const ranges = placesOf(readText(this.page), this.chosen.passage).flatMap(rangesOf);
    const boxes = ranges.flatMap((range) => [...range.getClientRects()]);
    const [first, last] = [boxes[0], boxes.at(-1)];
    // Its language may be hidden.
    if (!first || !last) this.bar.close();
    else this.bar.place({ first, last, isBackward: this.isBackward() });
  }

  /** @returns {boolean} whether the beginning of the selection was moved last. */
  isBackward() {
    const selection = /** @type {Selection} */ (getSelection());
    const way = selection.anchorNode && selection.focusNode ? selection.anchorNode.compareDocumentPosition(selection.focusNode) : 0;
    return way ? Boolean(way & Node.DOCUMENT_POSITION_PRECEDING) : selection.focusOffset < selection.anchorOffset;
  }

  /** Closes the bar when the passage has left the window. */
  follow() {
    const selection = getSelection();
    if (!this.bar.isOpen || this.bar.hasFocus || !selection?.rangeCount) return;
    const { top, bottom } = selection.getRangeAt(0).getBoundingClientRect();
    if (bottom < 0 || top > innerHeight) this.bar.close();
  }

  /** @returns {import("./address.js").Mark} */
  mark() {
    return markOf(this.now.article, this.now.passage);
  }

  /** @returns {string} */
  link() {
    return passageAddress(articleAddress(this.page), this.mark());
  }

  /** @returns {Promise<string>} */
  async copyCited() {
    const { article, passage } = this.now;
    const link = this.link(); // while it is this that is selected
    const works = await readWorks(this.page, location.href);
    const today = new Date().toISOString();
    const blocks = composed(
      {
        lang: passage.lang,
        quotation: quotationOf(article, passage),
        other: otherSide(article, passage),
        citations: { zh: citation(works, "zh", chosenStyle(), today), en: citation(works, "en", chosenStyle(), today) },
        link,
      },
      OF_COUNTERPARTS,
    );
    return copy(this.page, plainText(blocks), blocksAsHtml(blocks));
  }

  /** Opens the form or mail of the settings. @returns {Promise<string>} */
  async correct() {
    const { article, passage } = this.now;
    const { form = "", id = "" } = /** @type {HTMLAnchorElement} */ (this.page.querySelector("a.report")).dataset;
    const link = this.link();
    const { correctionAddress } = await import("./correction.js");
    open(correctionAddress(form, id, link, article, passage), "_blank", "noopener");
    return "correct-opened";
  }

  /** @returns {Promise<string>} */
  async keep() {
    const { article, passage } = this.now;
    const { addPassage } = await import("./basket-add.js");
    return addPassage(this.page, article, passage);
  }
}
