/**
 * What a page says of its article as works that are cited: read from the page's metadata, and from the file that all pages
 * of the site share.
 *
 * @typedef {{zh: string, latin: string, family: string, given: string}} Creator
 * @typedef {{zh: string, pinyin: string, en: string}} Name
 * @typedef {{first: string, title: Name, place: Name, organ: Name, issn: string}} Period
 * @typedef {{translator_en: string, translator_zh: string, date: number[], verified: string, site: string}} Translation
 * @typedef {{newspaper: Period[], translation: Translation, style: string, words: Record<string, [string, string]>}} Facts what all pages share
 * @typedef {object} Works an article as its citations need it; the fields of Python's `duizhao.works.Works`
 * @property {string} id
 * @property {number[]} date year, month, day
 * @property {number|null} page
 * @property {string} section
 * @property {string} url
 * @property {string} zh Chinese headline
 * @property {string} pinyin
 * @property {string} en English headline
 * @property {string} en_sentence the same in sentence case
 * @property {Creator[]} creators
 * @property {Period} newspaper
 * @property {Translation} translation
 * @property {boolean} has_original
 * @property {boolean} has_translation
 * @property {boolean} has_others whether the byline names others beside the creators, without their names
 * @property {Creator[]} [translators] who translated the original into Chinese, before it was printed
 * @property {Record<string, [string, string]>} words
 */

import { articleAddress } from "./base.js";

/** @type {Promise<Facts>|undefined} */
let shared;

/** The style that the site's own pages cite in; none until the file that all pages share has been read. */
export let siteStyle = "";

/**
 * The file that all pages share; a failure is not remembered, so that the next try asks again.
 *
 * @returns {Promise<Facts>}
 */
export function sharedFacts() {
  shared ??= fetch(new URL("../../duizhao/citing.json", import.meta.url), { cache: "no-cache" }).then((response) => {
    if (!response.ok) throw new Error(`citing.json: ${response.status}`);
    return response.json();
  });
  shared.then(({ style }) => (siteStyle = style)).catch(() => {});
  shared.catch(() => (shared = undefined));
  return shared;
}

/**
 * The works of the article that a page shows; null where it shows none.
 *
 * @param {Document} page
 * @param {string} address of the page
 * @returns {Promise<Works|null>}
 */
export async function readWorks(page, address) {
  const source = page.querySelector('script[type="application/ld+json"]');
  if (!source) return null;
  return worksOf(metadataOf(page), JSON.parse(source.textContent), page, address, await sharedFacts());
}

/** @param {Document} page @returns {Record<string, string>} */
function metadataOf(page) {
  const found = [...page.querySelectorAll("meta[name]")].map((meta) => [meta.getAttribute("name"), meta.getAttribute("content")]);
  return Object.fromEntries(found);
}

/**
 * @param {Record<string, string>} metadata
 * @param {any} linked the page's JSON-LD
 * @param {Document} page
 * @param {string} address
 * @param {Facts} facts
 * @returns {Works}
 */
function worksOf(metadata, linked, page, address, facts) {
  const date = metadata.citation_publication_date;
  const zh = metadata["bibo.shortTitle"] ?? "";
  const en = linked.workTranslation?.headline ?? "";
  const { pinyin, sentence } = partsOf(metadata.citation_title ?? "", zh, en);
  return {
    id: idOf(address),
    date: date.split("-").map(Number),
    page: metadata.citation_firstpage ? Number(metadata.citation_firstpage) : null,
    section: metadata["article.section"] ?? "",
    url: articleAddress(page, address).replace(/^file:.*$/s, ""), // nobody else has what is on a disk
    zh,
    pinyin,
    en,
    en_sentence: sentence,
    creators: [linked.author ?? []].flat().map(creatorOf),
    newspaper: periodOf(facts.newspaper, date),
    translation: facts.translation,
    has_original: page.querySelector('.text p[lang="zh"]') !== null,
    has_translation: linked.workTranslation !== undefined,
    has_others: linked.contributor !== undefined,
    translators: [linked.translator ?? []].flat().map(creatorOf),
    words: facts.words,
  };
}

/**
 * The headline in the metadata is Pinyin, characters, and English between brackets, or what there is of these. The characters and
 * the length of the English, which is the same in sentence case, are known; what stands before them is Pinyin.
 *
 * @param {string} title
 * @param {string} zh
 * @param {string} en
 */
function partsOf(title, zh, en) {
  const bracketed = en ? title.slice(-(en.length + 2)) : "";
  const before = title.slice(0, title.length - bracketed.length).trim();
  const pinyin = before.slice(0, before.length - zh.length).trim();
  return { pinyin, sentence: bracketed.slice(1, -1) };
}

/** @param {{name: string, alternateName?: string, familyName?: string, givenName?: string}} author @returns {Creator} */
function creatorOf(author) {
  const { name, alternateName, familyName = "", givenName = "" } = author;
  const [zh, latin] = alternateName === undefined ? ["", name] : [name, alternateName];
  return { zh, latin, family: familyName, given: givenName };
}

/** What the newspaper was on a day. @param {Period[]} periods oldest first @param {string} date ISO */
export function periodOf(periods, date) {
  return periods.findLast((period) => period.first <= date) ?? periods[0];
}

/** Some hosts show addresses without their ending. @param {string} address */
function idOf(address) {
  const match = /(\d{4})\/(\d\d)\/(\d\d)\/(\d{1,4}-[0-9a-f]{8})(?:\.html)?$/.exec(new URL(address).pathname);
  return match ? match.slice(1).join("-") : "";
}
