/** Articles' pages as the store of texts: the units of one, cut out of our own markup. */

import { damaged } from "./errors.js";

/**
 * @typedef {object} PageUnit
 * @property {string} unit headline-zh, byline-en, zh3 …
 * @property {"zh" | "en"} lang
 * @property {string} text
 * @property {string[]} pair units of the other language beside it.
 */

const ARTICLE = '<main id="main" class="article"';
const HEADLINE = /<h1>(.*?)<\/h1>/su;
const HEADLINE_SIDE = /<span lang="(zh|en)">(.*?)<\/span>/gsu;
const BYLINE = / · by ([^<]*?)(?: ?<i lang="zh">([^<]*)<\/i>)?(?= · |<\/p>)/u;
const MASTHEAD = /<p class="masthead">.*?<\/p>/su;
const PAIR = /<div class="pair(?: block)?">(.*?)<\/div>/gsu;
const PARAGRAPH = /<p id="((?:zh|en)\d+)" lang="(zh|en)"><a href="#\1">\d+<\/a>([^<]*)<\/p>/gu;
const ENTITY = /&(?:(amp|lt|gt|quot)|#(\d+));/gu;
const NAMED = { amp: "&", lt: "<", gt: ">", quot: '"' };

/**
 * Text as it was before it was escaped.
 *
 * @param {string} html without tags.
 * @returns {string}
 */
function unescaped(html) {
  return html.replace(ENTITY, (_, name, number) => (name ? NAMED[name] : String.fromCodePoint(Number(number))));
}

/**
 * The units of an article, in the order of the search: headlines, bylines, Chinese paragraphs, English ones.
 *
 * @param {string} html of its page.
 * @returns {PageUnit[] | null} null: the page is no article's.
 */
export function unitsOfPage(html) {
  if (!html.includes(ARTICLE)) return null;
  /** @type {PageUnit[]} */
  const heads = [];
  const sides = [...(HEADLINE.exec(html)?.[1] ?? "").matchAll(HEADLINE_SIDE)];
  const headlines = new Map(sides.map(([, lang, lines]) => [lang, unescaped(lines.replaceAll("<br>", " "))]));
  const byline = BYLINE.exec(MASTHEAD.exec(html)?.[0] ?? "");
  const bylines = new Map([["zh", unescaped(byline?.[2] ?? "")], ["en", unescaped(byline?.[1] ?? "")]]);
  for (const [name, texts] of /** @type {[string, Map<string, string>][]} */ ([["headline", headlines], ["byline", bylines]])) {
    for (const [lang, other] of [["zh", "en"], ["en", "zh"]]) {
      const pair = texts.get(other) ? [`${name}-${other}`] : [];
      heads.push({ unit: `${name}-${lang}`, lang: /** @type {"zh" | "en"} */ (lang), text: texts.get(lang) ?? "", pair });
    }
  }
  const paragraphs = paragraphsOf(html);
  return [...heads, ...paragraphs.filter(({ lang }) => lang === "zh"), ...paragraphs.filter(({ lang }) => lang === "en")];
}

/**
 * @param {string} html
 * @returns {PageUnit[]} as they stand on the page.
 */
function paragraphsOf(html) {
  return [...html.matchAll(PAIR)].flatMap(([, inside]) => {
    const here = [...inside.matchAll(PARAGRAPH)].map(([, unit, lang, text]) => ({ unit, lang: /** @type {"zh" | "en"} */ (lang), text: unescaped(text) }));
    return here.map((one) => ({ ...one, pair: here.filter(({ lang }) => lang !== one.lang).map(({ unit }) => unit) }));
  });
}

/**
 * Address of an article's page, from the root of the site.
 *
 * @param {string} id
 * @returns {string}
 */
export function addressOf(id) {
  return `${id.slice(0, 4)}/${id.slice(5, 7)}/${id.slice(8, 10)}/${id.slice(11)}.html`;
}

/**
 * Fetches an article's page.
 *
 * @param {import("./site.js").Site} site
 * @param {string} id
 * @param {AbortSignal} signal
 * @returns {Promise<Uint8Array>}
 */
export function loadPage(site, id, signal) {
  return site.loads.get(`${site.base}${addressOf(id)}`, (page) => page, signal);
}

/**
 * Fetches an article's page and cuts out its units.
 *
 * @param {import("./site.js").Site} site
 * @param {string} id
 * @param {AbortSignal} signal
 * @returns {Promise<PageUnit[]>}
 */
export async function articleUnits(site, id, signal) {
  const units = unitsOfPage(new TextDecoder().decode(await loadPage(site, id, signal)));
  if (!units) throw damaged("page", `${site.base}${addressOf(id)}`);
  return units;
}
