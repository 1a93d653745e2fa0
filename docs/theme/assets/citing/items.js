/**
 * The works of an article as CSL items, in the form that each family of styles asks for, and the remarks that stand behind
 * citations; the same rules as in Python (`duizhao.citations.items`, `_remarks`), compared over `tests/contracts/works.json`.
 *
 * @typedef {import("./record.js").Works} Works
 * @typedef {import("./item.js").CslItem} CslItem
 * @typedef {"zh"|"en"} Side the original, or the translation
 * @typedef {import("./styles.js").Form} Form
 * @typedef {import("./styles.js").Style} Style
 * @typedef {import("./record.js").Creator} Creator
 * @typedef {import("./names.js").Name} Name
 * @typedef {(key: string, values?: Record<string, string|number>) => string} Word a label in the language of a style, its places filled.
 */

import { runsText } from "./runs.js";
import { cite, isChinese, styleOf } from "./styles.js";
import { curly } from "./text.js";

const ALWAYS = ["title", "container-title"];
const ABBREVIATION = /(?<![\p{L}\p{N}_])(?:[A-Za-z]\.[A-Za-z]|[Ee]tc|Co|Ltd|Inc|Jr|Sr|al)\.$/u;
const LANGUAGES = { romanised: "zh-Latn", apa: "", characters: "zh-CN" };
/** The same language by its other code: citation processors keep the order of names where it is `zh`, of foreigners' too. */
const TURNS_NAMES = "cmn-Latn";

/** @param {(string|null|undefined)[]} parts @param {string} [between] */
const join = (parts, between = " ") => parts.filter(Boolean).join(between);
/** @param {number[]} parts year, month, day, or the first of them. */
const dateOf = (parts) => ({ "date-parts": [parts] });
/** @param {unknown} value */
const isEmpty = (value) => value === undefined || value === "" || (Array.isArray(value) && !value.length);

/**
 * The CSL-JSON of one work, as a style asks for it; null where the article has no such work.
 *
 * @param {Works} works
 * @param {Side} side
 * @param {string} style
 * @param {number[]} [accessed] year, month and day of access
 * @returns {CslItem|null}
 */
export function itemOf(works, side, style, accessed) {
  if (side === "en" && !works.has_translation) return null;
  const chosen = styleOf(style);
  const item = side === "zh" ? originalItem(works, chosen.form) : translationItem(works, chosen);
  if (works.url) Object.assign(item, { URL: works.url }, accessed ? { accessed: dateOf(accessed) } : {});
  return Object.fromEntries(Object.entries(item).filter(([key, value]) => !isEmpty(value) || ALWAYS.includes(key)));
}

/**
 * What a style makes of one work, with the remark behind it.
 *
 * @param {Works} works
 * @param {Side} side
 * @param {string} style
 * @param {number[]} [accessed]
 */
export function citeWork(works, side, style, accessed) {
  const item = itemOf(works, side, style, accessed);
  return item && { runs: cite(item, style), remark: remarkOf(works, side, style) };
}

/**
 * @param {Works} works
 * @param {Form} form
 * @returns {CslItem}
 */
function originalItem(works, form) {
  const language = form === "romanised" && works.creators.some(hasWesternOrder) ? TURNS_NAMES : LANGUAGES[form];
  return {
    id: `${works.id}-zh`,
    type: "article-newspaper",
    title: headline(works, form),
    author: works.creators.map((creator) => nameOf(creator, language, form)),
    "container-title": newspaperTitle(works, form),
    issued: dateOf(works.date),
    page: works.page ? String(works.page) : "",
    language,
  };
}

/**
 * @param {Works} works
 * @param {Form} form
 */
function headline(works, form) {
  if (form === "characters" && works.zh) return curly(works.zh);
  const parts = [works.pinyin, form === "apa" ? "" : works.zh, works.en_sentence && `[${withoutStop(works.en_sentence)}]`];
  return curly(join(parts)) || `[${works.words.untitled[form === "characters" ? 1 : 0]}]`;
}

/** A title without the full stop at its end, which the styles set themselves; that of an abbreviation stays. @param {string} title */
const withoutStop = (title) => (/(?:^|[^.])\.$/.test(title) && !ABBREVIATION.test(title) ? title.slice(0, -1) : title);

/**
 * The title of a newspaper as a form has it.
 *
 * @param {{newspaper: import("./record.js").Period}} work
 * @param {Form} form
 */
export function newspaperTitle({ newspaper }, form) {
  const { zh, pinyin, en } = newspaper.title;
  if (form === "characters" && zh) return zh;
  const shown = form === "romanised" ? zh : "";
  return join([pinyin, shown, en && (pinyin || shown) ? `[${en}]` : en]);
}

/** Whether the family name stands last, as in Louis Aragon. @param {Creator} creator */
const hasWesternOrder = ({ family, given, latin }) => family !== "" && latin === `${given} ${family}`;

/** @param {Creator} creator @param {string} language @param {Form} form @returns {Name} */
function nameOf(creator, language, form) {
  if (form === "characters") return { literal: curly(creator.zh || creator.latin) };
  if (creator.family && language === TURNS_NAMES && !hasWesternOrder(creator)) return { family: curly(creator.latin) };
  if (creator.family) return { family: curly(creator.family), given: curly(creator.given) };
  return { literal: curly(creator.latin || creator.zh) };
}

/** @param {Works} works @param {Style} style @returns {CslItem} */
function translationItem(works, style) {
  /** @type {CslItem} */
  const item = {
    id: `${works.id}-en`,
    type: "webpage",
    title: curly(withoutStop(works.en)) || `[${works.words.untitled[0]}]`,
    author: works.creators.map((creator) => nameInEnglish(creator, style.form)),
    translator: [{ literal: translatorOf(works) }],
    "container-title": works.translation.site,
    issued: works.translation.date.length ? dateOf(works.translation.date) : undefined,
    language: "en",
  };
  if (!works.creators.length) enterUnsigned(item, works, style);
  if (!works.zh) return item;
  const { pinyin, en } = works.newspaper.title;
  const original = { "original-title": curly(works.zh), "original-date": dateOf(works.date) };
  return { ...item, ...original, "original-publisher": pinyin || en };
}

/**
 * Chicago enters an unsigned article under the newspaper, MLA and APA under its title; none under the translator.
 *
 * @param {CslItem} item
 * @param {Works} works
 * @param {Style} style
 */
function enterUnsigned(item, works, style) {
  const { pinyin, zh, en } = works.newspaper.title;
  if (style.entersNewspaper) item.author = [{ literal: join([pinyin || en, zh]) }];
  else if (!isChinese(style)) {
    item.genre = item.translator[0].literal;
    delete item.translator;
  }
}

/** @param {Creator} creator @param {Form} form @returns {Name} */
function nameInEnglish(creator, form) {
  const isWhole = !creator.family || (form === "romanised" && !hasWesternOrder(creator));
  if (isWhole) return { literal: curly(creator.latin || creator.zh) };
  return { family: curly(creator.family), given: curly(creator.given) };
}

/** @param {Works} works */
function translatorOf(works) {
  const who = works.translation.translator_en || works.words["unknown-translator"][0];
  return works.translation.verified ? who : `${who}, ${works.words.unverified[0]}`;
}

/**
 * What a reader must know of a cited work and the style leaves out.
 *
 * @param {Works} works
 * @param {Side} side
 * @param {string} style
 */
export function remarkOf(works, side, style) {
  const said = styleOf(style);
  /** @type {Word} */
  const word = (key, values = {}) =>
    works.words[key][isChinese(said) ? 1 : 0].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  const sentences = side === "zh" ? onOriginal(works, said, word) : onTranslation(works, said, word);
  return join(sentences).replaceAll("。 ", "。");
}

/** @param {Works} works @param {Style} style @param {Word} word */
function onOriginal(works, style, word) {
  const page = works.page && style.hidesPage ? word("page-left-out", { page: works.page }) : "";
  return [page, others(works, word), before(works, style, word), works.has_original ? "" : word(works.zh ? "no-text" : "no-chinese")];
}

/** @param {Works} works @param {Word} word */
const others = (works, word) => (works.has_others ? word("others") : "");

/** Who translated into Chinese what was printed; a basket of before does not say it. @param {Works} works @param {Style} style @param {Word} word */
function before({ translators = [] }, style, word) {
  const names = translators.map(({ zh, latin }) => (isChinese(style) ? zh : `${latin} ${zh}`));
  return names.length ? word("into-chinese", { who: names.join(isChinese(style) ? "、" : ", ") }) : "";
}

/** @param {Works} works @param {Style} style @param {Word} word */
function onTranslation(works, style, word) {
  const page = works.page ? word("original-page", { page: works.page }) : "";
  const lost = works.has_original ? "" : word(works.translation.verified ? "no-original-verified" : "no-original");
  return [isChinese(style) ? translated(works, word) : page, others(works, word), before(works, style, word), lost];
}

/** Who translated, and the entry of the original, which GB/T 7714 has no place for. @param {Works} works @param {Word} word */
function translated(works, word) {
  const { translator_zh: translator, verified, site } = works.translation;
  const who = translator ? translator + (verified ? "" : `，${works.words.unverified[1]}`) : translatorOf(works);
  const original = runsText(cite({ ...itemOf({ ...works, url: "" }, "zh", "gbt-2025") }, "gbt-2025"));
  return word("translated", { who, site, original });
}
