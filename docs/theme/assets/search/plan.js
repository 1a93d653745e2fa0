/** A query made ready for one volume: its texts looked up, its fields read. */

import { articlesWith } from "./fields.js";
import { lookUp } from "./leaves.js";
import { scopeOf } from "./query.js";
import { BYLINE, kindsOf } from "./window.js";

/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./leaves.js").Leaf} Leaf */
/** @typedef {import("./volume.js").Volume} Volume */

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
  const node = await planner.node(query, true, !context.every);
  const claimed = { keys: new Set(), terms: new Set() };
  for (const text of planner.texts) if (!text.near) text.own = claim(text.leaf, claimed);
  return { node, empty: isAbsent(node) && !context.every, texts: planner.texts, nears: planner.nears, sought: planner.sought, claimed };
}

const isNever = (/** @type {Node} */ node) => node.type === "field" && node.holds === false;
const isAbsent = (/** @type {Node} */ node) => isNever(node) || (node.type === "text" && !node.leaf.size) || (node.type === "byline" && !node.text.leaf.size);
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
  /** @type {TextNode[]} */
  texts = [];
  /** @type {Near[]} */
  nears = [];
  /** @type {Node[]} */
  sought = [];

  /**
   * @param {Volume} volume
   * @param {number} kinds
   * @param {Context} context
   * @param {AbortSignal} signal
   */
  constructor(volume, kinds, context, signal) {
    Object.assign(this, { volume, kinds, context, signal });
  }

  /**
   * @param {Query} query
   * @param {boolean} counted
   * @param {boolean} hasty whether the rest of an and may be left alone where one part never holds.
   * @returns {Promise<Node>}
   */
  async node(query, counted, hasty) {
    switch (query.type) {
      case "and":
        return this.#and(query, counted, hasty);
      case "or":
        return { type: "or", parts: await inOrder(query.parts, (part) => this.node(part, counted, false)) };
      case "not":
        return { type: "not", part: await this.node(query.part, false, !this.context.every) };
      case "near": {
        const texts = (/** @type {Query} */ part) => (part.type === "or" ? part.parts : [part]);
        const operand = (part) => inOrder(texts(part), (text) => this.#text(text, this.kinds, counted, true));
        const node = { type: "near", distance: query.distance, operands: await inOrder(query.parts, operand) };
        if (counted) this.nears.push(node);
        this.sought.push(node);
        return node;
      }
      case "field":
        return this.#field(query);
      default:
        return this.#text(query, this.kinds, counted, false);
    }
  }

  /**
   * Fields first, then the longest text: where one part never holds, the others need not be looked up.
   *
   * @param {{type: string, parts: Query[]}} query
   * @param {boolean} counted
   * @param {boolean} hasty
   * @returns {Promise<Node>}
   */
  async #and({ parts }, counted, hasty) {
    const made = new Array(parts.length);
    const order = [...parts.keys()].sort((one, other) => eagerness(parts[other]) - eagerness(parts[one]));
    for (const index of hasty ? order : parts.keys()) {
      made[index] = await this.node(parts[index], counted, false);
      if (hasty && isAbsent(made[index])) return NEVER;
    }
    return { type: "and", parts: made };
  }

  /**
   * @param {import("./query.js").Field} field
   * @returns {Promise<Node>}
   */
  async #field(field) {
    if (field.name === "lang" || field.name === "in") return { type: "field", holds: true };
    if (field.name === "byline") {
      const text = { type: "text", tokens: field.value, mode: "exact", at: field.at };
      const node = { type: "byline", text: await this.#text(text, BYLINE, false, true) };
      this.sought.push(node);
      return node;
    }
    return { type: "field", holds: await articlesWith(this.volume, field, this.context, this.signal) };
  }

  /**
   * @param {import("./query.js").Text} text
   * @param {number} kinds
   * @param {boolean} counted
   * @param {boolean} near
   * @returns {Promise<TextNode>}
   */
  async #text(text, kinds, counted, near) {
    const leaf = await lookUp(this.volume, text, near && kinds !== BYLINE, this.context.wishes, this.signal);
    /** @type {TextNode} */
    const node = { type: "text", leaf, kinds, near, own: null };
    if (counted) this.texts.push(node);
    if (!near) this.sought.push(node);
    return node;
  }
}

/**
 * How early a part of an and is looked up.
 *
 * @param {Query} query
 * @returns {number}
 */
function eagerness(query) {
  if (query.type === "field") return query.name === "lang" || query.name === "in" ? 1000 : query.name === "byline" ? 10 : 900;
  if (query.type !== "text") return 0;
  const length = query.tokens.reduce((sum, [kind, text]) => sum + (kind === "sign" ? 3 : text.length), 0);
  return query.mode === "prefix" ? 1 : length;
}

/**
 * @template A, B
 * @param {A[]} parts
 * @param {(part: A) => Promise<B>} make
 * @returns {Promise<B[]>}
 */
async function inOrder(parts, make) {
  const made = [];
  for (const part of parts) made.push(await make(part));
  return made;
}
