/** The page of the basket: what lies in it, notes, and files of it. */

import { element } from "../dom.js";
import { saveFile } from "../save.js";
import { changed, emptied, raw, stored, watchOthers } from "./basket.js";
import { downloads } from "./basket-downloads.js";
import { BasketError, restored, withNote, withoutItem } from "./basket-items.js";
import { otherLines } from "./compose.js";
import { addStyles } from "./style-sheet.js";
import { OF_COUNTERPARTS, button, tell, told } from "./words.js";

/** @typedef {import("./basket-items.js").Item} Item */

/** Milliseconds after which a tap has become a click. */
const TAP = 300;

/**
 * Fills the page.
 *
 * @param {Document} page
 * @param {HTMLElement} place
 */
export async function mountBasket(page, place) {
  await addStyles(page);
  const view = new BasketView(place);
  watchOthers(() => view.hear());
  view.show();
}

class BasketView {
  /** @param {HTMLElement} place */
  constructor(place) {
    this.said = element("p", { role: "status", class: "basket-said" });
    this.list = element("div", { tabindex: "-1" }); // for the keyboard, where what it was on has gone
    this.files = downloads(stored);
    place.append(this.said, this.list);
    // What another tab changed is shown when nothing is being written here, nor pressed.
    place.addEventListener("focusout", () => {
      if (this.isBehind) setTimeout(() => this.hear());
    });
    for (const name of ["pointerup", "pointercancel"]) {
      place.ownerDocument.addEventListener(name, () => {
        this.isPressed = false;
        if (this.isBehind) setTimeout(() => this.hear(), TAP);
      });
    }
    place.addEventListener("pointerdown", () => (this.isPressed = true));
    this.isPressed = false;
    this.isBehind = false;
    /** Notes written here that found no room yet, by the keys of their things. @type {Map<string, string>} */
    this.unsaved = new Map();
    this.isFailure = false;
  }

  /**
   * Says how something went.
   *
   * @param {(Node|string)[]} words
   * @param {boolean} [isFailure] which holds until something succeeds.
   */
  say(words, isFailure = false) {
    this.said.replaceChildren(...words);
    this.isFailure = isFailure;
  }

  /** Shows what another tab changed. */
  hear() {
    const isWriting = this.list.contains(document.activeElement) && document.activeElement instanceof HTMLTextAreaElement;
    this.isBehind = isWriting || this.isPressed;
    if (!this.isBehind) this.show();
  }

  show() {
    try {
      const items = this.noted(stored());
      const there = focusIn(this.list);
      this.list.replaceChildren(...(items.length ? this.full(items) : [element("p", {}, ...tell("basket-empty"))]));
      if (there) focusables(this.list, there.key)[there.at]?.focus({ preventScroll: true });
    } catch (error) {
      this.fail(error);
    }
  }

  /** @param {Item[]} items @returns {Node[]} */
  full(items) {
    const count = items.length === 1 ? tell("basket-one") : tell("basket-n", { count: items.length });
    const clear = button("basket-clear", () => this.takeOut(() => []));
    return [element("p", {}, ...count, " ", clear), this.files, element("ol", { class: "basket" }, ...items.map((item) => this.entry(item)))];
  }

  /** @param {Item} item @returns {HTMLElement} */
  entry(item) {
    const title = element("h2", {}, element("a", { href: item.link }, ...titleOf(item)));
    const remove = button("basket-remove", () => this.takeOut((items) => withoutItem(items, item.key)));
    remove.setAttribute("aria-label", `${told("basket-remove")}: ${nameOf(item)}`);
    const place = [item.date, item.paragraph].filter(Boolean).join(" · ");
    const box = element("li", { "data-key": item.key }, title, element("p", { class: "about" }, place, " ", remove));
    for (const [lang, lines] of sidesOf(item)) {
      box.append(element("blockquote", { lang }, ...lines.map((line) => element("p", {}, line))));
    }
    box.append(this.noteOf(item));
    return box;
  }

  /** @param {Item} item @returns {HTMLElement} */
  noteOf(item) {
    const rows = String(Math.max(2, item.note.split("\n").length));
    const field = element("textarea", { rows, "aria-label": `${told("basket-note")}: ${nameOf(item)}` });
    field.style.setProperty("field-sizing", "content"); // as high as the note, on paper too; validators of style sheets do not know it yet
    field.value = item.note;
    const keep = () => {
      this.unsaved.set(item.key, field.value);
      const items = changed((now) => this.noted(now));
      this.unsaved.clear();
      if (!items.some(({ key }) => key === item.key)) this.say(tell("basket-gone"), true);
      else if (this.isFailure) this.say([]);
    };
    field.addEventListener("input", () => this.attempt(keep));
    return element("label", {}, ...tell("basket-note"), field);
  }

  /**
   * Things with the notes that were written here: one may have found no room before.
   *
   * @param {Item[]} items @returns {Item[]}
   */
  noted(items) {
    return [...this.unsaved].reduce((all, [key, note]) => withNote(all, key, note), items);
  }

  /**
   * Takes things out, with a way to put them back.
   *
   * @param {(items: Item[]) => Item[]} change
   */
  takeOut(change) {
    this.attempt(() => {
      const before = this.noted(stored());
      const left = new Set(changed((items) => change(this.noted(items))).map(({ key }) => key));
      const taken = before.map(({ key }) => key).filter((key) => !left.has(key));
      this.unsaved.clear();
      const undo = button("basket-undo", () => {
        this.attempt(() => {
          changed((items) => restored(items, before, taken));
          this.say(tell("basket-restored"));
        });
        this.show();
        (focusables(this.list, taken[0])[0] ?? this.list).focus();
      });
      this.say([...tell("basket-removed"), " ", undo]);
      this.show();
      undo.focus();
    });
  }

  /** @param {() => void} action */
  attempt(action) {
    try {
      action();
    } catch (error) {
      this.fail(error);
    }
  }

  /** @param {unknown} error */
  fail(error) {
    if (!(error instanceof BasketError)) throw error;
    this.say(tell(`basket-${error.code}`), true);
    if (error.code !== "unreadable") return;
    const save = button("basket-save-raw", () => saveFile("duizhao-basket.json", raw() ?? "", "application/json"));
    const anew = button("basket-anew", () => {
      emptied();
      this.say([]);
      this.show();
      this.list.focus();
    });
    this.list.replaceChildren(element("p", {}, save, " ", anew));
  }
}

/**
 * What of a thing can have the focus, in order.
 *
 * @param {HTMLElement} list
 * @param {string|undefined} key
 * @returns {HTMLElement[]}
 */
function focusables(list, key) {
  const entries = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("li")]);
  return [...(entries.find(({ dataset }) => dataset.key === key)?.querySelectorAll("a, button, textarea") ?? [])].map((one) => /** @type {HTMLElement} */ (one));
}

/**
 * The thing that has the focus, and at which place in it.
 *
 * @param {HTMLElement} list
 * @returns {{key: string|undefined, at: number}|null}
 */
function focusIn(list) {
  const active = /** @type {HTMLElement|null} */ (document.activeElement);
  const entry = list.contains(active) ? /** @type {HTMLElement|null|undefined} */ (active?.closest("li")) : null;
  return entry && active ? { key: entry.dataset.key, at: focusables(list, entry.dataset.key).indexOf(active) } : null;
}

/** @param {Item} item @returns {(Node|string)[]} */
function titleOf({ title, id }) {
  const parts = [title.en && element("span", { lang: "en" }, title.en), title.zh && element("span", { lang: "zh" }, title.zh)].filter(Boolean);
  return parts.length ? parts.flatMap((part, at) => (at ? [" ", part] : [part])) : [id];
}

/** Characters of a quotation by which a thing is known from another of the same article. */
const KNOWN_BY = 30;

/** What tells one thing from all others where its surroundings are not seen. @param {Item} item @returns {string} */
function nameOf({ title, id, paragraph, quotation }) {
  return [title.en || title.zh || id, paragraph, quotation[0]?.slice(0, KNOWN_BY)].filter(Boolean).join(", ");
}

/** @param {Item} item @returns {[string, string[]][]} */
function sidesOf({ lang, quotation, other }) {
  if (!lang) return [];
  const there = lang === "zh" ? "en" : "zh";
  return [[lang, quotation], other ? [there, otherLines(other, OF_COUNTERPARTS)] : [lang, [`[${OF_COUNTERPARTS.none(lang)}]`]]];
}
