/** Copying, on secure pages and on others. */

import { element } from "../dom.js";
import { button, tell, told } from "./words.js";

/**
 * Copies a text; where the browser lets no script copy, shows it to be copied by hand.
 *
 * @param {Document} page
 * @param {string} plain
 * @param {string} [html] the same, formatted.
 * @returns {Promise<string>} the key of what is to be said.
 */
export async function copy(page, plain, html) {
  if ((await written(plain, html)) || commanded(page, plain, html)) return "copied";
  showToCopy(page, plain);
  return "copy-by-hand";
}

/** Browsers offer their clipboard on secure pages only, and may refuse it. @param {string} plain @param {string} [html] */
async function written(plain, html) {
  try {
    if (!html) await navigator.clipboard.writeText(plain);
    else {
      const parts = { "text/plain": new Blob([plain], { type: "text/plain" }), "text/html": new Blob([html], { type: "text/html" }) };
      await navigator.clipboard.write([new ClipboardItem(parts)]);
    }
    return true;
  } catch {
    return false;
  }
}

/**
 * The older way, which needs no secure page: the browser's own command to copy, with our text put in its place.
 *
 * @param {Document} page
 * @param {string} plain
 * @param {string} [html]
 * @returns {boolean}
 */
function commanded(page, plain, html) {
  let isCopied = false;
  const put = (/** @type {ClipboardEvent} */ event) => {
    event.clipboardData?.setData("text/plain", plain);
    if (html) event.clipboardData?.setData("text/html", html);
    event.preventDefault();
    isCopied = true;
  };
  page.addEventListener("copy", put, { once: true });
  try {
    return page.execCommand("copy") && isCopied;
  } catch {
    return false;
  } finally {
    page.removeEventListener("copy", put);
  }
}

/** @param {Document} page @param {string} plain */
function showToCopy(page, plain) {
  const field = element("textarea", { readonly: "", rows: "8" });
  field.value = plain;
  const close = button("close", () => dialog.close());
  const dialog = element("dialog", { class: "copy-by-hand", "aria-label": told("copy-refused") }, element("label", {}, ...tell("copy-refused"), field), close);
  const before = /** @type {HTMLElement|null} */ (page.activeElement);
  const selection = getSelection();
  const range = selection?.rangeCount ? selection.getRangeAt(0).cloneRange() : null;
  dialog.addEventListener("close", () => {
    dialog.remove();
    // What was selected is so again, and the bar stays open.
    selection?.removeAllRanges();
    if (range) selection?.addRange(range);
    before?.focus();
  });
  page.querySelector("main")?.append(dialog);
  dialog.showModal();
  field.select();
}

/**
 * Blocks of lines as HTML: text enters as text.
 *
 * @param {import("./compose.js").Block[]} blocks
 * @returns {string}
 */
export function blocksAsHtml(blocks) {
  return blocks
    .map(({ lang, lines, link }) => {
      const paragraph = element("p", lang ? { lang } : {});
      lines.forEach((runs, at) => {
        if (at) paragraph.append(element("br", {}));
        const parts = runs.map(({ text, italic }) => (italic ? element("i", {}, text) : text));
        paragraph.append(...(link ? [element("a", { href: link }, ...parts)] : parts));
      });
      return paragraph.outerHTML;
    })
    .join("");
}
