/**
 * The Snowball "english" (Porter2) stemmer, as snowballstemmer 3.1 for Python has it.
 *
 * The algorithm: https://snowballstem.org/algorithms/english/stemmer.html. A consonantal y is written Y while it runs.
 * R1 and R2 are the regions behind the first and the second consonant that follows a vowel; a rule "in R1" needs its
 * ending to lie in that region.
 */

import { expect, sections, strings, varints } from "./decode.js";

/**
 * @typedef {object} State
 * @property {string} word what is left of the word.
 * @property {number} r1 where R1 begins.
 * @property {number} r2 where R2 begins.
 */

/** Words with stems of their own. @type {Map<string, string>} */
const EXCEPTIONS = new Map(
  Object.entries({
    skis: "ski", skies: "sky", idly: "idl", gently: "gentl", ugly: "ugli", early: "earli", only: "onli", singly: "singl",
    andes: "andes", atlas: "atlas", bias: "bias", cosmos: "cosmos", howe: "howe", news: "news", sky: "sky",
  }),
);
/** Beginnings that R1 follows, wherever their vowels are. */
const R1_AFTER = ["arsen", "commun", "emerg", "gener", "inter", "later", "organ", "past", "univers"];
/** Whole words that keep their -ing. */
const KEEP_ING = ["even", "cann", "inn", "earr", "herr", "out"];
/** Whole words, before -eed, that keep it. */
const KEEP_EED = ["succ", "proc", "exc"];
const DOUBLES = ["bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt"];

/** Endings in R1, longest first, and what replaces them. @type {[string, string][]} */
const STEP_2 = longestFirst({
  anci: "ance", enci: "ence", bli: "ble", abli: "able", alli: "al", fulli: "ful", lessli: "less", ousli: "ous", entli: "ent",
  aliti: "al", biliti: "ble", iviti: "ive", tional: "tion", ational: "ate", alism: "al", ation: "ate", ization: "ize",
  izer: "ize", ator: "ate", iveness: "ive", fulness: "ful", ousness: "ous", ogist: "og", ogi: "og", li: "",
});
/** @type {[string, string][]} */
const STEP_3 = longestFirst({
  icate: "ic", ative: "", alize: "al", iciti: "ic", ical: "ic", tional: "tion", ational: "ate", ful: "", ness: "",
});
/** Endings that are dropped in R2. @type {[string, string][]} */
const STEP_4 = longestFirst({
  ic: "", ance: "", ence: "", able: "", ible: "", ate: "", ive: "", ize: "", iti: "", al: "", ism: "", ion: "", er: "",
  ous: "", ant: "", ent: "", ment: "", ement: "",
});

/**
 * The stem of a word in small letters.
 *
 * @param {string} word
 * @returns {string}
 */
export function stem(word) {
  const exception = EXCEPTIONS.get(word);
  if (exception !== undefined) return exception;
  // The rules count letters: one outside the basic plane must count as one, and no rule ever touches it.
  const astral = word.match(/[\u{10000}-\u{10FFFF}]/gu) ?? [];
  const single = astral.length ? word.replace(/[\u{10000}-\u{10FFFF}]/gu, "\uD800") : word;
  if (single.length < 3) return word;
  const state = prepared(single);
  for (const step of [step1a, step1b, step1c, step2, step3, step4, step5]) step(state);
  const stemmed = state.word.replaceAll("Y", "y");
  return astral.length ? stemmed.replaceAll("\uD800", () => astral.shift() ?? "") : stemmed;
}

/**
 * @param {Record<string, string>} rules
 * @returns {[string, string][]}
 */
function longestFirst(rules) {
  return Object.entries(rules).sort(([one], [other]) => other.length - one.length);
}

/**
 * The word with its consonantal y marked, and its regions.
 *
 * @param {string} word
 * @returns {State}
 */
function prepared(word) {
  const letters = [...(word.startsWith("'") ? word.slice(1) : word)];
  letters.forEach((letter, at) => {
    if (letter === "y" && (at === 0 || isVowel(letters[at - 1]))) letters[at] = "Y";
  });
  const marked = letters.join("");
  const beginning = R1_AFTER.find((start) => marked.startsWith(start));
  const r1 = beginning ? beginning.length : regionAfter(marked, 0);
  return { word: marked, r1, r2: regionAfter(marked, r1) };
}

/**
 * Behind the first consonant that follows a vowel, from a place on; the word's end where there is none.
 *
 * @param {string} word
 * @param {number} from
 * @returns {number}
 */
function regionAfter(word, from) {
  let at = from;
  while (at < word.length && !isVowel(word[at])) at += 1;
  while (at < word.length && isVowel(word[at])) at += 1;
  return Math.min(at + 1, word.length);
}

/** @param {string|undefined} letter */
function isVowel(letter) {
  return letter !== undefined && "aeiouy".includes(letter);
}

/** @param {string|undefined} letter */
function isConsonant(letter) {
  return letter !== undefined && !isVowel(letter);
}

/** @param {string} text */
function hasVowel(text) {
  return [...text].some(isVowel);
}

/**
 * Whether a text ends in a short syllable: consonant, vowel, consonant other than w, x, Y; or is vowel and consonant.
 *
 * @param {string} text
 */
function endsShort(text) {
  const [third, second, last] = [text.at(-3), text.at(-2), text.at(-1)];
  if (text.endsWith("past")) return true;
  if (!isVowel(second) || !isConsonant(last)) return false;
  return third === undefined || (isConsonant(third) && !"wxY".includes(last ?? ""));
}

/**
 * The word without its longest ending among some, and that ending.
 *
 * @param {string} word
 * @param {string[]} endings longest first.
 * @returns {[string, string]}
 */
function split(word, endings) {
  const ending = endings.find((one) => word.endsWith(one)) ?? "";
  return [word.slice(0, word.length - ending.length), ending];
}

/** Plurals. @param {State} state */
function step1a(state) {
  [state.word] = split(state.word, ["'s'", "'s", "'"]);
  const [rest, ending] = split(state.word, ["sses", "ied", "ies", "us", "ss", "s"]);
  if (ending === "sses") state.word = `${rest}ss`;
  else if (ending === "ied" || ending === "ies") state.word = rest.length > 1 ? `${rest}i` : `${rest}ie`;
  else if (ending === "s" && hasVowel(rest.slice(0, -1))) state.word = rest;
}

/** -eed, -ed and -ing. @param {State} state */
function step1b(state) {
  const [rest, ending] = split(state.word, ["eedly", "ingly", "edly", "eed", "ing", "ed"]);
  if (ending.startsWith("eed")) {
    if (rest.length >= state.r1 && !KEEP_EED.includes(rest)) state.word = `${rest}ee`;
  } else if (ending === "ing" && rest.length === 2 && rest[1] === "y" && isConsonant(rest[0])) {
    state.word = `${rest[0]}ie`;
  } else if (ending && !(ending === "ing" && KEEP_ING.includes(rest)) && hasVowel(rest)) {
    state.word = mended(rest, state.r1);
  }
}

/**
 * A word that lost -ed or -ing, with the e it had before or without the letter that was doubled.
 *
 * @param {string} rest
 * @param {number} r1
 * @returns {string}
 */
function mended(rest, r1) {
  if (["at", "bl", "iz"].some((ending) => rest.endsWith(ending))) return `${rest}e`;
  if (DOUBLES.includes(rest.slice(-2))) {
    return rest.length === 3 && "aeo".includes(rest[0]) ? rest : rest.slice(0, -1);
  }
  return rest.length === r1 && endsShort(rest) ? `${rest}e` : rest;
}

/** y to i. @param {State} state */
function step1c(state) {
  const { word } = state;
  if (word.length > 2 && "yY".includes(word[word.length - 1]) && isConsonant(word.at(-2))) {
    state.word = `${word.slice(0, -1)}i`;
  }
}

/**
 * Replaces the longest ending among some, where it lies in a region and a condition holds for it.
 *
 * @param {State} state
 * @param {[string, string][]} rules
 * @param {(rest: string, ending: string) => boolean} holds
 */
function replaceEnding(state, rules, holds) {
  const rule = rules.find(([ending]) => state.word.endsWith(ending));
  if (!rule) return;
  const rest = state.word.slice(0, state.word.length - rule[0].length);
  if (holds(rest, rule[0])) state.word = rest + rule[1];
}

/** @param {State} state */
function step2(state) {
  replaceEnding(state, STEP_2, (rest, ending) => {
    if (rest.length < state.r1) return false;
    if (ending === "ogi") return rest.endsWith("l");
    return ending !== "li" || (rest !== "" && "cdeghkmnrt".includes(rest[rest.length - 1]));
  });
}

/** @param {State} state */
function step3(state) {
  replaceEnding(state, STEP_3, (rest, ending) => rest.length >= (ending === "ative" ? Math.max(state.r1, state.r2) : state.r1));
}

/** @param {State} state */
function step4(state) {
  replaceEnding(state, STEP_4, (rest, ending) => {
    return rest.length >= state.r2 && (ending !== "ion" || rest.endsWith("s") || rest.endsWith("t"));
  });
}

/** A last e, and the second of two l. @param {State} state */
function step5(state) {
  const rest = state.word.slice(0, -1);
  const inR2 = rest.length >= state.r2;
  if (state.word.endsWith("e")) {
    if (inR2 || (rest.length >= state.r1 && !endsShort(rest))) state.word = rest;
  } else if (inR2 && state.word.endsWith("ll")) {
    state.word = rest;
  }
}

/**
 * f<k>.bin.
 *
 * @param {Uint8Array} payload
 * @returns {Map<string, string[]>} the forms of each stem that is listed.
 */
export function decodeStems(payload) {
  const parts = sections(payload, 7);
  const [stems, counts, forms] = [strings(parts.slice(0, 3)), varints(parts[3]), strings(parts.slice(4, 7))];
  expect(counts.length === stems.length, "stems without a number of forms");
  let at = 0;
  const found = new Map(stems.map((stem, index) => [stem, forms.slice(at, (at += counts[index]))]));
  expect(at === forms.length, "forms without a stem");
  return found;
}
