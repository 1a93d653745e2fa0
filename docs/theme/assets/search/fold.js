/** Folding, one code point to one code point, after the table that the pipeline uses too; and cutting into tokens. */

/**
 * @typedef {object} Table
 * @property {number} format
 * @property {[start: number, length: number, delta: number][]} runs code points that all move by the same distance.
 * @property {string} from_steps the other code points that fold, as steps,
 * @property {string} to_steps and what each of them folds to.
 * @property {[first: number, last: number][]} han ranges of folded code points, like the next three.
 * @property {[first: number, last: number][]} word
 * @property {[first: number, last: number][]} blank
 * @property {[first: number, last: number][]} ignorable what shows nothing.
 */

/**
 * @typedef {object} Rows
 * @property {[first: number, last: number][]} rows of 256 code points that a part knows,
 * @property {string} other_steps and which code points of them fold to what only the whole table says.
 */

/** @typedef {Table & (Rows | {rows?: undefined, other_steps?: undefined})} FoldTable what fold.json holds, or the part of it that a corpus needs. */

/** @typedef {"han"|"word"|"blank"|"ignorable"|"mark"} SignClass */

/**
 * @typedef {object} Folding
 * @property {(text: string) => string} fold as many code points as there were.
 * @property {(codePoint: number) => SignClass} classOf of a folded code point.
 * @property {(texts: string[], whole: () => Promise<FoldTable>) => Promise<void>} cover must come before some texts are
 *     folded for the first time: takes the whole table where a part does not know all of their signs.
 */

/** @type {SignClass[]} */
const CLASSES = ["mark", "han", "word", "blank", "ignorable"];
const PLANE = 0x10000;
const STEP_OF_NOTHING = 0x23;
const SURROGATES = 0x800;
const ROW_BITS = 8;
const ASCII = /^[\x00-\x7f]*$/;
const ASCII_UNFOLDED = /^[\x00-@[-\x7f]*$/;

/**
 * Makes the folding of a table, or of a part of it.
 *
 * @param {FoldTable} table
 * @returns {Folding}
 */
export function makeFolding(table) {
  let { forms, plane, ranges, known } = read(table);
  const same = (/** @type {string} */ sign) => {
    if (!known(sign)) throw new Error(`folding of ${sign} is not loaded`);
    return sign;
  };
  return {
    fold(text) {
      if (ASCII_UNFOLDED.test(text)) return text;
      let folded = "";
      for (const sign of text) folded += forms.get(sign) ?? same(sign);
      return folded;
    },
    classOf(codePoint) {
      return CLASSES[codePoint < PLANE ? plane[codePoint] : classIn(ranges, codePoint)];
    },
    async cover(texts, whole) {
      const covered = texts.every((text) => ASCII.test(text) || Array.from(text).every((sign) => forms.has(sign) || known(sign)));
      if (!covered) ({ forms, plane, ranges, known } = read(await whole()));
    },
  };
}

/** @param {FoldTable} table */
function read(table) {
  return { forms: formsOf(table), ...classesOf(table), known: unfoldedIn(table) };
}

/**
 * Whether a sign that has no form in a table is known to fold to itself.
 *
 * @param {FoldTable} table
 * @returns {(sign: string) => boolean}
 */
function unfoldedIn({ rows, other_steps: others }) {
  if (!rows) return () => true;
  const elsewhere = new Set(signsOf(others));
  const inRows = new Set(rows.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, place) => first + place)));
  return (sign) => inRows.has(/** @type {number} */ (sign.codePointAt(0)) >> ROW_BITS) && !elsewhere.has(sign);
}

/**
 * What each sign folds to, where that is another one.
 *
 * @param {FoldTable} table
 * @returns {Map<string, string>}
 */
function formsOf({ runs, from_steps: from, to_steps: to }) {
  /** @type {Map<string, string>} */
  const forms = new Map();
  for (const [start, length, delta] of runs) {
    for (let code = start; code < start + length; code += 1) {
      forms.set(String.fromCodePoint(code), String.fromCodePoint(code + delta));
    }
  }
  const targets = signsOf(to);
  signsOf(from).forEach((sign, index) => forms.set(sign, targets[index]));
  return forms;
}

/**
 * Signs from the steps between their code points: a step of n is written as the code point 2n, one of −n as 2n − 1,
 * counted from `#` on and with the surrogates left out.
 *
 * @param {string} steps
 * @returns {string[]}
 */
function signsOf(steps) {
  let codePoint = 0;
  return Array.from(steps, (written) => {
    const code = /** @type {number} */ (written.codePointAt(0));
    const step = code - STEP_OF_NOTHING - (code > 0xdfff ? SURROGATES : 0);
    codePoint += step % 2 ? -(step + 1) / 2 : step / 2;
    return String.fromCodePoint(codePoint);
  });
}

/**
 * The class of every code point of the basic plane, as an index of CLASSES; for the others the ranges in order.
 *
 * @param {FoldTable} table
 * @returns {{plane: Uint8Array, ranges: [first: number, last: number, index: number][]}}
 */
function classesOf({ han, word, blank, ignorable }) {
  const plane = new Uint8Array(PLANE);
  /** @type {[number, number, number][]} */
  const ranges = [];
  [han, word, blank, ignorable].forEach((list, before) => {
    for (const [first, last] of list) {
      plane.fill(before + 1, first, last + 1);
      if (last >= PLANE) ranges.push([first, last, before + 1]);
    }
  });
  return { plane, ranges: ranges.sort(([one], [other]) => one - other) };
}

/**
 * @param {[first: number, last: number, index: number][]} ranges
 * @param {number} codePoint
 * @returns {number}
 */
function classIn(ranges, codePoint) {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle][1] < codePoint) low = middle + 1;
    else high = middle;
  }
  return low < ranges.length && ranges[low][0] <= codePoint ? ranges[low][2] : 0;
}

/**
 * @typedef {object} Token
 * @property {"word"|"sign"} kind
 * @property {string} text folded.
 * @property {number} start in code points of the text.
 * @property {number} end
 * @property {boolean} counts whether distances count it: words and Han characters, not marks.
 */

/**
 * The tokens of a unit's text or of a text in a query.
 *
 * Marks are kept where the token before or after them is a Han character. Blanks part words and are nothing else; what
 * shows nothing is as if it were not there.
 *
 * @param {Folding} folding
 * @param {string} text as written.
 * @returns {Token[]}
 */
export function tokenize(folding, text) {
  /** @type {Token[]} */
  const tokens = [];
  /** @type {Token[]} marks since the last word or Han character, whose fate the next one decides. */
  let marks = [];
  let besideHan = false;
  let inWord = false;
  let at = 0;
  for (const sign of folding.fold(text)) {
    const kind = folding.classOf(/** @type {number} */ (sign.codePointAt(0)));
    if (kind === "word" && inWord) {
      const word = tokens[tokens.length - 1];
      word.text += sign;
      word.end = at + 1;
    } else if (kind === "mark") {
      marks.push({ kind: "sign", text: sign, start: at, end: at + 1, counts: false });
    } else if (kind === "word" || kind === "han") {
      if (besideHan || kind === "han") for (const mark of marks) tokens.push(mark);
      marks = [];
      besideHan = kind === "han";
      tokens.push({ kind: kind === "han" ? "sign" : "word", text: sign, start: at, end: at + 1, counts: true });
    }
    if (kind !== "ignorable") inWord = kind === "word";
    at += 1;
  }
  if (besideHan) for (const mark of marks) tokens.push(mark);
  return tokens;
}
