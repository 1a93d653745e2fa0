/** What lies in the basket. Pure: every change gives another list. */

/** Another number is another form of what is stored. */
export const VERSION = 1;

/**
 * @typedef {object} Item
 * @property {string} key what makes it one: its article and its place.
 * @property {"article"|"passage"} kind
 * @property {string} id of the article.
 * @property {string} link to the article or the passage.
 * @property {{en: string, zh: string}} title
 * @property {string} date `1958-02-10`
 * @property {"en"|"zh"|""} lang of the passage.
 * @property {string} paragraph where the passage begins, `zh3`.
 * @property {string[]} quotation a line for each paragraph.
 * @property {import("./compose.js").Other|null} other its counterpart.
 * @property {import("./record.js").Works} works
 * @property {string} note of the reader.
 * @property {string} added time, ISO 8601.
 */

/** What is stored cannot be used: it is damaged, or of a later version. */
export class BasketError extends Error {
  /** @param {"unreadable"|"full"|"forbidden"} code */
  constructor(code) {
    super(`basket: ${code}`);
    this.name = "BasketError";
    this.code = code;
  }
}

/**
 * Reads what is stored.
 *
 * @param {string|null} text
 * @returns {Item[]}
 * @throws {BasketError}
 */
export function readItems(text) {
  if (!text) return [];
  let stored;
  try {
    stored = JSON.parse(text);
  } catch {
    throw new BasketError("unreadable");
  }
  if (stored?.version !== VERSION || !Array.isArray(stored.items) || !stored.items.every(isItem)) throw new BasketError("unreadable");
  return stored.items;
}

/**
 * Writes what is to be stored.
 *
 * @param {Item[]} items
 * @returns {string}
 */
export function writeItems(items) {
  return JSON.stringify({ version: VERSION, items });
}

/**
 * @param {any} item
 * @returns {boolean}
 */
function isItem(item) {
  const texts = ["key", "kind", "id", "link", "date", "lang", "paragraph", "note", "added"];
  return (
    typeof item === "object" &&
    item !== null &&
    texts.every((name) => typeof item[name] === "string") &&
    isTexts(item.quotation) &&
    typeof item.title?.en === "string" &&
    typeof item.title.zh === "string" &&
    (item.other === null || (isTexts(item.other?.lines) && isTexts(item.other.anchors))) &&
    isWorks(item.works) &&
    /^https?:/.test(item.link)
  );
}

/** What citations are made of, as far as its absence would break them. @param {any} works @returns {boolean} */
function isWorks(works) {
  const parts = [works?.newspaper?.title, works?.translation, works?.words];
  if (!parts.every(isObject) || ![works.date, works.creators, works.translation.date].every(Array.isArray)) return false;
  const named = works.creators.every((/** @type {any} */ creator) => isObject(creator) && isTexts([creator.zh, creator.latin, creator.family, creator.given]));
  return named && isTexts([works.id, works.url, works.zh, works.pinyin, works.en, works.en_sentence]);
}

/** @param {unknown} value @returns {boolean} */
const isObject = (value) => typeof value === "object" && value !== null;

/** @param {unknown} value @returns {boolean} */
function isTexts(value) {
  return Array.isArray(value) && value.every((text) => typeof text === "string");
}

/**
 * With one thing more, at the end; a thing that is there already stays as it is.
 *
 * @param {Item[]} items
 * @param {Item} item
 * @returns {Item[]}
 */
export function withItem(items, item) {
  return items.some(({ key }) => key === item.key) ? items : [...items, item];
}

/**
 * With things put back where they were, as far as their neighbours are still there.
 *
 * @param {Item[]} items
 * @param {Item[]} before the list as it was.
 * @param {string[]} keys of what is put back.
 * @returns {Item[]}
 */
export function restored(items, before, keys) {
  const known = new Set(before.map(({ key }) => key));
  const now = new Map(items.map((item) => [item.key, item]));
  const there = before.filter(({ key }) => now.has(key) || keys.includes(key)).map((item) => now.get(item.key) ?? item);
  return [...there, ...items.filter(({ key }) => !known.has(key))];
}

/**
 * @param {Item[]} items
 * @param {string} key
 * @returns {Item[]}
 */
export function withoutItem(items, key) {
  return items.filter((item) => item.key !== key);
}

/**
 * @param {Item[]} items
 * @param {string} key
 * @param {string} note
 * @returns {Item[]}
 */
export function withNote(items, key, note) {
  return items.map((item) => (item.key === key ? { ...item, note } : item));
}
