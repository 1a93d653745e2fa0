/** TEMPORARY stand-in until the citations are there. */
export const STYLES = [{ id: "chicago", name: "Chicago" }, { id: "gbt", name: "GB/T 7714" }];
export function cite(item, style, { locator }) {
  return [{ text: `${style}: ` }, { text: item.title, italic: true }, { text: `, ${locator}.` }];
}
export function runsText(runs) {
  return runs.map(({ text }) => text).join("");
}
