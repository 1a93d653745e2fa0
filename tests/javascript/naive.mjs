/**
 * A slow and plain matcher over made-up cases; it shares nothing with the browser's but the folding.
 *
 * A made-up query is a tree of its own, {text | near | and | or | not | field}, and the same query as typed.
 */

/** @typedef {import("../../docs/theme/assets/search/fold.js").Folding} Folding */

const HAN = ["党", "黨", "群", "众", "关", "關", "々", "𠀀", "〇"];
const WORDS = ["mass", "Line", "lines", "LINED", "a", "ma", "１９", "1958", "café", "𐐀𐐨x", "s"];
const MARKS = ["，", "。", "'", "-", "”", "“", "·", "😀"];
const BLANKS = [" ", "\u3000", "\u200b", "  "];
/** For texts that repeat themselves. */
const FEW = ["党", "群", "a "];
/** Which forms stand for a word, as if the corpus held these. */
export const FORMS = new Map([
  ["line", new Set(["line", "lines", "lined"])],
  ["lines", new Set(["line", "lined"])],
  ["mass", new Set(["mass"])],
  ["ma", new Set()],
]);

/**
 * Repeatable chance (mulberry32).
 *
 * @param {number} seed
 * @returns {(below: number) => number}
 */
export function chance(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/**
 * A text that holds some of what a query looks for.
 *
 * @param {(below: number) => number} dice
 * @param {string[]} wanted
 */
export function madeUpText(dice, wanted) {
  const kinds = dice(3) ? [HAN, HAN, WORDS, MARKS, BLANKS, wanted] : [FEW];
  return Array.from({ length: dice(15) }, () => pick(dice, pick(dice, kinds))).join("");
}

/**
 * What the texts of a made-up query look for.
 *
 * @param {any} node
 * @returns {string[]}
 */
export function textsOf(node) {
  const parts = node.near ?? node.and ?? node.or ?? (node.not ? [node.not] : []);
  return parts.length ? parts.flatMap(textsOf) : [node.text ?? " "];
}

/**
 * @template T
 * @param {(below: number) => number} dice
 * @param {T[]} from
 */
const pick = (dice, from) => from[dice(from.length)];

/** @param {(below: number) => number} dice */
function madeUpLeaf(dice) {
  const word = pick(dice, WORDS);
  const more = Array.from({ length: dice(3) ? 0 : 1 + dice(2) }, () => pick(dice, [...HAN, ...WORDS, "，"]));
  const run = [pick(dice, dice(3) ? HAN : WORDS), ...more].join("");
  const few = Array.from({ length: 2 + dice(4) }, () => pick(dice, FEW)).join("");
  switch (dice(7)) {
    case 0:
      return { typed: `=${word}`, text: word, mode: "exact" };
    case 1:
      return { typed: [...word].length > 1 ? `${word}*` : word, text: word, mode: [...word].length > 1 ? "prefix" : "bare" };
    case 2:
      return { typed: word, text: word, mode: "bare" };
    case 3:
      return { typed: `"${run} ${word}"`, text: `${run} ${word}`, mode: "exact" };
    case 4:
      return { typed: `"${few}"`, text: few, mode: "exact" };
    default:
      return { typed: run, text: run, mode: "bare" };
  }
}

/**
 * A query as typed, and its tree.
 *
 * @param {(below: number) => number} dice
 * @param {number} depth
 * @returns {any}
 */
export function madeUpQuery(dice, depth) {
  const kind = dice(depth ? 9 : 3);
  if (kind < 3) return madeUpLeaf(dice);
  if (kind < 5) {
    const [one, other] = [madeUpOperand(dice), madeUpOperand(dice)];
    const distance = dice(5);
    return { typed: `${one.typed} ~${distance} ${other.typed}`, near: [one, other], distance };
  }
  if (kind === 5) return { typed: `page:${1 + dice(2)}`, field: true };
  if (kind === 6) {
    const part = madeUpQuery(dice, depth - 1);
    return { typed: `-(${part.typed})`, not: part };
  }
  const parts = Array.from({ length: 2 + dice(2) }, () => madeUpQuery(dice, depth - 1));
  const typed = parts.map((part) => `(${part.typed})`);
  return kind === 7 ? { typed: typed.join(" "), and: parts } : { typed: typed.join(" | "), or: parts };
}

/** @param {(below: number) => number} dice */
function madeUpOperand(dice) {
  if (dice(2)) return madeUpLeaf(dice);
  const parts = [madeUpLeaf(dice), madeUpLeaf(dice)];
  return { typed: `(${parts.map(({ typed }) => typed).join("|")})`, or: parts };
}

/**
 * Tokens by looking, for every code point, at its surroundings.
 *
 * @param {Folding} folding
 * @param {string} text
 */
export function naiveTokens(folding, text) {
  const classOf = (/** @type {string} */ point) => folding.classOf(/** @type {number} */ (point.codePointAt(0)));
  const shown = [...folding.fold(text)].map((point, place) => ({ point, place })).filter(({ point }) => classOf(point) !== "ignorable");
  const points = shown.map(({ point }) => point);
  const classes = points.map(classOf);
  const counts = (/** @type {number} */ at) => classes[at] === "han" || classes[at] === "word";
  const tokens = [];
  for (let at = 0; at < points.length; at += 1) {
    if (classes[at] === "han") tokens.push({ text: points[at], start: at, end: at + 1, counts: true, word: false });
    if (classes[at] === "word" && classes[at - 1] !== "word") {
      let end = at;
      while (classes[end] === "word") end += 1;
      tokens.push({ text: points.slice(at, end).join(""), start: at, end, counts: true, word: true });
    }
    if (classes[at] === "mark") {
      const before = classes.slice(0, at).findLast((_, index) => counts(index));
      const after = classes.find((_, index) => index > at && counts(index));
      if (before === "han" || after === "han") tokens.push({ text: points[at], start: at, end: at + 1, counts: false, word: false });
    }
  }
  return tokens.map((token) => ({ ...token, start: shown[token.start].place, end: shown[token.end - 1].place + 1 }));
}

/** @param {any} node @param {ReturnType<typeof naiveTokens>} tokens @param {Folding} folding */
function stands(node, tokens, folding) {
  if (node.or) return node.or.flatMap((/** @type {any} */ part) => stands(part, tokens, folding));
  const wanted = naiveTokens(folding, node.text);
  const found = [];
  for (let at = 0; at + wanted.length <= tokens.length; at += 1) {
    if (wanted.every((token, index) => fits(token, tokens[at + index], wanted.length === 1 ? node.mode : "exact"))) found.push([at, at + wanted.length]);
  }
  return found;
}

/** @param {any} wanted @param {any} token @param {string} mode */
function fits(wanted, token, mode) {
  if (wanted.word !== token.word) return false;
  if (mode === "prefix") return token.text.startsWith(wanted.text);
  if (mode === "bare" && wanted.word && FORMS.has(wanted.text)) return FORMS.get(wanted.text)?.has(token.text);
  return wanted.text === token.text;
}

/** @param {any} node @param {ReturnType<typeof naiveTokens>} tokens @param {Folding} folding */
function nearPairs(node, tokens, folding) {
  const [ones, others] = node.near.map((/** @type {any} */ part) => stands(part, tokens, folding));
  const between = (/** @type {number} */ from, /** @type {number} */ to) => tokens.slice(from, to).filter((token) => token.counts).length;
  return ones.flatMap((/** @type {number[]} */ one) => others.filter((/** @type {number[]} */ other) => {
    if (one[1] <= other[0]) return between(one[1], other[0]) <= node.distance;
    return other[1] <= one[0] && between(other[1], one[0]) <= node.distance;
  }).flatMap((/** @type {number[]} */ other) => [one, other]));
}

/** @param {any} node @param {ReturnType<typeof naiveTokens>} tokens @param {Folding} folding @returns {boolean} */
function holds(node, tokens, folding) {
  if (node.field) return node.typed === "page:1";
  if (node.not) return !holds(node.not, tokens, folding);
  if (node.and) return node.and.every((/** @type {any} */ part) => holds(part, tokens, folding));
  if (node.near) return nearPairs(node, tokens, folding).length > 0;
  if (node.or) return node.or.some((/** @type {any} */ part) => holds(part, tokens, folding));
  return stands(node, tokens, folding).length > 0;
}

/** @param {any} node @param {ReturnType<typeof naiveTokens>} tokens @param {Folding} folding @returns {number[][]} */
function positive(node, tokens, folding) {
  if (node.field || node.not) return [];
  if (node.near) return nearPairs(node, tokens, folding);
  if (node.and || node.or) return (node.and ?? node.or).flatMap((/** @type {any} */ part) => positive(part, tokens, folding));
  return stands(node, tokens, folding);
}

/**
 * What the query finds in one unit whose article stands on page 1.
 *
 * @param {any} node
 * @param {string} text
 * @param {Folding} folding
 */
export function naiveAnswer(node, text, folding) {
  const tokens = naiveTokens(folding, text);
  const spans = new Set(positive(node, tokens, folding).map(([from, to]) => `${tokens[from].start}-${tokens[to - 1].end}`));
  return { spans: [...spans].sort(), matches: holds(node, tokens, folding) };
}
