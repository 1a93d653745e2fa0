/** Exact evaluation of a query over a window of one volume. */

import { Run } from "./run.js";

const ALL = 63; // kinds of units
const SPAN_MAXIMUM = 4096; // tokens; a query has at most 2,000 signs

/**
 * @typedef {object} Found
 * @property {import("./window.js").Window} window
 * @property {Uint8Array} articles which match.
 * @property {Uint32Array} occurrences in each unit of matching articles.
 * @property {number} paragraphs that satisfy the query by themselves.
 * @property {Uint32Array[]} matches of each text in each article, when every text is wanted.
 */

/**
 * Evaluates a query.
 *
 * @param {import("./volume.js").Volume} volume
 * @param {import("./plan.js").Plan} plan
 * @param {import("./window.js").Window} window
 * @param {{every: boolean, report: (word: string, form: string, occurrences: number) => void}} wishes
 * @param {AbortSignal} signal
 * @returns {Promise<Found>}
 */
export async function evaluate(volume, plan, window, wishes, signal) {
  const run = new Run(volume, plan, window, signal);
  // Ranking asks how many articles hold a text, whether or not they match.
  if (wishes.every) for (const text of plan.texts) await run.matches(text, window.all());
  const articles = await run.articles(plan.node, window.all());
  if (articles.includes(1)) await run.complete(articles);
  const occurrences = occurrencesIn(run, articles);
  if (articles.includes(1)) reportForms(run, articles, wishes.report);
  const paragraphs = paragraphsIn(run, articles, occurrences);
  const matches = wishes.every ? plan.texts.map((text) => window.sums(run.found.get(text).counts)) : [];
  return { window, articles, occurrences, paragraphs, matches };
}

/**
 * Occurrences in each unit of matching articles: distinct spans of the texts that are not under `-`.
 *
 * @param {Run} run
 * @param {Uint8Array} articles
 * @returns {Uint32Array}
 */
function occurrencesIn({ window, plan, found, near }, articles) {
  const counts = new Uint32Array(window.units);
  const inside = window.unitsOf(articles, ALL);
  for (const text of plan.texts) {
    const owned = text.near ? null : found.get(text)?.owned;
    if (owned) for (let unit = 0; unit < counts.length; unit += 1) if (inside[unit]) counts[unit] += owned[unit];
  }
  /** @type {Map<number, Set<number>>} */
  const distinct = new Map();
  for (const node of plan.nears) {
    for (const [unit, spans] of near.get(node) ?? []) {
      if (!distinct.has(unit)) distinct.set(unit, new Set());
      for (const { start, end, claimed } of spans) if (!claimed) distinct.get(unit).add(start * SPAN_MAXIMUM + end - start);
    }
  }
  for (const [unit, { size }] of distinct) if (inside[unit]) counts[unit] += size;
  return counts;
}

/**
 * How many paragraphs of matching articles satisfy the query by themselves and hold an occurrence.
 *
 * @param {Run} run
 * @param {Uint8Array} articles
 * @param {Uint32Array} occurrences
 * @returns {number}
 */
function paragraphsIn(run, articles, occurrences) {
  let count = 0;
  const { window, plan } = run;
  for (let article = 0; article < window.count; article += 1) {
    if (!articles[article]) continue;
    for (let unit = window.starts[article] + 4; unit < window.starts[article + 1]; unit += 1) {
      if (occurrences[unit] && run.satisfies(plan.node, unit, article)) count += 1;
    }
  }
  return count;
}

/**
 * Reports how often each form of a widened word matches in matching articles.
 *
 * @param {Run} run
 * @param {Uint8Array} articles
 * @param {(word: string, form: string, occurrences: number) => void} report
 */
function reportForms({ window, plan, found }, articles, report) {
  const inside = window.unitsOf(articles, ALL);
  for (const text of plan.texts) {
    if (text.leaf.word === null) continue;
    for (const { entry, list, from, to } of found.get(text)?.slices ?? []) {
      let sum = 0;
      for (let at = from; at < to; at += 1) {
        const unit = list.units[at] - window.first;
        if (inside[unit] && window.kinds[unit] & text.kinds) sum += list.counts[at];
      }
      report(text.leaf.word, entry.term, sum);
    }
  }
}
