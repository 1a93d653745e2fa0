/** Words that stand for several: the forms of a stem, the words with a beginning. For queries that widen. */

import { SearchError } from "./errors.js";
import { stem } from "./stem.js";
import { lastNotBehind } from "./volume.js";
import { ALL } from "./window.js";

const FORMS_MAXIMUM = 2000;

/**
 * The forms of a word's stem, but those that are taken out.
 *
 * @param {import("./volume.js").Volume} volume
 * @param {string} word
 * @param {import("./leaves.js").Wishes} wishes
 * @param {AbortSignal} signal
 * @returns {Promise<import("./postings.js").Entry[]>}
 */
async function widened(volume, word, { without, report }, signal) {
  const root = stem(word);
  const forms = (await formsOf(volume, root, signal)).filter((form) => form !== root || stem(form) === root);
  const entries = (await Promise.all(forms.map((form) => volume.entry(form, signal)))).filter((entry) => entry !== null);
  const left = entries.filter(({ term }) => !without.has(term));
  for (const { term } of left) report(word, term, 0);
  return left;
}

/**
 * The words with a beginning.
 *
 * @param {import("./volume.js").Volume} volume
 * @param {string} beginning
 * @param {import("./leaves.js").Wishes} wishes
 * @param {AbortSignal} signal
 * @returns {Promise<import("./postings.js").Entry[]>}
 */
async function begun(volume, beginning, { expanded }, signal) {
  const entries = await volume.entriesFrom(beginning, signal);
  for (const { term } of entries) expanded.add(`${beginning} ${term}`);
  let count = 0;
  for (const form of expanded) if (form.startsWith(`${beginning} `)) count += 1;
  if (count > FORMS_MAXIMUM) throw new SearchError("limit", "prefix", `${beginning}*`);
  return entries;
}

/** What looks a word up, by the mode of its text. */
export const lookUpForms = { widen: widened, prefix: begun };

/**
 * The forms of a stem that occur in a volume, where they are listed: else the stem itself may be the only one.
 *
 * @param {import("./volume.js").Volume} volume
 * @param {string} root
 * @param {AbortSignal} signal
 * @returns {Promise<string[]>}
 */
async function formsOf(volume, root, signal) {
  const number = lastNotBehind((await volume.root(signal)).stems, root);
  return (number >= 0 && (await volume.stems(number, signal)).get(root)) || [root];
}

/**
 * Reports how many occurrences each form of a widened word gives.
 *
 * @param {import("./evaluate.js").Run} run
 * @param {Uint8Array} articles
 * @param {Map<number, Map<number, string>>} near
 * @param {(word: string, form: string, occurrences: number) => void} report
 */
export function reportForms({ window, plan, found }, articles, near, report) {
  const inside = window.unitsOf(articles, ALL);
  /** @type {Map<string, number>} */
  const nearCounts = new Map();
  for (const [unit, spans] of near) {
    if (inside[unit]) for (const term of spans.values()) nearCounts.set(term, (nearCounts.get(term) ?? 0) + 1);
  }
  /** @type {Set<string>} */
  const words = new Set();
  for (const text of plan.texts) {
    const { word, parts } = text.leaf;
    if (word === null || words.has(word) || !parts.length) continue;
    words.add(word);
    for (const { term } of parts[0].entries) if (!plan.claimed.terms.has(term)) report(word, term, nearCounts.get(term) ?? 0);
    for (const { entry, list, from, places } of found.get(text)?.slices ?? []) {
      if (!plan.claimed.terms.has(entry.term)) continue;
      let sum = 0;
      places.forEach((unit, at) => {
        if (inside[unit] && window.kinds[unit] & text.kinds) sum += list.counts[from + at];
      });
      report(word, entry.term, sum);
    }
  }
}
