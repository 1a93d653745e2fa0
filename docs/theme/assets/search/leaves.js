/** A text of a query as terms of one volume: which to look up, and where in the text each one begins. */

import { SearchError } from "./errors.js";
import { stem } from "./stem.js";

/** @typedef {import("./volume.js").Volume} Volume */
/** @typedef {import("./postings.js").Entry} Entry */
/** @typedef {["word"|"sign", string][]} Tokens */

/**
 * @typedef {object} Part terms of which one must stand at a place of the text.
 * @property {number} offset of that place, in tokens.
 * @property {Entry[]} entries
 * @property {number} df units at most.
 */

/**
 * @typedef {object} Leaf
 * @property {string} key equal for texts of which every span of one is a span of the other.
 * @property {number} length in tokens.
 * @property {Part[]} parts rarest first; none where the text does not occur.
 * @property {number} df units at most.
 * @property {string | null} word that is widened.
 */

/**
 * @typedef {object} Wishes
 * @property {Set<string>} without forms taken out of every widened set.
 * @property {(word: string, form: string, occurrences: number) => void} report called for the forms of widened words; sums.
 * @property {Set<string>} expanded all forms of beginnings so far, in all volumes.
 */

export const FORMS_MAXIMUM = 2000;

/**
 * Looks a text up.
 *
 * @param {Volume} volume
 * @param {{tokens: Tokens, mode: string}} text
 * @param {boolean} placing whether its positions will be asked for.
 * @param {Wishes} wishes
 * @param {AbortSignal} signal
 * @returns {Promise<Leaf>}
 */
export async function lookUp(volume, { tokens, mode }, placing, wishes, signal) {
  const looked = mode === "exact"
    ? sequenceParts(volume, tokens, placing, signal)
    : [{ offset: 0, entries: mode === "widen" ? widened(volume, tokens[0][1], wishes, signal) : begun(volume, tokens[0][1], wishes, signal) }];
  const found = await Promise.all(looked.map(async ({ offset, entries }) => ({ offset, entries: await entries })));
  const parts = found.map((part) => ({ ...part, df: part.entries.reduce((sum, { df }) => sum + df, 0) }));
  parts.sort((one, other) => one.df - other.df);
  const key = `${mode === "exact" ? "" : mode} ${JSON.stringify(tokens)}`;
  const df = parts[0].df;
  return { key, length: tokens.length, parts: df ? parts : [], df, word: mode === "widen" ? tokens[0][1] : null };
}

/**
 * Terms that cover a sequence: every word, and pairs of signs side by side.
 *
 * @param {Volume} volume
 * @param {Tokens} tokens
 * @param {boolean} placing
 * @param {AbortSignal} signal
 * @returns {{offset: number, entries: Promise<Entry[]>}[]}
 */
function sequenceParts(volume, tokens, placing, signal) {
  const one = async (/** @type {string} */ term) => [await volume.entry(term, signal)].filter((entry) => entry !== null);
  const parts = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const [kind, text] = tokens[at];
    if (kind === "word") {
      parts.push({ offset: at, entries: one(text) });
      continue;
    }
    let behind = at + 1;
    while (behind < tokens.length && tokens[behind][0] === "sign") behind += 1;
    const pair = (place) => parts.push({ offset: place, entries: one(tokens[place][1] + tokens[place + 1][1]) });
    for (let place = at; place + 1 < behind; place += 2) pair(place);
    const single = behind - at === 1;
    // The last sign of an odd run is covered by a pair that overlaps the one before.
    if (!single && (behind - at) % 2) pair(behind - 2);
    if (single) parts.push({ offset: at, entries: behind < tokens.length ? one(text) : signUnion(volume, text, placing || tokens.length > 1, signal) });
    at = behind - 1;
  }
  return parts;
}

/**
 * One sign, whatever follows it: by its extra term where it has one and no positions are needed.
 *
 * @param {Volume} volume
 * @param {string} sign
 * @param {boolean} placing
 * @param {AbortSignal} signal
 * @returns {Promise<Entry[]>}
 */
async function signUnion(volume, sign, placing, signal) {
  const extra = placing ? null : await volume.entry(`${sign} `, signal);
  return extra ? [extra] : volume.entriesFrom(sign, signal);
}

/**
 * The forms of a word's stem, but those that are taken out.
 *
 * @param {Volume} volume
 * @param {string} word
 * @param {Wishes} wishes
 * @param {AbortSignal} signal
 * @returns {Promise<Entry[]>}
 */
async function widened(volume, word, { without, report }, signal) {
  const root = stem(word);
  const forms = (await volume.forms(root, signal)).filter((form) => form !== root || stem(form) === root);
  const entries = (await Promise.all(forms.map((form) => volume.entry(form, signal)))).filter((entry) => entry !== null);
  const left = entries.filter(({ term }) => !without.has(term));
  for (const { term } of left) report(word, term, 0);
  return left;
}

/**
 * The words with a beginning.
 *
 * @param {Volume} volume
 * @param {string} beginning
 * @param {Wishes} wishes
 * @param {AbortSignal} signal
 * @returns {Promise<Entry[]>}
 */
async function begun(volume, beginning, { expanded }, signal) {
  const entries = await volume.entriesFrom(beginning, signal);
  for (const { term } of entries) expanded.add(`${beginning} ${term}`);
  let count = 0;
  for (const form of expanded) if (form.startsWith(`${beginning} `)) count += 1;
  if (count > FORMS_MAXIMUM) throw new SearchError("limit", "prefix", `${beginning}*`);
  return entries;
}
