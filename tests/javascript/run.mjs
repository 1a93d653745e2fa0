/**
 * Runs the browser's language core over one contract file, or over made-up cases, and reports as JSON.
 *
 * node run.mjs NAME [ARGUMENT…]   NAME: a file of tests/contracts, or one of the checks below.
 * Writes {"ran": number of cases, "found": number of those that find a span, "failed": [{about, expected, found}…]}.
 */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";

import { makeFolding, tokenize } from "../../docs/theme/assets/search/fold.js";
import { readField } from "../../docs/theme/assets/search/query-field.js";
import { QueryError, parseQueries } from "../../docs/theme/assets/search/query.js";
import { sha256 } from "../../docs/theme/assets/search/sha256.js";
import { satisfies, spansIn, unitOf } from "../../docs/theme/assets/search/spans.js";
import { stem } from "../../docs/theme/assets/search/stem.js";
import { queriesOf } from "../../docs/theme/assets/search/typed.js";
import { withField } from "../../docs/theme/assets/search/view/narrow.js";
import { FORMS, chance, madeUpQuery, madeUpText, naiveAnswer, textsOf } from "./naive.mjs";

const read = (/** @type {string} */ path) => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
const folding = makeFolding(read("../../src/duizhao/folding/fold.json"));

/** @typedef {{about: string, expected: any, found: any}} Case */

/**
 * Spans and matches of made-up queries in made-up texts, against the plain matcher.
 *
 * @param {string} seed
 * @param {string} number of cases.
 * @returns {Case[]}
 */
function spans(seed, number) {
  const dice = chance(Number(seed));
  return Array.from({ length: Number(number) }, () => {
    let tree = madeUpQuery(dice, dice(3));
    // A query of things that are not there alone is a mistake: give it a field that holds.
    tree = { typed: `(${tree.typed}) page:1`, and: [tree, { typed: "page:1", field: true }] };
    const text = madeUpText(dice, textsOf(tree));
    const [{ query }] = parseQueries(folding, tree.typed, readField);
    const found = spansIn(query, text, folding, FORMS);
    const matches = satisfies(query, unitOf(text, folding), FORMS, ({ value }) => value[0] === 1);
    const listed = found.map(({ start, end }) => `${start}-${end}`).sort();
    return { about: `${tree.typed} in ${text}`, expected: naiveAnswer(tree, text, folding), found: { spans: listed, matches } };
  });
}

const PIECES = ["a", "mass", "党", "カ", "𠀀", " ", " ", "\u3000", ";", '"', '"', "“", "”", "(", ")", "|", "-", " ~3 ", "*", ":", "=", "section:", "section:“", "\u200b", "，", "OR", " ~4"];

/**
 * Made-up texts that are queries: where the page cuts them and how it narrows them, without reading them as queries, against how they are read.
 *
 * @param {string} seed
 * @param {string} number of texts, of which those that are mistakes are left out.
 * @returns {Case[]}
 */
function narrowing(seed, number) {
  const dice = chance(Number(seed));
  const texts = Array.from({ length: Number(number) }, () => Array.from({ length: 1 + dice(12) }, () => PIECES[dice(PIECES.length)]).join(""));
  return texts.flatMap((text) => {
    if (asked(text).error) return [];
    const parts = parseQueries(folding, text, readField).map(({ start, end }) => [...text].slice(start, end).join(""));
    const bare = (/** @type {string[]} */ queries) => queries.map((query) => query.replaceAll("\u200b", "").trim());
    const narrowed = parts.map((part) => meaning(asked(`(${part}) page:7`).expected?.[0]));
    const found = asked(withField(text, "page:7"));
    return [{ about: text, expected: [bare(parts), narrowed], found: [bare(queriesOf(text)), found.expected?.map(meaning) ?? found.error] }];
  });
}

/**
 * A query without the places of its parts, and without parentheses around what they do not change.
 *
 * @param {any} query
 * @returns {any}
 */
function meaning(query) {
  if (Array.isArray(query)) return query.map(meaning);
  if (typeof query !== "object" || query === null) return query;
  const { at, ...rest } = query;
  const plain = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, meaning(value)]));
  if (plain.type !== "and") return plain;
  return { ...plain, parts: plain.parts.flatMap((/** @type {any} */ part) => (part.type === "and" ? part.parts : [part])) };
}

/**
 * Texts and queries that would take a careless matcher for ever.
 *
 * @returns {Case[]}
 */
function patience() {
  const long = "的".repeat(200_000);
  const cases = [
    ["的 ~50 的", long, 200_000],
    ["的".repeat(1900), long, 200_000 - 1899],
    [`${"的".repeat(1900)}群`, long, 0],
    [`"${"a ".repeat(900)}"`, "a ".repeat(100_000), 100_000 - 899],
    ["(的 | 的的) ~0 (的 | 群)", long, 2 * 200_000 - 1],
    [Array(40).fill("群").join(" | "), long, 0],
    ["marks", `${"，".repeat(200_000)}的`, 0],
  ];
  return cases.map(([query, text, expected]) => {
    const found = spansIn(parseQueries(folding, String(query), readField)[0].query, String(text), folding, new Map()).length;
    return { about: String(query).slice(0, 30), expected, found };
  });
}

/**
 * The mistake that every long query is, however it goes on.
 *
 * @returns {Case[]}
 */
function tooLong() {
  return ["a", "(", "-", '"', "~a", "“", "*", "a* ", "year:", "党", "𠀀", "; "].map((part) => {
    return { about: part, expected: "too-long", found: asked(part.repeat(10_000)).error?.code };
  });
}

/** @param {string} text */
function asked(text) {
  try {
    return { expected: parseQueries(folding, text, readField).map(({ query }) => query) };
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    return { error: { code: error.code, start: error.start, end: error.end } };
  }
}

/**
 * The cases of a contract file.
 *
 * @param {string} name
 * @param {(given: any) => Record<string, unknown>} answer what the browser says of `text`, `query` or the words of `stems`, under
 *   the names that the file uses.
 * @returns {Case[]}
 */
function contract(name, answer) {
  return read(`../contracts/${name}.json`).map((/** @type {any} */ given) => {
    const { about, text, query, ...expected } = given;
    return { about, expected, found: answer(given) };
  });
}

/** @param {string[]} words */
function stemmed(words) {
  return Object.fromEntries(words.map((word) => [word, stem(word)]));
}

/** @param {string} text */
function folded(text) {
  const form = folding.fold(text);
  return { folded: form, classes: Array.from(form, (sign) => folding.classOf(/** @type {number} */ (sign.codePointAt(0)))) };
}

/** @param {string} text */
function cut(text) {
  return tokenize(folding, text).map(({ kind, text: form, start, end, counts }) => [kind, form, start, end, counts]);
}

/**
 * A part of the table against the whole, over all code points: it says the same, or that it does not know.
 *
 * @param {string} given the part, and code points that it must know, as JSON.
 * @returns {Case[]}
 */
function part(given) {
  const [table, occurring] = JSON.parse(given);
  const known = makeFolding(table);
  const must = new Set(occurring);
  const cases = [];
  for (let code = 0; code < 0x110000; code += 1) {
    const sign = String.fromCodePoint(code);
    let form = null;
    try {
      form = known.fold(sign);
    } catch {
      if (!must.has(code)) continue;
    }
    const kind = (/** @type {import("../../docs/theme/assets/search/fold.js").Folding} */ by) => by.classOf(Number(folding.fold(sign).codePointAt(0)));
    cases.push({ about: code.toString(16), expected: [folding.fold(sign), kind(folding)], found: [form, kind(known)] });
  }
  return cases;
}

/**
 * Digests of bytes, which a browser makes itself where it may.
 *
 * @returns {Case[]}
 */
function digest() {
  return [...Array(140).keys(), 5000].map((length) => {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * at) % 251);
    return { about: String(length), expected: createHash("sha256").update(bytes).digest("hex"), found: sha256(bytes) };
  });
}

/** @type {Record<string, (...values: string[]) => Case[]>} */
const CHECKS = {
  digest,
  part,
  fold: () => contract("fold", ({ text }) => folded(text)),
  tokens: () => contract("tokens", ({ text }) => ({ tokens: cut(text) })),
  query: () => contract("query", ({ query }) => asked(query)),
  stems: () => contract("stems", ({ stems }) => ({ stems: stemmed(Object.keys(stems)) })),
  spans,
  narrowing,
  patience,
  "too-long": tooLong,
};

const [name, ...values] = process.argv.slice(2);
const cases = CHECKS[name](...values);
const failed = cases.filter(({ expected, found }) => !isDeepStrictEqual(found, expected));
const found = cases.filter(({ found: answer }) => answer?.spans?.length).length;
process.stdout.write(JSON.stringify({ ran: cases.length, found, failed: failed.slice(0, 20) }));
