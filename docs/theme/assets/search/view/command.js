/** The command line that gives the same rows as a download. Pure. */

import { queriesOf } from "../typed.js";

/**
 * The command line that gives the same rows.
 *
 * @param {import("./state.js").State} state
 * @returns {string}
 */
export function commandFor({ q, sort, without }) {
  const options = [...(sort === "oldest" ? [] : ["--sort", sort]), ...without.flatMap((form) => ["--without", quoted(form)])];
  const query = queriesOf(q)[0].trim();
  // Behind two dashes a query that begins with one is no option.
  return ["duizhao search --csv", ...options, ...(query.startsWith("-") ? ["--"] : []), quoted(query)].join(" ");
}

/** @param {string} text @returns {string} as a shell takes it. */
function quoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
