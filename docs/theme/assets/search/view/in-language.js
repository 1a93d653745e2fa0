/** Words of the corpus or of a query, said to be Chinese where they are. */

import { element } from "../../dom.js";

/** @param {string} text @returns {Node|string} */
export const inItsLanguage = (text) => (/\p{Script=Han}/u.test(text) ? element("span", { lang: "zh" }, text) : text);
