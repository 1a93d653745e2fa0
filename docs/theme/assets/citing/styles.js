/**
 * The styles: what each makes of a CSL item, and in what form it wants the works of an article; as in Python (`duizhao.citations`).
 *
 * @typedef {import("./item.js").CslItem} CslItem
 * @typedef {"romanised"|"apa"|"characters"} Form in which a style has headlines, names and titles of newspapers; with characters it speaks Chinese
 * @typedef {object} Style
 * @property {string} id in settings and links.
 * @property {string} name a title, which stays as it is.
 * @property {(item: CslItem) => string} make gives the citation of an item, with its italics marked.
 * @property {Form} form
 * @property {boolean} [hidesPage] whether it leaves out on which page of a newspaper an article stands.
 * @property {boolean} [entersNewspaper] whether it enters what nobody signed under the newspaper; others do under the title.
 */

import * as apa from "./apa.js";
import * as chicago from "./chicago.js";
import * as gbt from "./gbt.js";
import * as mla from "./mla.js";
import { runsOf } from "./runs.js";

/** What both forms of Chicago have in common. */
const CHICAGO = { form: /** @type {Form} */ ("romanised"), hidesPage: true, entersNewspaper: true };

/** In the order in which they are offered. @type {Style[]} */
export const STYLES = [
  { id: "chicago-bibliography", name: "Chicago 18, bibliography", make: chicago.bibliography, ...CHICAGO },
  { id: "chicago-note", name: "Chicago 18, note", make: chicago.note, ...CHICAGO },
  { id: "mla", name: "MLA 9", make: mla.worksCited, form: "romanised" },
  { id: "apa", name: "APA 7", make: apa.reference, form: "apa" },
  { id: "gbt-2025", name: "GB/T 7714—2025", make: gbt.edition2025, form: "characters" },
  { id: "gbt-2015", name: "GB/T 7714—2015", make: gbt.edition2015, form: "characters" },
];

const BY_ID = new Map(STYLES.map((style) => [style.id, style]));

/** @param {string} id */
export const styleOf = (id) => /** @type {Style} */ (BY_ID.get(id));

/** Whether it is in Chinese what a style says between the parts of a citation, and beside it. @param {Style} style */
export const isChinese = ({ form }) => form === "characters";

/**
 * The citation of an item in a style.
 *
 * @param {CslItem} item
 * @param {string} id of the style.
 */
export const cite = (item, id) => runsOf(styleOf(id).make(item));
