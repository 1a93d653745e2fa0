/** One evaluation of a query over one window: which articles match, and what was found on the way. */

import { cost, sizeOf } from "./cost.js";
import { Matcher } from "./match.js";
import { marksMatter, nearSpans } from "./near.js";

/** @typedef {import("./plan.js").Node} Node */
/** @typedef {import("./plan.js").Near} Near */
/** @typedef {import("./plan.js").TextNode} TextNode */
/** @typedef {import("./match.js").Matches} Matches */
/** @typedef {import("./match.js").Stands} Stands */
/** @typedef {import("./leaves.js").Part} Part */
/** @typedef {import("./near.js").Span} Span */

export class Run {
  /** @type {Map<TextNode, Matches>} */
  found = new Map();
  /** Spans of each nearness, by unit. @type {Map<Near, Map<number, Span[]>>} */
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
    Object.assign(this, { volume, plan, window, signal });
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
        const parts = [];
        for (const part of node.parts) parts.push(await this.articles(part, among));
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
        return this.window.articlesOf(await this.#near(node, among));
      default: {
        const { counts } = await this.matches(node, among);
        const found = this.window.articlesOf(counts);
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
      if (!left.includes(1)) break;
      left = await this.articles(part, left);
    }
    return left;
  }

  /** @returns {boolean} */
  #holds({ holds }, /** @type {number} */ article) {
    return Boolean(typeof holds === "boolean" ? holds : holds[this.window.low + article]);
  }

  /**
   * Where a text matches in some articles.
   *
   * @param {TextNode} node
   * @param {Uint8Array} among
   * @returns {Promise<Matches>}
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
   * Units where operands stand near one another.
   *
   * @param {Near} node
   * @param {Uint8Array} among
   * @returns {Promise<Uint8Array>}
   */
  async #near(node, among) {
    const { window } = this;
    const operands = [...node.operands].sort((one, other) => sizeOf(one) - sizeOf(other));
    let both = window.unitsOf(among, operands[0][0].kinds);
    for (const operand of operands) {
      const left = window.articlesOf(both);
      const parts = [];
      for (const text of operand) parts.push((await this.matches(text, left)).counts);
      both = both.map((wanted, unit) => (wanted && parts.some((counts) => counts[unit]) ? 1 : 0));
    }
    const [one, other] = [await this.#spans(operands[0], both), await this.#spans(operands[1], both)];
    const marks = await this.#marks(both, (unit, known, most) => marksMatter(one.get(unit), other.get(unit), node.distance, known, most));
    const spans = new Map();
    both.forEach((wanted, unit) => {
      if (!wanted) return;
      const near = nearSpans(one.get(unit), other.get(unit), node.distance, marks.get(unit) ?? []);
      if (near.length) spans.set(unit, near);
      else both[unit] = 0;
    });
    this.near.set(node, spans);
    this.looked.set(node, among);
    return both;
  }

  /**
   * Positions of marks, one mark after another, in those units where they may matter still: rarely are all of them read.
   *
   * @param {Uint8Array} units
   * @param {(unit: number, known: number[], most: number) => boolean} matter
   * @returns {Promise<Stands>}
   */
  async #marks(units, matter) {
    /** @type {Stands} */
    const marks = new Map();
    let open = units.map((wanted, unit) => (wanted && matter(unit, [], Infinity) ? 1 : 0));
    if (!open.includes(1)) return marks;
    const parts = (await this.volume.entriesFrom(" ", this.signal)).map((entry) => ({ offset: 0, entries: [entry], size: entry.occurrences }));
    const dear = (/** @type {Part} */ { entries: [{ blocks }], size }) => (blocks ? 1 / size : 0);
    parts.sort((one, other) => dear(one) - dear(other));
    const counts = await Promise.all(parts.map((part) => this.matcher.counts(part, open)));
    const left = counts.reduce((sum, one) => sum.map((count, unit) => count + one[unit]), new Uint32Array(units.length));
    for (const [index, part] of parts.entries()) {
      open = open.map((wanted, unit) => (wanted && matter(unit, marks.get(unit) ?? [], left[unit]) ? 1 : 0));
      for (const [unit, places] of await this.matcher.stands(part, open)) {
        marks.set(unit, [...(marks.get(unit) ?? []), ...places].sort((one, other) => one - other));
      }
      counts[index].forEach((count, unit) => (left[unit] -= count));
    }
    return marks;
  }

  /**
   * Spans of an operand's texts in some units.
   *
   * @param {TextNode[]} texts
   * @param {Uint8Array} units
   * @returns {Promise<Map<number, Span[]>>}
   */
  async #spans(texts, units) {
    const { keys, terms } = this.plan.claimed;
    /** @type {Map<number, Span[]>} */
    const spans = new Map();
    const add = (/** @type {Stands} */ stands, /** @type {number} */ length, /** @type {boolean} */ claimed, term = "") => {
      for (const [unit, places] of stands) {
        if (!units[unit]) continue;
        const here = spans.get(unit) ?? [];
        spans.set(unit, here);
        for (const start of places) here.push({ start, end: start + length, claimed, term });
      }
    };
    for (const text of texts) {
      const { key, length, parts } = text.leaf;
      const known = this.found.get(text).stands;
      if (known) add(known, length, keys.has(key));
      for (const entry of known || !parts.length ? [] : parts[0].entries) {
        const stands = await this.matcher.stands({ ...parts[0], entries: [entry] }, units);
        add(stands, length, keys.has(key) || (length === 1 && terms.has(entry.term)), entry.term);
      }
    }
    return spans;
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

/** @returns {boolean} whether some articles are all among others. */
function covers(/** @type {Uint8Array | undefined} */ others, /** @type {Uint8Array} */ some) {
  return others !== undefined && some.every((wanted, article) => !wanted || others[article]);
}
