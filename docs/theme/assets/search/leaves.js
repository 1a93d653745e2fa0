/** A text of a query as terms of one volume: which to look up and in which order, and where in the text each one begins. */

import { lowerBound } from "./decode.js";
import { loaded } from "./errors.js";
import { candidatesOf } from "./reach.js";

/** @typedef {import("./volume.js").Volume} Volume */
/** @typedef {import("./postings.js").Entry} Entry */
/** @typedef {["word"|"sign", string][]} Tokens @typedef {import("./query.js").Text["mode"]} Mode */

/**
 * @typedef {object} Part terms of which one must stand at a place of the text.
 * @property {number} offset of that place, in tokens.
 * @property {Entry[]} entries
 * @property {number} size occurrences at most.
 */

/**
 * @typedef {object} Leaf
 * @property {string} key equal for texts of which every span of one is a span of the other.
 * @property {number} length in tokens.
 * @property {Part[]} parts rarest first; none where the text does not occur.
 * @property {number} size occurrences at most.
 * @property {string | null} word that is widened.
 */

/**
 * @typedef {object} Wishes
 * @property {(sign: string) => boolean} isHan
 * @property {Set<string>} without forms taken out of every widened set.
 * @property {(word: string, form: string, occurrences: number) => void} report called for the forms of widened words; sums.
 * @property {Set<string>} expanded all forms of beginnings so far, in all volumes.
 * @property {boolean} [ahead] whether the names of a window's articles are fetched as soon as some of them may match.
 */

/**
 * Looks a text up.
 *
 * @param {Volume} volume
 * @param {{tokens: Tokens, mode: Mode}} text
 * @param {boolean} placing whether its positions will be asked for.
 * @param {Wishes} wishes
 * @param {AbortSignal} signal
 * @returns {Promise<Leaf>}
 */
export async function lookUp(volume, { tokens, mode }, placing, wishes, signal) {
  const [[, word]] = tokens;
  const look = async () => (await loaded(import("./widen.js"))).lookUpForms[/** @type {"widen" | "prefix"} */ (mode)](volume, word, wishes, signal);
  const places = mode !== "exact" ? [{ offset: 0, guess: 0, look }] : sequencePlaces(volume, (await volume.root(signal)).tops, tokens, placing, wishes, signal);
  places.sort((one, other) => one.guess - other.guess);
  const [rarest, ...others] = places;
  const key = `${mode === "exact" ? "" : mode} ${JSON.stringify(tokens)}`;
  let parts = [await partAt(rarest)];
  const isAbsent = () => parts.some(({ size }) => !size) || candidatesOf(volume, parts)?.numbers.length === 0;
  // Where the rarest is absent, or nowhere beside the one that is second, nothing is asked for the others.
  for (const more of [others.slice(0, 1), others.slice(1)]) {
    if (more.length && !isAbsent()) parts = [...parts, ...(await Promise.all(more.map(partAt)))];
  }
  parts = isAbsent() ? [] : parts.sort((one, other) => one.size - other.size);
  return { key, length: tokens.length, parts, size: parts[0]?.size ?? 0, word: mode === "widen" ? word : null };
}

/**
 * @typedef {object} Place of a text that is still to be looked up.
 * @property {number} offset in tokens.
 * @property {number} guess how frequent it may be.
 * @property {() => Promise<Entry[]>} look
 */

/**
 * @param {Place} place
 * @returns {Promise<Part>}
 */
async function partAt({ offset, look }) {
  const entries = await look();
  return { offset, entries, size: entries.reduce((sum, { occurrences }) => sum + occurrences, 0) };
}

/**
 * Terms that cover a sequence: every word, every mark, and pairs of Han signs side by side.
 *
 * @param {Volume} volume
 * @param {string[]} firsts first term of each d-file.
 * @param {Tokens} tokens
 * @param {boolean} placing
 * @param {Wishes} wishes
 * @param {AbortSignal} signal
 * @returns {Place[]}
 */
function sequencePlaces(volume, firsts, tokens, placing, { isHan }, signal) {
  const han = tokens.map(([kind, text]) => kind === "sign" && isHan(text));
  /** @type {Place[]} */
  const places = [];
  const guess = (/** @type {number} */ from, length = 1) => likely(firsts, { tokens: tokens.slice(from, from + length), mode: "exact" });
  const add = (/** @type {number} */ offset, /** @type {string} */ term, length = 1) => {
    const look = () => volume.entry(term, signal).then((entry) => (entry ? [entry] : []));
    places.push({ offset, guess: guess(offset, length), look });
  };
  for (let at = 0, behind; at < tokens.length; at = behind) {
    const [kind, text] = tokens[at];
    behind = at + 1;
    while (han[at] && han[behind]) behind += 1;
    const last = behind === tokens.length;
    if (!han[at]) add(at, kind === "word" ? text : ` ${text}`);
    else if (behind - at === 1 && last) places.push({ offset: at, guess: guess(at), look: () => signUnion(volume, text, placing || tokens.length > 1, signal) });
    else if (behind - at === 1) add(at, text);
    else for (const place of pairPlaces(at, behind)) add(place, tokens[place][1] + tokens[place + 1][1], 2);
  }
  return places;
}

/**
 * Where the fewest pairs stand that cover a run; in an odd one the last overlaps the one before.
 *
 * @param {number} from
 * @param {number} behind
 * @returns {number[]}
 */
function pairPlaces(from, behind) {
  const places = [];
  for (let place = from; place < behind; place += 2) places.push(Math.min(place, behind - 2));
  return places;
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
 * A guess at how frequent a token is, from where files of the directory begin: they name as many shards of like size, so that a sign
 * at which many begin is frequent, and one between two that lie far apart is rare. Of words the long ones are rare.
 *
 * @param {string[]} firsts first term of each file of the directory.
 * @param {"word" | "sign"} kind
 * @param {string} text
 * @returns {number}
 */
function frequency(firsts, kind, text) {
  if (kind === "word") return 20 / text.length ** 2;
  const from = lowerBound(firsts, text);
  let behind = from;
  while (firsts[behind]?.startsWith(text)) behind += 1;
  if (behind > from) return 1 + behind - from;
  const [before, after] = [firsts[from - 1], firsts[from]].map((first) => first?.codePointAt(0) ?? Infinity);
  return 1 / Math.max(1, after - before || 1);
}

/**
 * A guess at how often a text stands in a volume, for comparing; more where it is several words.
 *
 * @param {string[]} firsts first term of each file of the directory.
 * @param {{tokens: Tokens, mode: Mode}} text
 * @returns {number}
 */
export function likely(firsts, { tokens, mode }) {
  if (mode === "prefix") return 100 / tokens[0][1].length;
  const each = tokens.map(([kind, token]) => frequency(firsts, kind, token));
  const pairs = each.map((value, at) => (tokens[at][0] === "sign" && tokens[at + 1]?.[0] === "sign" ? value * each[at + 1] : value));
  return Math.min(...(pairs.length > 1 && tokens.slice(-2).every(([kind]) => kind === "sign") ? pairs.slice(0, -1) : pairs));
}

/**
 * How often an operand's texts stand in a volume, at most.
 *
 * @param {import("./plan.js").TextNode[]} texts
 * @returns {number}
 */
export function sizeOf(texts) {
  return texts.reduce((sum, { leaf }) => sum + leaf.size, 0);
}

/**
 * A guess at how much must be read for a part of an and; what only takes away comes last.
 *
 * @param {import("./plan.js").Node} node
 * @returns {number}
 */
export function cost(node) {
  switch (node.type) {
    case "field":
      return 0;
    case "text":
      return node.leaf.size;
    case "byline":
      return node.text.leaf.size;
    case "near":
      return Math.min(...node.operands.map(sizeOf)) * 2;
    case "not":
      return 1e12 + cost(node.part);
    case "and":
      return Math.min(...node.parts.map(cost));
    default:
      return node.parts.reduce((sum, part) => sum + cost(part), 0);
  }
}
