/** Where in a volume a query may match at all, by lists that are there already: what is left out there need not be read. */

import { lowerBoundOf } from "./decode.js";
import { cut } from "./window.js";

/** @typedef {import("./volume.js").Volume} Volume */
/** @typedef {import("./leaves.js").Leaf} Leaf */
/** @typedef {import("./leaves.js").Part} Part */
/** @typedef {import("./decode.js").UnitBlock} UnitBlock */
/** @typedef {{scope: number, numbers: ArrayLike<number>}} List rising numbers of units in a scope. */

/**
 * The stretches of a volume where a query may match, in the order of a search.
 *
 * @param {Volume} volume
 * @param {import("./plan.js").Plan} plan
 * @param {boolean} newest whether the last comes first.
 * @param {AbortSignal} signal
 * @returns {Promise<import("./window.js").Stretch[]>}
 */
export async function stretchesOf(volume, plan, newest, signal) {
  if (plan.empty) return [];
  const { unitBlocks } = await volume.root(signal);
  return cut(plan.every ? unitBlocks : unitBlocks.filter((block) => mayMatch(volume, plan.node, block)), newest);
}

/**
 * Whether a query may match in the articles of a block.
 *
 * @param {Volume} volume
 * @param {import("./plan.js").Node} node
 * @param {UnitBlock} block
 * @returns {boolean}
 */
function mayMatch(volume, node, block) {
  switch (node.type) {
    case "and":
      return node.parts.every((part) => mayMatch(volume, part, block));
    case "or":
      return node.parts.some((part) => mayMatch(volume, part, block));
    case "near": {
      const together = togetherOf(volume, node);
      if (together) return isIn(together, block);
      return node.operands.every((texts) => texts.some((text) => mayMatch(volume, text, block)));
    }
    case "field":
      return typeof node.holds === "boolean" ? node.holds : node.holds.subarray(block.low, block.high).includes(1);
    case "byline":
      return mayMatch(volume, node.text, block);
    case "not":
      return true;
    default:
      return mayStand(volume, node.leaf, block);
  }
}

/**
 * @param {Volume} volume
 * @param {Leaf} leaf
 * @param {UnitBlock} block
 * @returns {boolean}
 */
function mayStand(volume, leaf, block) {
  const candidates = candidatesOf(volume, leaf.parts);
  if (candidates) return isIn(candidates, block);
  const reaches = (/** @type {import("./postings.js").Entry} */ entry) => {
    const { scope, blocks } = entry;
    if (!blocks) return isIn({ scope, numbers: volume.inlineUnits(entry).units }, block);
    return blocks.some(({ origin }, at) => origin < block.tos[scope] && (blocks[at + 1]?.origin ?? Infinity) > block.froms[scope]);
  };
  return leaf.parts.length > 0 && leaf.parts.every(({ entries }) => entries.some(reaches));
}

/**
 * Whether a block has any unit of a list.
 *
 * @param {List} list
 * @param {UnitBlock} block
 * @returns {boolean}
 */
function isIn({ scope, numbers }, { froms, tos }) {
  return numbers[lowerBoundOf(numbers, froms[scope])] < tos[scope];
}

/** @type {WeakMap<object, List | null>} */
const near = new WeakMap();

/**
 * The units where texts stand that must be near each other, where both are in lists of one scope that are not long.
 *
 * @param {Volume} volume
 * @param {import("./plan.js").Near} node
 * @returns {List | null}
 */
export function togetherOf(volume, node) {
  if (!near.has(node)) {
    const [one, other] = node.operands.map((texts) => (texts.length === 1 ? listOf(volume, texts[0].leaf.parts) : null));
    const beside = new Set(Array.from(other?.numbers ?? []));
    near.set(node, one && one.scope === other?.scope ? { scope: one.scope, numbers: Array.from(one.numbers).filter((number) => beside.has(number)) } : null);
  }
  return /** @type {List | null} */ (near.get(node));
}

/** @param {Volume} volume @param {Part[]} parts @returns {List | null} units where they may stand. */
function listOf(volume, parts) {
  const [entry, ...others] = parts.length === 1 ? parts[0].entries : [];
  if (!entry) return candidatesOf(volume, parts);
  return others.length || entry.blocks ? null : { scope: entry.scope, numbers: volume.inlineUnits(entry).units };
}

/** @type {WeakMap<Part[], List | null>} */
const known = new WeakMap();

/**
 * The units where those terms of a sequence that are in no long list stand at their distances.
 *
 * @param {Volume} volume
 * @param {Part[]} parts some of the sequence, or all.
 * @returns {List | null} null: fewer than two terms of one scope say nothing.
 */
export function candidatesOf(volume, parts) {
  if (!known.has(parts)) known.set(parts, meeting(volume, parts));
  return /** @type {List | null} */ (known.get(parts));
}

/**
 * @param {Volume} volume
 * @param {Part[]} parts
 * @returns {List | null}
 */
function meeting(volume, parts) {
  const short = parts.filter(({ entries }) => entries.length === 1 && !entries[0].blocks);
  const scope = short[0]?.entries[0].scope;
  const [rarest, ...others] = short.filter(({ entries }) => entries[0].scope === scope);
  if (!others.length) return null;
  let stands = standsOf(volume, rarest);
  for (const part of others) {
    const beside = standsOf(volume, part);
    /** @type {Map<number, number[]>} */
    const both = new Map();
    for (const [number, starts] of stands) {
      const met = meet(starts, beside.get(number) ?? []);
      if (met.length) both.set(number, met);
    }
    stands = both;
  }
  return { scope, numbers: [...stands.keys()] };
}

/**
 * Where a sequence would begin, by the units of one of its terms.
 *
 * @param {Volume} volume
 * @param {Part} part
 * @returns {Map<number, number[]>}
 */
function standsOf(volume, { offset, entries: [entry] }) {
  const { places, starts } = volume.inlinePlaces(entry);
  const { units } = volume.inlineUnits(entry);
  return new Map(Array.from(units, (number, at) => [number, Array.from(places.subarray(starts[at], starts[at + 1]), (place) => place - offset)]));
}

/** What two rows have in common. @param {number[]} one @param {number[]} other @returns {number[]} */
export function meet(one, other) {
  const found = [];
  for (let [a, b] = [0, 0]; a < one.length && b < other.length; ) {
    if (one[a] === other[b]) found.push(one[a]);
    if (one[a] <= other[b]) a += 1;
    else b += 1;
  }
  return found;
}
