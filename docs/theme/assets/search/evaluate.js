/** Exact evaluation of a query over a window of one volume. */

import { loaded } from "./errors.js";
import { cost } from "./leaves.js";
import { Matcher } from "./match.js";
import { ALL } from "./window.js";

/** @typedef {import("./plan.js").Node} Node */
/** @typedef {import("./plan.js").TextNode} TextNode */
/** @typedef {import("./match.js").Matches} Matches */

/**
 * @typedef {object} Found
 * @property {import("./window.js").Window} window
 * @property {Uint8Array} articles which match.
 * @property {Uint32Array} occurrences in each unit of matching articles.
 * @property {number} paragraphs that satisfy the query by themselves.
 * @property {Uint32Array[]} matches of each text in each article, where the plan wants every one.
 */

/**
 * Evaluates a query.
 *
 * @param {import("./volume.js").Volume} volume
 * @param {import("./plan.js").Plan} plan
 * @param {import("./window.js").Window} window
 * @param {import("./leaves.js").Wishes} wishes
 * @param {AbortSignal} signal
 * @returns {Promise<Found>}
 */
export async function evaluate(volume, plan, window, wishes, signal) {
  const run = new Run(volume, plan, window, signal);
  if (wishes.ahead) run.matcher.onCandidates = () => void volume.articlesAt(window.low, signal).catch(() => {}); // told when they are named
  // Ranking asks how many articles hold a text, whether or not they match.
  if (plan.every) for (const text of plan.texts) await run.matches(text, window.all());
  const articles = await run.articles(plan.node, window.all());
  if (articles.includes(1)) await run.complete(articles);
  const near = plan.nears.length ? (await loaded(import("./near.js"))).nearIn(run) : new Map();
  const occurrences = occurrencesIn(run, articles, near);
  if (articles.includes(1) && plan.texts.some(({ leaf }) => leaf.word !== null)) {
    (await loaded(import("./widen.js"))).reportForms(run, articles, near, wishes.report);
  }
  const paragraphs = paragraphsIn(run, articles, occurrences);
  const matches = plan.every ? plan.texts.map((text) => window.sums(/** @type {Matches} */ (run.found.get(text)).counts)) : [];
  return { window, articles, occurrences, paragraphs, matches };
}

/**
 * Occurrences in each unit of matching articles: distinct spans of the texts that are not under `-`.
 *
 * @param {Run} run
 * @param {Uint8Array} articles
 * @param {Map<number, Map<number, string>>} near spans that only nearness counts.
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
 * How many paragraphs of matching articles satisfy the query by themselves and hold an occurrence.
 *
 * @param {Run} run
 * @param {Uint8Array} articles
 * @param {Uint32Array} occurrences
 */
function paragraphsIn(run, articles, occurrences) {
  const { window, plan } = run;
  let count = 0;
  for (let article = 0; article < window.count; article += 1) {
    if (!articles[article]) continue;
    for (let unit = window.starts[article] + 4; unit < window.starts[article + 1]; unit += 1) {
      if (occurrences[unit] && run.satisfies(plan.node, unit, article)) count += 1;
    }
  }
  return count;
}

/** One evaluation: which articles match, and what was found on the way. */
export class Run {
  /** @type {Map<TextNode, Matches>} */
  found = new Map();
  /** Spans of each nearness, by unit. @type {Map<Node, Map<number, import("./near.js").Span[]>>} */
  near = new Map();
  /** Articles whose byline matches. @type {Map<Node, Uint8Array>} */
  bylines = new Map();
  /** Articles that a text or a nearness was looked for in. @type {Map<Node, Uint8Array>} */
  looked = new Map();

  /**
   * @param {import("./volume.js").Volume} volume
   * @param {import("./plan.js").Plan} plan
   * @param {import("./window.js").Window} window
   * @param {AbortSignal} signal
   */
  constructor(volume, plan, window, signal) {
    this.volume = volume;
    this.plan = plan;
    this.window = window;
    this.signal = signal;
    this.matcher = new Matcher(volume, window, signal);
  }

  /**
   * The articles that match, among some.
   *
   * @param {Node} node
   * @param {Uint8Array} among
   * @returns {Promise<Uint8Array>}
   */
  async articles(node, among) {
    switch (node.type) {
      case "and":
        return this.#and(node, among);
      case "or": {
        /** @type {Uint8Array[]} */
        const parts = [];
        for (const one of node.parts) parts.push(await this.articles(one, among));
        return among.map((_, article) => (parts.some((part) => part[article]) ? 1 : 0));
      }
      case "not": {
        const without = await this.articles(node.part, among);
        return among.map((wanted, article) => (wanted && !without[article] ? 1 : 0));
      }
      case "field":
        return among.map((wanted, article) => (wanted && this.#holds(node, article) ? 1 : 0));
      case "byline": {
        const found = this.window.articlesOf((await this.matches(node.text, among)).counts);
        this.bylines.set(node, found);
        return found;
      }
      case "near":
        return this.window.articlesOf(await (await loaded(import("./near.js"))).nearUnits(this, node, among));
      default: {
        const found = this.window.articlesOf((await this.matches(node, among)).counts);
        return found.map((holds, article) => (holds && among[article] ? 1 : 0));
      }
    }
  }

  /**
   * The cheapest part first; each one looks only where those before it hold.
   *
   * @param {{type: "and" | "or", parts: Node[]}} node
   * @param {Uint8Array} among
   * @returns {Promise<Uint8Array>}
   */
  async #and({ parts }, among) {
    let left = among;
    for (const part of [...parts].sort((one, other) => cost(one) - cost(other))) {
      if (left.includes(1)) left = await this.articles(part, left);
    }
    return left;
  }

  #holds(/** @type {{holds: boolean | Uint8Array}} */ { holds }, /** @type {number} */ article) {
    return Boolean(typeof holds === "boolean" ? holds : holds[this.window.low + article]);
  }

  /**
   * Where a text matches in some articles.
   *
   * @param {TextNode} node
   * @param {Uint8Array} among
   */
  async matches(node, among) {
    const known = this.found.get(node);
    if (known && covers(this.looked.get(node), among)) return known;
    const matches = await this.matcher.match(node.leaf, this.window.unitsOf(among, node.kinds), node.own);
    this.found.set(node, matches);
    this.looked.set(node, among);
    return matches;
  }

  /**
   * Looks for what counts in all matching articles: parts of an and below an or were sought only beside one another.
   *
   * @param {Uint8Array} articles
   */
  async complete(articles) {
    for (const node of this.plan.sought) {
      if (!covers(this.looked.get(node.type === "byline" ? node.text : node), articles)) await this.articles(node, articles);
    }
  }

  /**
   * Whether a unit satisfies the query by itself.
   *
   * @param {Node} node
   * @param {number} unit
   * @param {number} article
   * @returns {boolean}
   */
  satisfies(node, unit, article) {
    switch (node.type) {
      case "and":
        return node.parts.every((part) => this.satisfies(part, unit, article));
      case "or":
        return node.parts.some((part) => this.satisfies(part, unit, article));
      case "not":
        return !this.satisfies(node.part, unit, article);
      case "field":
        return this.#holds(node, article);
      case "byline":
        return Boolean(this.bylines.get(node)?.[article]);
      case "near":
        return Boolean(this.near.get(node)?.has(unit));
      default:
        return Boolean(this.found.get(node)?.counts[unit]);
    }
  }
}

/** Whether some articles are all among others. */
function covers(/** @type {Uint8Array | undefined} */ others, /** @type {Uint8Array} */ some) {
  return others !== undefined && some.every((wanted, article) => !wanted || others[article]);
}
