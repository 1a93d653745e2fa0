/** The citations on an article's page: the other styles, copies, and files for reference managers. */

import { markChinese } from "../chinese.js";
import { element } from "../dom.js";
import { saveFile } from "../save.js";
import { addArticle } from "./basket-add.js";
import { today } from "./citation.js";
import { blocksAsHtml, copy } from "./clipboard.js";
import { fileItem } from "./file-item.js";
import { FILES } from "./files.js";
import { citeWork } from "./items.js";
import { readWorks } from "./record.js";
import { chosenStyle, styleChoice } from "./style-choice.js";
import { button, tell, told } from "./words.js";

/** @typedef {import("./record.js").Works} Works */
/** @typedef {import("./items.js").Side} Side */

/**
 * Puts a panel in the place of the citations that the page came with.
 *
 * @param {Document} page
 * @param {HTMLElement} place
 */
export async function mountPanel(page, place) {
  const works = await readWorks(page, location.href);
  if (!works) return;
  const status = element("p", { class: "status", role: "status" });
  const list = element("div", { class: "works" });
  const choice = styleChoice(() => list.replaceChildren(...shown(page, works, status)));
  const keep = button("keep", async () => status.replaceChildren(...tell(await addArticle(page))));
  list.replaceChildren(...shown(page, works, status));
  const heading = place.querySelector("h2");
  const hadFocus = place.contains(page.activeElement);
  place.replaceChildren(...(heading ? [heading] : []), element("p", { class: "choice" }, choice.box, " ", keep), list, status);
  if (hadFocus) choice.select.focus();
}

/**
 * Both works in the chosen style.
 *
 * @param {Document} page
 * @param {Works} works
 * @param {HTMLElement} status
 */
function shown(page, works, status) {
  const sides = /** @type {const} */ (["zh", "en"]);
  return sides.flatMap((side) => {
    const cited = citeWork(works, side, chosenStyle(), today());
    return cited ? [work(page, works, side, cited, status)] : [];
  });
}

/**
 * One work: its citation, buttons to copy it and to take it as a file.
 *
 * @param {Document} page
 * @param {Works} works
 * @param {Side} side
 * @param {{runs: import("./runs.js").Run[], remark: string}} cited
 * @param {HTMLElement} status
 */
function work(page, works, side, { runs, remark }, status) {
  const parts = runs.map(({ text, italic }) => (italic ? element("cite", {}, text) : text));
  const citation = element("p", {}, ...parts, ...(remark ? [" ", element("small", {}, remark)] : []));
  markChinese(citation);
  const press = async () => {
    const line = [...runs, ...(remark ? [{ text: ` ${remark}`, italic: false }] : [])];
    const html = blocksAsHtml([{ lang: "", lines: [line], link: "" }]);
    status.replaceChildren(...tell(await copy(page, line.map(({ text }) => text).join(""), html)));
  };
  const name = side === "zh" ? "the-original" : "the-translation";
  const buttons = [button("copy-citation", press), ...Object.keys(FILES).map((ending) => fileButton(works, side, ending))];
  return element("section", { "aria-label": told(name) }, element("h3", {}, ...tell(name)), citation, element("p", { class: "take" }, ...buttons));
}

/**
 * @param {Works} works
 * @param {Side} side
 * @param {string} ending
 */
function fileButton(works, side, ending) {
  const { name, type, make } = FILES[ending];
  const made = element("button", { type: "button" }, name);
  made.addEventListener("click", () => {
    const item = fileItem(works, side, chosenStyle(), today());
    saveFile(`${works.id}-${side}.${ending}`, make(item ? [item] : []), type);
  });
  return made;
}
