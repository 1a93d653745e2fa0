/** Articles' pages as the store of texts, cut out of our own markup: units with hits for display. */

import { addressOf } from "./address.js";
import { damaged } from "./errors.js";
import { scopeOf } from "./query.js";
import { unitOf, satisfies, spansOf } from "./spans.js";
import { KIND, kindsOf } from "./window.js";

/** @typedef {import("./search.js").Search} Search @typedef {import("./loads.js").Bytes} Bytes */
/** @typedef {PageUnit & {whole: boolean, spans: [number, number][]}} MarkedUnit */
/** @typedef {{type: "text", article: string, headline: {en: string, zh: string}, units: MarkedUnit[]}} TextAnswer */

/**
 * @typedef {object} PageUnit
 * @property {string} unit headline-zh, byline-en, zh3 …
 * @property {"zh" | "en"} lang
 * @property {string} text
 * @property {string[]} pair units of the other language beside it.
 */

const ARTICLE = /<main id="main" class="article".*<\/main>/su;
const HEADLINE = /<h1>(.*?)<\/h1>/su;
const HEADLINE_SIDE = /<span lang="(zh|en)">(.*?)<\/span>/gsu;
const BYLINE = /<bdi>([^<]*?)(?: ?<i lang="zh">([^<]*)<\/i>)?<\/bdi>/u;
const MASTHEAD = /<p class="masthead">.*?<\/p>/su;
const PAIR = /<div class="pair[^>]*>(.*?)<\/div>/gsu;
const PARAGRAPH = /<p id="((?:zh|en)\d+)" lang="(zh|en)"><a href="#\w+">\d+<\/a>([^<]*)<\/p>/gu;
const ENTITY = /&(?:(amp|lt|gt|quot)|#(\d+));/gu;
/** @type {Record<string, string>} */
const NAMED = { amp: "&", lt: "<", gt: ">", quot: '"' };

/**
 * Units of an article with the places of hits in them, as many as the index says. Where there are more or fewer, the browser may
 * have kept the page as it was before the site was published anew: it is fetched once more.
 *
 * @param {Search} search
 * @param {string} id
 * @param {number|undefined} occurrences of the article.
 * @param {AbortSignal} signal
 * @returns {Promise<MarkedUnit[]>} whole: the unit satisfies the query by itself.
 */
export function marked(search, id, occurrences, signal) {
  return search.site.orRenewed(asIndexed(search, id, occurrences, signal), signal);
}

/**
 * @param {Search} search
 * @param {string} id
 * @param {number|undefined} occurrences
 * @param {AbortSignal} signal
 * @returns {Promise<MarkedUnit[]>}
 */
async function asIndexed(search, id, occurrences, signal) {
  for (const cache of /** @type {const} */ (["default", "reload"])) {
    const units = await markedOnce(search, id, signal, cache);
    if (units.reduce((sum, { spans }) => sum + spans.length, 0) === occurrences) return units;
  }
  const address = search.site.base + addressOf(id);
  search.site.loads.forget(address);
  throw damaged("page", address);
}

/**
 * @param {Search} search
 * @param {string} id
 * @param {AbortSignal} signal
 * @param {RequestCache} cache
 * @returns {Promise<MarkedUnit[]>}
 */
async function markedOnce(search, id, signal, cache) {
  const [query] = search.queries;
  const kinds = kindsOf(scopeOf(query));
  const forms = new Map([...search.listings[0].forms].map(([word, counts]) => [word, new Set(counts.keys())]));
  const units = unitsOfPage(textIn(await loadPage(search.site, id, signal, cache)));
  const held = search.held.get(id)?.units;
  const mayHold = (/** @type {PageUnit} */ { unit, lang, text }) => text !== "" && (held?.some((one) => one.unit === unit) ?? true) && Boolean((KIND[unit] ?? KIND[lang]) & kinds);
  await search.site.cover(units.filter(mayHold).map(({ text }) => text), signal);
  return units.map((unit) => {
    if (!mayHold(unit)) return { ...unit, whole: false, spans: [] };
    const cut = unitOf(unit.text, search.folding);
    const spans = spansOf(query, cut, forms).map(({ start, end }) => /** @type {[number, number]} */ ([start, end]));
    return { ...unit, whole: spans.length > 0 && satisfies(query, cut, forms, () => true), spans };
  });
}

/**
 * The units of an article that hold hits, with those of the other language beside them.
 *
 * @param {Search} search
 * @param {string} id
 * @param {AbortSignal} signal
 * @returns {Promise<TextAnswer>}
 */
export async function textOf(search, id, signal) {
  const units = await marked(search, id, search.held.get(id)?.occurrences, signal);
  const shown = new Set(units.filter(({ spans }) => spans.length).flatMap(({ unit, pair }) => [unit, ...pair]));
  const text = (/** @type {string} */ name) => units.find(({ unit }) => unit === name)?.text ?? "";
  const headline = { en: text("headline-en"), zh: text("headline-zh") };
  return { type: "text", article: id, headline, units: units.filter(({ unit }) => shown.has(unit)) };
}

/**
 * Text as it was before it was escaped.
 *
 * @param {string} html without tags.
 * @returns {string}
 */
export function unescaped(html) {
  return html.replace(ENTITY, (_, name, number) => (name ? NAMED[name] : String.fromCodePoint(Number(number))));
}

/**
 * The units of an article, in the order of the search: headlines, bylines, Chinese paragraphs, English ones.
 *
 * @param {string} html of its page.
 * @returns {PageUnit[]}
 */
function unitsOfPage(html) {
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
 * Fetches an article's page; one that is no article's, or cut short, is not kept in memory.
 *
 * @param {import("./site.js").Site} site
 * @param {string} id
 * @param {AbortSignal} signal
 * @param {RequestCache} [cache]
 * @returns {Promise<Bytes>}
 */
export function loadPage(site, id, signal, cache) {
  const judge = (/** @type {Bytes} */ page, /** @type {string} */ address) => {
    if (ARTICLE.test(textIn(page))) return page;
    throw damaged("page", address);
  };
  return site.loads.get(site.base + addressOf(id), judge, signal, cache);
}

/** @param {Uint8Array} page @returns {string} */
export function textIn(page) {
  return new TextDecoder().decode(page);
}
