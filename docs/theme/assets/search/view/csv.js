/** Rows as CSV (RFC 4180), with cells that a spreadsheet does not take for formulas. Pure. */

export const BYTE_ORDER_MARK = "\ufeff";

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
  const text = typeof value === "string" && /^[=+\-@\t\r]/u.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
