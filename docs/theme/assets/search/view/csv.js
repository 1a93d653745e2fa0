/** Rows as CSV (RFC 4180), with cells that a spreadsheet does not take for formulas. Pure. */

export const BYTE_ORDER_MARK = "\ufeff";

/** What a formula may begin with, the full-width signs in some languages of a spreadsheet (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;

/**
 * One line of a CSV file, with its line end.
 *
 * @param {(string|number)[]} cells
 * @returns {string}
 */
export function csvLine(cells) {
  return `${cells.map(cell).join(",")}\r\n`;
}

/** @param {string|number} value @returns {string} */
function cell(value) {
  const text = typeof value === "string" && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
