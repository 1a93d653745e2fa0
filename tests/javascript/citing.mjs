/**
 * Calls functions of the pure modules of citing and reports what they give, as JSON; or runs one of their contracts.
 *
 * node citing.mjs calls CALLS    CALLS: [[module, function, [argument…]]…] as JSON.
 * node citing.mjs NAME           NAME: passages or quotations, a file of tests/contracts.
 * node citing.mjs located CASES  CASES: [{texts, address}…] as JSON.
 * A contract gives {"ran": number of cases, "failed": [{about, expected, found}…]}.
 */

import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";

import { passageAddress, readMark } from "../../docs/theme/assets/citing/address.js";
import { located, markOf } from "../../docs/theme/assets/citing/passage.js";
import { quotationOf } from "../../docs/theme/assets/citing/compose.js";

const read = (/** @type {string} */ name) => JSON.parse(readFileSync(new URL(`../contracts/${name}.json`, import.meta.url), "utf8"));

/** @param {{en: string[], zh: string[]}} texts */
function articleOf({ en, zh }) {
  const side = (/** @type {string[]} */ texts) => texts.map((text, at) => ({ number: at + 1, text }));
  return { en: side(en), zh: side(zh), pairs: [] };
}

/** @param {{texts: {en: string[], zh: string[]}, address: string}} given */
function found({ texts, address }) {
  const [search, fragment = ""] = address.split("#");
  const mark = readMark(search, `#${fragment}`);
  if (mark === null || mark === "unreadable") return { state: mark };
  const { state, passage } = located(articleOf(texts), mark);
  if (!passage) return { state };
  const { lang, from, to } = passage;
  return { state, passage: [lang, from.number, from.offset, to.number, to.offset] };
}

/** @param {{texts: {en: string[], zh: string[]}, passage: [string, number, number, number, number]}} given */
function address({ texts, passage: [lang, first, start, last, end] }) {
  const passage = { lang, from: { number: first, offset: start }, to: { number: last, offset: end } };
  return passageAddress("", markOf(articleOf(texts), /** @type {any} */ (passage)));
}

/**
 * Lines quoted whole, or some code points of the only one.
 *
 * @param {{lines: {text: string, block?: boolean}[], part?: [number, number]}} given
 */
function quotation({ lines, part = [0, Array.from(lines.at(-1)?.text ?? "").length] }) {
  const paragraphs = lines.map((line, at) => ({ number: at + 1, ...line }));
  const passage = { lang: "zh", from: { number: 1, offset: part[0] }, to: { number: lines.length, offset: part[1] } };
  return quotationOf({ en: [], zh: paragraphs, pairs: [] }, /** @type {any} */ (passage));
}

/** @param {string} name @param {(given: any) => any} answer */
function contract(name, answer) {
  const cases = read(name).map((/** @type {any} */ given) => {
    const { about, texts, address: asked, lines, part, ...expected } = given;
    return { about, expected, found: answer(given) };
  });
  const failed = cases.filter((/** @type {any} */ one) => !isDeepStrictEqual(one.found, one.expected));
  return { ran: cases.length, failed };
}

/** @param {string} calls */
async function called(calls) {
  const results = [];
  for (const [module, name, given] of JSON.parse(calls)) {
    const functions = await import(new URL(`../../docs/theme/assets/citing/${module}.js`, import.meta.url).href);
    try {
      results.push(functions[name](...given) ?? null);
    } catch (error) {
      if (!error.code) throw error;
      results.push({ error: error.code });
    }
  }
  return results;
}

/** @type {Record<string, (given: string) => any>} */
const CHECKS = {
  passages: () => contract("passages", found),
  quotations: () => contract("quotations", (given) => ({ quoted: quotation(given) })),
  located: (cases) => JSON.parse(cases).map(found),
  addresses: (cases) => JSON.parse(cases).map(address),
  calls: called,
};

const [name, given = ""] = process.argv.slice(2);
process.stdout.write(JSON.stringify(await CHECKS[name](given)));
