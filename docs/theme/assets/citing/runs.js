/**
 * Text with italics: noncharacters mark where they begin and end, until it is parted into runs.
 *
 * @typedef {{text: string, italic: boolean}} Run
 */

const [OPEN, CLOSE] = ["\ufdd0", "\ufdd1"];

/** Marked as italic. @param {string} text */
export const italic = (text) => (text ? OPEN + text + CLOSE : "");

/**
 * @param {string} marked
 * @returns {Run[]}
 */
export function runsOf(marked) {
  /** @type {Run[]} */
  const found = [];
  for (const piece of marked.split(OPEN)) {
    const [slanted, upright] = piece.split(CLOSE);
    if (upright === undefined) found.push({ text: slanted, italic: false });
    else found.push({ text: slanted, italic: true }, { text: upright, italic: false });
  }
  return found.filter((run) => run.text);
}

/** @param {{text: string}[]} runs */
export const runsText = (runs) => runs.map((run) => run.text).join("");
