/** One search over all volumes: first hits first, then exact totals. */

import { loaded } from "./errors.js";
import { evaluate } from "./evaluate.js";
import { Listing, hitOf } from "./listing.js";
import { sleep } from "./loads.js";
import { planFor } from "./plan.js";
import { parseQueries } from "./query.js";
import { stretchesOf } from "./reach.js";
import { loadPage } from "./texts.js";

/** @typedef {import("./evaluate.js").Found} Found */
/** @typedef {import("./volume.js").Volume} Volume */
/** @typedef {"oldest" | "newest" | "relevance"} Sort */
/** @typedef {import("./listing.js").Hit} Hit */
/** @typedef {import("./listing.js").Totals} Totals @typedef {import("./listing.js").WordForms[]} Forms */
/** @typedef {import("./plan.js").Plan} Plan @typedef {import("./plan.js").Context} Context */

/**
 * @typedef {object} PartialAnswer what is known so far.
 * @property {"partial"} type
 * @property {Totals} totals
 * @property {{done: number, all: number}} volumes
 * @property {number} searched articles of the index.
 * @property {Hit[]} hits
 * @property {Forms} forms
 * @property {boolean} final
 * @property {(Totals & {forms: Forms})[]} [others] the other queries of a comparison.
 */

const AT_ONCE = { first: 6, later: 24 }; // windows evaluated side by side at most, so that their files come together
const VOLUMES_AT_ONCE = 4; // volumes looked into side by side, where those before them gave too little
const TURN = 20; // milliseconds after which others get a turn
const PATIENCE = 400; // milliseconds that the search for totals gives the texts of the first hits at most

export class Search {
  /** @type {Hit[]} */
  hits = [];
  volumesDone = 0;
  /** @type {unknown} what ended the search early. */
  failure = null;
  /** Called when the texts of the first hits are there, or failed to come. */
  onTexts = (/** @type {unknown} */ _) => {};
  /** What was listed, by id. @type {Map<string, Hit>} */
  held = new Map();
  #turned = 0;

  /**
   * @param {import("./site.js").OpenSite} site
   * @param {{text: string, sort?: Sort, without?: string[], limit?: number, ahead?: boolean}} wishes
   *     ahead: the pages of the first hits will be asked for, and are fetched as soon as these are known.
   * @param {import("./query-input.js").ReadField} readField
   * @throws {import("./query.js").QueryError}
   */
  constructor(site, { text, sort = "oldest", without = [], limit = 10, ahead = false }, readField) {
    const { folding } = site;
    this.site = site;
    this.folding = folding;
    this.sort = sort;
    this.limit = limit;
    this.ahead = ahead;
    this.without = new Set(without.map((form) => folding.fold(form)));
    const parts = parseQueries(folding, text, readField);
    if (readField.unknown) throw readField.unknown;
    this.queries = parts.map(({ query }) => query);
    /** Each query as typed. */
    this.typed = parts.map(({ start, end }) => [...text].slice(start, end).join("").trim());
    this.listings = this.queries.map((query, number) => new Listing(number === 0 && sort === "newest", query));
    // What forms are found by is needed with the first lists: its coming is not waited for here, nor its failure told.
    if (this.listings.some(({ forms }) => forms.size)) import("./widen.js").catch(() => {});
  }

  /**
   * Searches; says what is known after each step.
   *
   * @param {AbortSignal} signal
   * @returns {AsyncGenerator<PartialAnswer>}
   */
  async *run(signal) {
    this.#turned = Date.now();
    for (const number of this.queries.keys()) {
      this.volumesDone = 0;
      for await (const _ of this.#query(number, signal)) yield this.#partial(false);
      if (number === 0 && this.sort === "relevance") {
        const { rank } = await loaded(import("./rank.js"));
        await rank(this.listings[0], this.site, () => this.turn(signal), signal);
        this.hits = await (await loaded(import("./further.js"))).furtherHits(this, 0, this.limit, signal);
      }
      this.listings[number].finished = true;
    }
    yield this.#partial(true);
  }

  /** @param {boolean} final @returns {PartialAnswer} */
  #partial(final) {
    const [listed, ...others] = this.listings;
    /** @type {PartialAnswer} */
    const answer = {
      type: "partial",
      totals: { ...listed.totals },
      volumes: { done: listed.finished ? this.site.volumes.length : this.volumesDone, all: this.site.volumes.length },
      searched: this.site.index.articles,
      hits: [...this.hits],
      forms: listed.formsAnswer(),
      final,
    };
    return others.length ? { ...answer, others: others.map((other) => ({ ...other.totals, forms: other.formsAnswer() })) } : answer;
  }

  /**
   * Evaluates one query volume by volume.
   *
   * @param {number} number
   * @param {AbortSignal} signal
   * @returns {AsyncGenerator<void>} a step each time something is worth saying.
   */
  async *#query(number, signal) {
    const listing = this.listings[number];
    const every = number === 0 && this.sort === "relevance";
    const context = this.context(every, listing.report, signal);
    const wished = number === 0 && !every ? this.limit : 0;
    let said = Date.now();
    for await (const [at, plan] of this.#plans(number, context, wished, signal)) {
      const volume = this.site.volumes[at];
      const stretches = await stretchesOf(volume, plan, listing.newest, signal);
      for (let step = 1; stretches.length; step = Math.min(2 * step, AT_ONCE.first)) {
        const filling = this.hits.length < wished;
        const wishes = { ...context.wishes, ahead: filling && this.volumesDone === 0 && step === 1 };
        const evaluated = async (/** @type {import("./window.js").Stretch} */ stretch) => evaluate(volume, plan, await volume.window(stretch, signal), wishes, signal);
        const found = await Promise.all(stretches.splice(0, filling ? step : AT_ONCE.later).map(evaluated));
        for (const one of found) await this.#add(at, one, listing, wished, signal);
        await this.turn(signal);
        const filled = filling && this.hits.length >= wished;
        if (filled || Date.now() - said > 100) {
          // What is shown first comes first: the rest of the search would hold up the reading of the texts.
          const texts = filled && this.ahead ? new Promise((resolve) => (this.onTexts = resolve)) : null;
          yield;
          said = Date.now();
          if (texts) await Promise.race([texts, sleep(PATIENCE, signal)]);
        }
      }
      this.volumesDone += 1;
    }
    if (number === 0) yield;
  }

  /**
   * The plans for all volumes in the order of the search. Nothing of a volume is read while those before it may well give all
   * the hits that are wanted: how many volumes are read side by side follows from how few hits those before them gave.
   *
   * @param {number} number of the query.
   * @param {Context} context
   * @param {number} wished how many hits are wanted first.
   * @param {AbortSignal} signal
   * @returns {AsyncGenerator<[number, Plan]>}
   */
  async *#plans(number, context, wished, signal) {
    const volumes = [...this.site.volumes.entries()];
    if (this.listings[number].newest) volumes.reverse();
    /** @type {(Promise<Plan> | null)[]} null: its turn is over. */
    const coming = [];
    let searched = 0;
    for (const [turn, [at, { info }]] of volumes.entries()) {
      const missing = wished - this.hits.length;
      const enough = missing > 0 ? (missing * searched) / Math.max(this.hits.length, 0.5) : Infinity;
      for (let ahead = 0; coming.length < volumes.length && coming.length < turn + VOLUMES_AT_ONCE; ) {
        if (coming.length > turn && ahead >= enough) break;
        const [, volume] = volumes[coming.length];
        const plan = planFor(volume, this.queries[number], context, signal);
        plan.catch(() => {}); // told when it is its turn
        coming.push(plan);
        ahead += volume.info.articles;
      }
      yield [at, /** @type {Plan} */ (await coming[turn])];
      coming[turn] = null;
      searched += info.articles;
    }
  }

  /**
   * @param {boolean} every
   * @param {Listing["report"]} report
   * @param {AbortSignal} signal
   */
  context(every, report, signal) {
    const tags = () => this.site.json(this.site.index.tags, signal);
    const isHan = (/** @type {string} */ sign) => this.folding.classOf(/** @type {number} */ (sign.codePointAt(0))) === "han";
    const cover = (/** @type {string[]} */ texts) => this.site.cover(texts, signal);
    return { folding: this.folding, cover, tags, every, wishes: { isHan, without: this.without, expanded: new Set(), report } };
  }

  /**
   * @param {number} at number of the volume.
   * @param {Found} found
   * @param {Listing} listing
   * @param {number} wished
   * @param {AbortSignal} signal
   */
  async #add(at, found, listing, wished, signal) {
    for (const article of listing.add(at, found)) {
      if (this.hits.length >= wished) continue;
      const hit = await this.hit(this.site.volumes[at], found, article, signal);
      this.hits.push(hit);
      if (this.ahead) loadPage(this.site, hit.id, signal).catch(() => {}); // told when the text is asked for
    }
  }

  /**
   * @param {Volume} volume
   * @param {Found} found
   * @param {number} article of the window.
   * @param {AbortSignal} signal
   * @returns {Promise<Hit>}
   */
  async hit(volume, found, article, signal) {
    const hit = await hitOf(volume, found, article, signal);
    this.held.set(hit.id, hit);
    return hit;
  }

  /**
   * Gives others a turn now and then, and ends a search that nobody waits for.
   *
   * @param {AbortSignal} signal
   */
  async turn(signal) {
    signal.throwIfAborted();
    if (Date.now() - this.#turned < TURN) return;
    await sleep(0, signal);
    this.#turned = Date.now();
  }
}
