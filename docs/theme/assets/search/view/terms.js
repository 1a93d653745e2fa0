/** Names and kinds of the tags, read from the site's own lists of them. */

import { element, labelIn } from "../../dom.js";

/**
 * @typedef {object} Terms
 * @property {Map<string, {kind: string, label: () => HTMLElement}>} names by id.
 * @property {[string, (Node|string)[]][]} kinds with their names, in the order of the list.
 */

/** @type {Promise<Terms>|null} */
let known = null;

/**
 * Where a list cannot be read, ids stand for names.
 *
 * @param {string} base
 * @returns {Promise<Terms>}
 */
export function termNames(base) {
  known ??= load(base).catch(/** @returns {Terms} */ () => {
    known = null;
    return { names: new Map(), kinds: [] };
  });
  return known;
}

/** @param {string} base @returns {Promise<Terms>} */
async function load(base) {
  const index = await read(`${base}tags/index.html`);
  const links = [...index.querySelectorAll('a[href*="tags/kind/"]')];
  /** @type {Terms} */
  const terms = { names: new Map(), kinds: [] };
  await Promise.all(
    links.map(async (link) => {
      const kind = nameOf(link);
      terms.kinds.push([kind, [...labelOf(link).childNodes]]);
      const page = await read(`${base}tags/kind/${kind}.html`);
      for (const term of page.querySelectorAll('main a[href*="tags/"]:not([href*="tags/kind/"]):not([href$="index.html"])')) {
        terms.names.set(nameOf(term), { kind, label: () => labelOf(term) });
      }
    }),
  );
  const order = links.map(nameOf);
  terms.kinds.sort((one, other) => order.indexOf(one[0]) - order.indexOf(other[0]));
  return terms;
}

/** @param {Element} link @returns {string} */
function nameOf(link) {
  return (link.getAttribute("href") ?? "").replace(/^.*\/|\.html.*$/g, "");
}

/** A label in both languages, made anew from its text. @param {Element} link */
function labelOf(link) {
  const { en, zh } = labelIn(link);
  return element("span", {}, `${en} `, element("i", { lang: "zh" }, zh));
}

/** @param {string} address @returns {Promise<Document>} */
async function read(address) {
  const reply = await fetch(address);
  if (!reply.ok) throw new Error(`${address}: ${reply.status}`);
  return new DOMParser().parseFromString(await reply.text(), "text/html");
}
