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
 * @param {import("./leaves.js").Wishes & {every: boolean}} wishes
 * @param {AbortSignal} signal
 * @returns {Promise<Found>}
 */
export async function evaluate(volume, plan, window, wishes, signal) {
  const run = new Run(volume, plan, window, signal);
  if (wishes.ahead) run.matcher.onCandidates = () => void volume.articlesAt(window.low, signal).catch(() => {}); // told when they are named
  // Ranking asks how many articles hold a text, whether or not they match.
  if (wishes.every) for (const text of plan.texts) await run.matches(text, window.all());
  const articles = await run.articles(plan.node, window.all());
  if (articles.includes(1)) await run.complete(articles);
  const near = nearIn(run);
  const occurrences = occurrencesIn(run, articles, near);
  if (articles.includes(1)) reportForms(run, articles, near, wishes.report);
  const paragraphs = paragraphsIn(run, articles, occurrences);
  const matches = wishes.every ? plan.texts.map((text) => window.sums(run.found.get(text).counts)) : [];
  return { window, articles, occurrences, paragraphs, matches };
}

/**
 * Occurrences in each unit of matching articles: distinct spans of the texts that are not under `-`.
 *
 * @param {Run} run
 * @param {Uint8Array} articles
 * @param {Map<number, Map<number, string>>} near spans that only nearness counts.
 * @returns {Uint32Array}
 */
function occurrencesIn({ window, plan, found }, articles, near) {
  const counts = new Uint32Array(window.units);
  const inside = window.unitsOf(articles, ALL);
  for (const text of plan.texts) {
    const owned = text.near ? null : found.get(text)?.owned;
    if (owned) for (let unit = 0; unit < counts.length; unit += 1) if (inside[unit]) counts[unit] += owned[unit];
  }
  for (const [unit, spans] of near) if (inside[unit]) counts[unit] += spans.size;
  return counts;
}

/**
 * Distinct spans that stand near others and that no text outside nearness counts.
 *
 * @param {Run} run
 * @returns {Map<number, Map<number, string>>} in each unit: the term of each span, by its place and length.
 */
function nearIn({ plan, near }) {
  const distinct = new Map();
  for (const node of plan.nears) {
    for (const [unit, spans] of near.get(node) ?? []) {
      const here = distinct.get(unit) ?? new Map();
      distinct.set(unit, here);
      for (const { start, end, claimed, term } of spans) if (!claimed) here.set(start * SPAN_MAXIMUM + end - start, term);
    }
  }
  return distinct;
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
 * Reports how many occurrences each form of a widened word gives.
 *
 * @param {Run} run
 * @param {Uint8Array} articles
 * @param {Map<number, Map<number, string>>} near
 * @param {(word: string, form: string, occurrences: number) => void} report
 */
function reportForms({ window, plan, found }, articles, near, report) {
  const inside = window.unitsOf(articles, ALL);
  /** @type {Map<string, number>} */
  const nearCounts = new Map();
  for (const [unit, spans] of near) {
    if (inside[unit]) for (const term of spans.values()) nearCounts.set(term, (nearCounts.get(term) ?? 0) + 1);
  }
  const words = new Set();
  for (const text of plan.texts) {
    const { word, parts } = text.leaf;
    if (word === null || words.has(word) || !parts.length) continue;
    words.add(word);
    for (const { term } of parts[0].entries) if (!plan.claimed.terms.has(term)) report(word, term, nearCounts.get(term) ?? 0);
    for (const { entry, list, from, to } of found.get(text)?.slices ?? []) {
      if (!plan.claimed.terms.has(entry.term)) continue;
      let sum = 0;
      for (let at = from; at < to; at += 1) {
        const unit = list.units[at] - window.first;
        if (inside[unit] && window.kinds[unit] & text.kinds) sum += list.counts[at];
      }
      report(word, entry.term, sum);
    }
  }
}
