/** The bar of what can be done with a selected passage. */

import { element, hasShortcuts, isModified, isNoShortcut } from "../dom.js";
import { barPlace, uncovering } from "./bar-place.js";
import { styleChoice } from "./style-choice.js";
import { button, tell, told } from "./words.js";

const KEY = "c";
const AT_THE_EDGE = "(pointer: coarse), (max-width: 52rem)";

/**
 * @typedef {{first: DOMRect, last: DOMRect, isBackward: boolean}} Lines of the selection.
 */

/** Something that is loaded could not be had: the next press asks again. @param {unknown} error @returns {string} */
function failed(error) {
  console.error(error);
  return "bar-failed";
}

/** A toolbar near the selection, or along the lower edge of the window. */
export class PassageBar {
  /**
   * @param {Document} page
   * @param {Record<string, () => Promise<string>>} actions by the key of their label; each gives the key of what is said after it.
   */
  constructor(page, actions) {
    this.page = page;
    this.status = element("p", { role: "status" });
    this.buttons = Object.entries(actions).map(([key, act]) => button(key, () => void act().catch(failed).then((said) => this.report(said))));
    this.style = styleChoice();
    this.box = element("div", { class: "passage-bar", role: "toolbar", "aria-label": told("bar") });
    this.box.append(...this.buttons, this.style.box, this.status);
    this.box.hidden = true;
    page.querySelector("main")?.append(this.box);
    // Pressing a button must not take the selection away.
    this.box.addEventListener("mousedown", (event) => {
      if (!(event.target instanceof HTMLSelectElement)) event.preventDefault();
    });
    this.box.addEventListener("keydown", (event) => this.move(event));
    page.addEventListener("keydown", (event) => this.key(event));
    this.rove(0);
  }

  get isOpen() {
    return !this.box.hidden;
  }

  get hasFocus() {
    return this.box.contains(this.page.activeElement);
  }

  open() {
    const wasOpen = this.isOpen;
    this.box.hidden = false;
    if (hasShortcuts()) this.box.setAttribute("aria-keyshortcuts", KEY);
    else this.box.removeAttribute("aria-keyshortcuts");
    if (!wasOpen) this.report(hasShortcuts() ? "bar-key" : "bar-tab");
  }

  close() {
    if (this.hasFocus) this.leave();
    this.box.hidden = true;
    this.status.replaceChildren();
  }

  /** The keyboard goes on from the paragraph where the selection begins, and can make that longer: a link with the focus would not let it. */
  leave() {
    const from = getSelection()?.anchorNode?.parentElement?.closest(".text p")?.querySelector("a");
    from?.focus({ preventScroll: true });
    /** @type {HTMLElement} */ (this.page.activeElement).blur();
  }

  /** @param {string} key */
  report(key) {
    this.status.classList.toggle("hidden", key === "bar-key" || key === "bar-tab");
    this.status.replaceChildren(...tell(key));
    if (key.startsWith("kept")) this.status.append(" ", element("a", { href: new URL("../../../basket.html", import.meta.url).href }, ...tell("open-basket")));
  }

  /** @param {Lines} lines */
  place({ first, last, isBackward }) {
    this.box.classList.remove("edge");
    const { clientWidth: width, clientHeight: height } = this.page.documentElement;
    const room = { width, height, top: this.stuck() };
    const place = matchMedia(AT_THE_EDGE).matches ? "bottom" : barPlace({ first, last, isBackward, bar: this.size(), room });
    this.box.classList.toggle("edge", place === "bottom");
    if (place === "bottom") {
      this.box.removeAttribute("style");
      const far = uncovering(first, last, this.size().height, room);
      if (far) scrollBy({ top: far, behavior: "instant" });
    } else {
      this.box.style.left = `${place.left + scrollX}px`;
      this.box.style.top = `${place.top + scrollY}px`;
    }
  }

  /** @returns {{width: number, height: number}} */
  size() {
    return { width: this.box.offsetWidth, height: this.box.offsetHeight };
  }

  /** @returns {number} where the header that sticks to the upper edge ends. */
  stuck() {
    const header = this.page.querySelector("header.top");
    return header && getComputedStyle(header).position === "sticky" ? header.getBoundingClientRect().bottom : 0;
  }

  /** @returns {HTMLElement[]} */
  get items() {
    return [...this.buttons, this.style.select];
  }

  /** One of the items is reached by Tab, the others by arrows. @param {number} at */
  rove(at) {
    this.items.forEach((item, index) => item.setAttribute("tabindex", index === at ? "0" : "-1"));
  }

  /** @param {KeyboardEvent} event */
  move(event) {
    const at = this.items.indexOf(/** @type {HTMLElement} */ (event.target));
    const last = this.items.length - 1;
    const next = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at > 0 ? at - 1 : last, Home: 0, End: last }[event.key];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    this.rove(next);
    this.items[next].focus();
  }

  /** @param {KeyboardEvent} event */
  isCalled(event) {
    return event.key.toLowerCase() === KEY && !isNoShortcut(event);
  }

  /** Whether Tab goes on from what is selected: the bar is what comes next. @param {KeyboardEvent} event */
  isNext(event) {
    const at = this.page.activeElement;
    return event.key === "Tab" && !this.hasFocus && Boolean(at === this.page.body || at?.closest(".text"));
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (!this.isOpen) return;
    // A dialog that is open is what Escape closes.
    if (event.key === "Escape" && !(event.target instanceof Element && event.target.closest("dialog"))) this.close();
    if (isModified(event) || event.defaultPrevented || !(this.isNext(event) || this.isCalled(event))) return;
    event.preventDefault();
    this.items.find((item) => item.tabIndex === 0)?.focus();
  }
}
