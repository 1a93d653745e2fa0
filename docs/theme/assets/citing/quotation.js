/**
 * Quotations in the marks of their language. Pure.
 *
 * Both languages quote alike: “…”, inside it ‘…’, and so on by turns; of several paragraphs each begins with a mark, and
 * the last alone ends with one (GB/T 15834-2011, 4.8; The Chicago Manual of Style, 18th ed., ch. 12).
 */

/** @typedef {{text: string, block?: boolean}} Line a paragraph of the quotation; block: a line of verse or of a table. */

/** What stands before a mark that opens, and behind one that closes. */
const BEFORE_OPENING = /^(?:$|[\s(\[“‘"'—–-])/u;
const BEHIND_CLOSING = /^(?:$|[\s)\]”’"',.;:?!…—–-])/u;
/** Behind a straight single mark that opens: a letter or a mark, and within reach one that closes, with no letter behind it. */
const SINGLE_CLOSES = /^[\p{L}“"][^\n]{0,500}?\S'(?![\p{L}\d])/u;
/** Behind a ’ after an s that is a possessive (‘the workers’ wells’): a word, and one that closes before another opens. */
const POSSESSIVE = /^\s\p{L}(?:(?!‘|\s')[^\n])*?(?:[^s\s]['’](?![\p{L}\d])|['’](?=$|[”",;:.?!)\]]))/u;

/** What stands beside a single mark in Chinese, where no word has an apostrophe. */
const CHINESE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
/** Behind a straight single mark in Chinese that opens: another one. */
const SINGLE_FOLLOWS = /^[^\n']{1,500}'/;

/** Behind an apostrophe at the beginning of a word: ’twas. */
const LEFT_OUT = /^(?:tis|twas)(?![\p{L}\p{N}])/iu;

/** How far behind an opening single mark its closing one is looked for. */
const REACH = 600;

/** Marks by depth inside the quotation's own. */
const OPENING = ["‘", "“"];
const CLOSING = ["’", "”"];

/**
 * The quotation, a line for each paragraph.
 *
 * Lines of verse that follow each other stand within one pair of marks.
 *
 * @param {Line[]} lines with curly marks: what was cut out of a paragraph does not tell which of its straight ones open.
 * @returns {string[]}
 */
export function quoted(lines) {
  const inner = turnedMarks(lines.map(({ text }) => text).join("\n")).split("\n");
  return inner.map((text, at) => {
    const opens = at === 0 || !(lines[at].block && lines[at - 1].block);
    return `${opens ? "“" : ""}${text}${at === inner.length - 1 ? "”" : ""}`;
  });
}

/**
 * A text with its marks as they are inside a quotation: by turns, whatever they were. A ’ that closes no ‘, or stands
 * between two letters, is an apostrophe.
 *
 * @param {string} text
 * @returns {string}
 */
function turnedMarks(text) {
  /** @type {string[]} marks that are open. */
  const open = [];
  const points = Array.from(text);
  return points
    .map((point, at) => {
      if (point === "“" || point === "‘") {
        // A paragraph that goes on with an open quotation repeats its mark.
        const goesOn = points[at - 1] === "\n" && open.at(-1) === point;
        return OPENING[((goesOn ? open.length : open.push(point)) - 1) % 2];
      }
      if (point === "”") {
        // What was opened inside and never closed ends here too.
        const from = open.lastIndexOf("“");
        open.length = Math.max(from, 0);
        return CLOSING[open.length % 2];
      }
      if (point !== "’" || open.at(-1) !== "‘") return point;
      const isWithin = isLatin(points[at - 1]) && isLatin(points[at + 1]);
      if (isWithin || isPossessive(points[at - 1], points.slice(at + 1, at + REACH).join(""))) return point;
      open.pop();
      return CLOSING[open.length % 2];
    })
    .join("");
}

/**
 * A whole paragraph with curly marks for straight ones; it keeps its length. A double one opens behind a blank and closes before one; where neither says it,
 * they open and close by turns. A single one opens before a word where another closes behind one; beside a Chinese character they do so by turns. The others
 * are apostrophes, feet and inches, and stay.
 *
 * @param {string} text
 * @returns {string}
 */
export function curled(text) {
  let isOpen = false;
  let singles = 0;
  return text.replace(/["']/g, (sign, /** @type {number} */ at) => {
    const [before, behind, rest] = [text[at - 1] ?? "", text[at + 1] ?? "", () => text.slice(at + 1, at + REACH)];
    const [opens, closes] = [BEFORE_OPENING.test(before), BEHIND_CLOSING.test(behind)];
    if (sign === "'") {
      if (LEFT_OUT.test(rest())) return sign;
      const isChinese = CHINESE.test(before) || CHINESE.test(behind);
      const isFirst = isChinese ? singles === 0 && SINGLE_FOLLOWS.test(rest()) : opens && !closes && SINGLE_CLOSES.test(rest());
      const isLast = singles > 0 && (isChinese || (closes && !isPossessive(before, rest())));
      if (!isFirst && !isLast) return sign;
      singles += isFirst ? 1 : -1;
      return isFirst ? "‘" : "’";
    }
    if (!isOpen && /\d/.test(before)) return sign;
    isOpen = opens === closes ? !isOpen : opens;
    return isOpen ? "“" : "”";
  });
}

/**
 * Whether a mark behind an s belongs to the word, as in ‘the workers’ school’: another one closes for certain, and none opens before.
 *
 * @param {string} before
 * @param {string} behind
 */
function isPossessive(before, behind) {
  return before === "s" && POSSESSIVE.test(behind);
}

/** @param {string|undefined} point @returns {boolean} */
function isLatin(point) {
  return /[\p{Script=Latin}\d]/u.test(point ?? "");
}
