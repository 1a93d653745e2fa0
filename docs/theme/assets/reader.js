/** Reading an article: which languages are shown, and the arrow keys between the articles of an issue. */

import { element, isModified, isTyping, say } from "./dom.js";

const VIEWS = ["both", "en", "zh"];

/** The number of a paragraph, which is a link to it. */
const NUMBER = "p > a[href^='#']:first-child";

/**
 * Mounts the view switch and the keys on an article's page.
 *
 * @param {Document} page
 * @param {(value: string) => void} remember
 */
export function mountReader(page, remember) {
  const article = page.querySelector("main.article");
  if (!article) return;
  const text = /** @type {Element} */ (article.querySelector(".text"));
  if (text.querySelector('p[lang="en"]') && text.querySelector('p[lang="zh"]')) {
    text.before(viewSwitch(page.documentElement, remember));
  } else {
    // One language alone: a choice made on other pages must not hide it.
    page.documentElement.dataset.view = "both";
  }
  for (const link of paragraphLinks(text)) link.setAttribute("aria-label", `${link.textContent} ${link.hash.slice(1)}`);
  text.addEventListener("click", (event) => selectParagraph(/** @type {MouseEvent} */ (event)));
  page.addEventListener("keydown", (event) => turnPage(page, event));
  showTarget(page);
  addEventListener("hashchange", () => showTarget(page));
}

/**
 * The numbers of the paragraphs, each a link to its own.
 *
 * @param {Element} text
 * @returns {HTMLAnchorElement[]}
 */
const paragraphLinks = (text) => [...text.querySelectorAll(NUMBER)].map((link) => /** @type {HTMLAnchorElement} */ (link));

/**
 * Who presses the number of a paragraph by keyboard selects the paragraph: a way to citing it that needs no caret.
 *
 * @param {MouseEvent} event
 */
function selectParagraph({ target, detail }) {
  const link = target instanceof Element && target.closest(NUMBER);
  if (detail || !link) return;
  const range = new Range();
  range.selectNodeContents(/** @type {Element} */ (link.parentElement));
  range.setStartAfter(link);
  // When the link has been followed, which takes a selection away.
  setTimeout(() => {
    getSelection()?.removeAllRanges();
    getSelection()?.addRange(range);
  });
}

/**
 * Shows the paragraph that the address names where its language is hidden.
 *
 * @param {Document} page
 */
function showTarget(page) {
  const target = location.hash && page.getElementById(location.hash.slice(1));
  if (!target || !target.closest(".text") || target.getClientRects().length) return;
  showLanguage(page, target.lang);
  target.scrollIntoView();
}

/**
 * A group of radio buttons for the languages shown.
 *
 * @param {HTMLElement} root
 * @param {(value: string) => void} remember
 * @returns {HTMLElement}
 */
function viewSwitch(root, remember) {
  const chosen = VIEWS.includes(root.dataset.view ?? "") ? root.dataset.view : "both";
  const group = element("fieldset", { class: "view" }, element("legend", {}, ...say("view")));
  for (const view of VIEWS) {
    const input = element("input", { type: "radio", name: "view", value: view });
    input.checked = view === chosen;
    input.addEventListener("change", () => remember(view));
    group.append(element("label", {}, input, " ", ...say(`view-${view}`)));
  }
  return group;
}

/**
 * Follows the link to the previous or next article on ← and →, where the key has no other meaning.
 *
 * @param {Document} page
 * @param {KeyboardEvent} event
 */
function turnPage(page, event) {
  if (event.defaultPrevented || isModified(event)) return;
  // Arrows choose among radio buttons.
  if (isTyping(event) || event.target instanceof HTMLInputElement) return;
  // Arrows that belong to a selection made with the keyboard turn no page.
  if (getSelection()?.isCollapsed === false) return;
  const rel = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
  if (rel) /** @type {HTMLAnchorElement|null} */ (page.querySelector(`a[rel="${rel}"]`))?.click();
}

/**
 * A reader who hides a language sees it where a link leads into it; the choice for other pages stays.
 *
 * @param {Document} page
 * @param {string} [lang]
 */
export function showLanguage(page, lang) {
  const { view } = page.documentElement.dataset;
  if (!lang || !view || view === "both" || view === lang) return;
  page.documentElement.dataset.view = "both";
  const both = /** @type {HTMLInputElement|null} */ (page.querySelector('.view input[value="both"]'));
  if (both) both.checked = true;
}
