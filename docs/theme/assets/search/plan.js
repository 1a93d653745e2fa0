/** A query made ready for one volume: its texts looked up, its fields read. */

import { loaded } from "./errors.js";
import { likely, lookUp } from "./leaves.js";
import { scopeOf } from "./query.js";
import { BYLINE, kindsOf } from "./window.js";

/** @typedef {import("./query.js").Query} Query @typedef {import("./query.js").Text} Text */
/** @typedef {import("./leaves.js").Leaf} Leaf @typedef {import("./volume.js").Volume} Volume */

/**
 * @typedef {object} TextNode
 * @property {"text"} type
 * @property {Leaf} leaf
 * @property {number} kinds of units where it may match.
 * @property {boolean} near whether it belongs to nearness or a field.
 * @property {Set<string> | null} own terms whose spans no text before it counts; null: all.
 */

/** @typedef {{type: "near", distance: number, operands: [TextNode[], TextNode[]]}} Near */

/**
 * @typedef {Near
 *     | {type: "field", holds: boolean | Uint8Array}
 *     | {type: "byline", text: TextNode}
 *     | {type: "and" | "or", parts: Node[]}
 *     | {type: "not", part: Node}
 *     | TextNode} Node
 */

/**
 * @typedef {object} Context
 * @property {import("./fold.js").Folding} folding
 * @property {(texts: string[]) => Promise<void>} cover must come before texts are folded that are no part of the query.
 * @property {() => Promise<Record<string, string[]>>} tags labels of the terms.
 * @property {import("./leaves.js").Wishes} wishes
 * @property {boolean} every whether all texts are wanted in all articles, for ranking.
 */

/**
 * @typedef {object} Plan
 * @property {Node} node
 * @property {boolean} every whether all texts are wanted in all articles, for ranking.
 * @property {boolean} empty nothing in this volume can match.
 * @property {TextNode[]} texts that are not under `-`, in order.
 * @property {Near[]} nears that are not under `-`.
 * @property {Node[]} sought all texts, nearnesses and bylines but operands.
 * @property {{keys: Set<string>, terms: Set<string>}} claimed what texts outside nearness count.
 */

/**
 * Makes a query ready.
 *
 * @param {Volume} volume
 * @param {Query} query
 * @param {Context} context
 * @param {AbortSignal} signal
 * @returns {Promise<Plan>}
 */
export async function planFor(volume, query, context, signal) {
  const planner = new Planner(volume, kindsOf(scopeOf(query)), context, signal);
  const node = await planner.node(query, !context.every);
  /** @type {Plan} */
  const plan = { node, every: context.every, empty: isAbsent(node) && !context.every, texts: [], nears: [], sought: [], claimed: { keys: new Set(), terms: new Set() } };
  gather(node, true, plan);
  for (const text of plan.texts) if (!text.near) text.own = claim(text.leaf, plan.claimed);
  return plan;
}

/**
 * Lists what is in a tree, in order.
 *
 * @param {Node} node
 * @param {boolean} counted not under `-`.
 * @param {Plan} plan
 */
function gather(node, counted, plan) {
  if (node.type === "and" || node.type === "or") for (const part of node.parts) gather(part, counted, plan);
  if (node.type === "not") gather(node.part, false, plan);
  if (node.type === "near" || node.type === "byline" || node.type === "text") plan.sought.push(node);
  if (node.type === "near" && counted) plan.nears.push(node);
  if (counted) plan.texts.push(...(node.type === "near" ? node.operands.flat() : node.type === "text" ? [node] : []));
}

/**
 * Whether a node holds nowhere in its volume.
 *
 * @param {Node} node
 * @returns {boolean}
 */
function isAbsent(node) {
  switch (node.type) {
    case "and":
      return node.parts.some(isAbsent);
    case "or":
      return node.parts.every(isAbsent);
    case "field":
      return node.holds === false;
    case "text":
      return !node.leaf.size;
    case "byline":
      return !node.text.leaf.size;
    default:
      return false;
  }
}

/** @type {Node} */
const NEVER = { type: "field", holds: false };

/**
 * Marks a text's spans as counted.
 *
 * @param {Leaf} leaf
 * @param {{keys: Set<string>, terms: Set<string>}} claimed
 * @returns {Set<string> | null} its own terms; null: all.
 */
function claim({ key, length, parts }, { keys, terms }) {
  if (keys.has(key)) return new Set();
  keys.add(key);
  if (length > 1 || !parts.length) return null;
  const all = parts[0].entries.map(({ term }) => term);
  const own = all.filter((term) => !terms.has(term));
  for (const term of own) terms.add(term);
  return own.length === all.length ? null : new Set(own);
}

class Planner {
  /**
   * @param {Volume} volume
   * @param {number} kinds
   * @param {Context} context
   * @param {AbortSignal} signal
   */
  constructor(volume, kinds, context, signal) {
    this.volume = volume;
    this.kinds = kinds;
    this.context = context;
    this.signal = signal;
  }

  /**
   * @param {Query} query
   * @param {boolean} hasty whether nothing counts where this does not hold: then the rest of an and, or the other operand of a
   *     nearness, is left alone where one part never holds.
   * @returns {Promise<Node>}
   */
  async node(query, hasty) {
    switch (query.type) {
      case "and": {
        const parts = await this.#inTurn(query.parts, (part) => this.node(part, hasty), hasty ? isAbsent : null);
        return parts ? { type: "and", parts } : NEVER;
      }
      case "or":
        return { type: "or", parts: await Promise.all(query.parts.map((part) => this.node(part, false))) };
      case "not":
        return { type: "not", part: await this.node(query.part, !this.context.every) };
      case "near":
        return this.#near(query, hasty);
      case "field":
        return this.#field(query);
      default:
        return this.#text(query, this.kinds, false);
    }
  }

  /**
   * Makes parts of which all must hold: where it may be hasty, the likely rarest first, and none of the others where that
   * never holds.
   *
   * @template T
   * @param {Query[]} parts
   * @param {(part: Query) => Promise<T>} make
   * @param {((made: T) => boolean) | null} isNever null: all are wanted in any case.
   * @returns {Promise<T[] | null>} in the order of the query; null: one of them never holds.
   */
  async #inTurn(parts, make, isNever) {
    if (!isNever) return Promise.all(parts.map(make));
    const earliest = await this.#earliest(parts);
    const first = await make(parts[earliest]);
    if (isNever(first)) return null;
    const made = await Promise.all(parts.map((part, index) => (index === earliest ? first : make(part))));
    return made.some(isNever) ? null : made;
  }

  /**
   * Which part to look up first: a stretch of time, which often settles a volume for nothing, or what is likely the rarest.
   *
   * @param {Query[]} parts
   * @returns {Promise<number>}
   */
  async #earliest(parts) {
    const time = parts.findIndex((part) => part.type === "field" && (part.name === "year" || part.name === "date"));
    if (time >= 0) return time;
    const { tops } = await this.volume.root(this.signal);
    const guesses = parts.map((part) => guess(part, tops));
    return guesses.indexOf(Math.min(...guesses));
  }

  /**
   * @param {import("./query.js").Near} query
   * @param {boolean} hasty
   * @returns {Promise<Node>}
   */
  async #near({ parts, distance }, hasty) {
    const operand = (/** @type {Query} */ part) => Promise.all(/** @type {Text[]} */ (part.type === "or" ? part.parts : [part]).map((text) => this.#text(text, this.kinds, true)));
    const absent = (/** @type {TextNode[]} */ texts) => texts.every(isAbsent);
    const operands = await this.#inTurn(parts, operand, hasty ? absent : null);
    return operands ? { type: "near", distance, operands: /** @type {[TextNode[], TextNode[]]} */ (operands) } : NEVER;
  }

  /**
   * @param {import("./query.js").Field} field
   * @returns {Promise<Node>}
   */
  async #field(field) {
    if (field.name === "lang" || field.name === "in") return { type: "field", holds: true };
    if (field.name === "byline") {
      const text = /** @type {Text} */ ({ type: "text", tokens: field.value, mode: "exact", at: field.at });
      return { type: "byline", text: await this.#text(text, BYLINE, true) };
    }
    const { articlesWith } = await loaded(import("./fields.js"));
    return { type: "field", holds: await articlesWith(this.volume, field, this.context, this.signal) };
  }

  /**
   * @param {Text} text
   * @param {number} kinds
   * @param {boolean} near
   * @returns {Promise<TextNode>}
   */
  async #text(text, kinds, near) {
    const leaf = await lookUp(this.volume, text, near && kinds !== BYLINE, this.context.wishes, this.signal);
    return { type: "text", leaf, kinds, near, own: null };
  }
}

/**
 * How frequent a part of a query may be, for comparing.
 *
 * @param {Query} query
 * @param {string[]} firsts first term of each d-file.
 * @returns {number}
 */
function guess(query, firsts) {
  if (query.type === "text") return likely(firsts, query);
  if (query.type === "not" || query.type === "field") return Infinity;
  const parts = query.parts.map((part) => guess(part, firsts));
  return query.type === "or" ? Math.max(...parts) : Math.min(...parts);
}
