/** Okapi BM25 with an article as document: Robertson and Zaragoza 2009, with the idf that is never negative. */

const K1 = 1.2;
const B = 0.75;

/**
 * How much a text says, by how few articles hold it.
 *
 * @param {number} all articles of the corpus.
 * @param {number} holding articles where the text matches.
 * @returns {number}
 */
function idf(all, holding) {
  return Math.log(1 + (all - holding + 0.5) / (holding + 0.5));
}

/**
 * The score of an article, rounded to six decimals.
 *
 * @param {number[]} weights idf of each text.
 * @param {number[]} matches of each text in the article.
 * @param {number} length of the article in tokens.
 * @param {number} mean length over the corpus.
 * @returns {number}
 */
function score(weights, matches, length, mean) {
  const norm = K1 * (1 - B + (B * length) / (mean || 1));
  const sum = weights.reduce((all, weight, index) => all + (weight * matches[index] * (K1 + 1)) / (matches[index] + norm), 0);
  return Math.round(sum * 1e6) / 1e6;
}

/**
 * Reading order where scores are equal, the best first.
 *
 * @param {{score: number, order: number}[]} articles
 */
function sortByScore(articles) {
  articles.sort((one, other) => other.score - one.score || one.order - other.order);
}

/**
 * Puts the listed articles in the order of their scores.
 *
 * @param {import("./listing.js").Listing} listing with matches of each text.
 * @param {import("./site.js").OpenSite} site
 * @param {() => Promise<void>} turn gives others a turn now and then.
 * @param {AbortSignal} signal
 */
export async function rank(listing, { index, volumes }, turn, signal) {
  const all = index.volumes.reduce((sum, { articles }) => sum + articles, 0);
  const mean = index.volumes.reduce((sum, { tokens }) => sum + tokens, 0) / all;
  const weights = listing.holding.map((holding) => idf(all, holding));
  /** @type {(import("./listing.js").Row & {score: number, order: number})[]} */
  const ranked = [];
  for (const [volume, rows] of listing.volumes) {
    /** @type {ArrayLike<number>} */
    const lengths = weights.length && rows.articles.length ? await volumes[volume].lengths(signal) : [];
    rows.articles.forEach((article, at) => {
      const value = weights.length ? score(weights, rows.matches[at], lengths[article], mean) : 0;
      ranked.push({ volume, article, occurrences: rows.occurrences[at], score: value, order: ranked.length });
    });
    rows.matches = [];
    await turn();
  }
  sortByScore(ranked);
  listing.ranked = ranked;
}
