/** The command line that gives the same file as a download. Pure. */

/** The first of the queries in what was typed: `;` parts them, but not within quotation marks. */
const FIRST = /^(?:"[^"]*"|“[^”\p{Script=Han}]*”|[^;])*/u;

/**
 * The command line that gives the same file.
 *
 * @param {import("./state.js").State} state
 * @returns {string}
 */
export function commandFor({ q, sort, without }) {
  const options = [...(sort === "oldest" ? [] : ["--sort", sort]), ...without.flatMap((form) => ["--without", quoted(form)])];
  const query = (FIRST.exec(q)?.[0] ?? q).trim();
  // Behind two dashes a query that begins with one is no option.
  return ["duizhao search --csv", ...options, ...(query.startsWith("-") ? ["--"] : []), quoted(query)].join(" ");
}

/** @param {string} text @returns {string} as a shell takes it. */
function quoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
