/** The requests of the search page, as generators of answers; without a worker, so that they can be tested. */

import { SearchError, asAnswer, loaded } from "./errors.js";
import { sleep } from "./loads.js";
import { fieldReader } from "./query-input.js";
import { Search } from "./search.js";
import { Site } from "./site.js";
import { textOf } from "./texts.js";

/** @typedef {{type: string} & Record<string, any>} Message a request or an answer. */

const WAIT = 15; // milliseconds between looks at a search that is under way

/** Answers requests; knows one site and the last search. */
export class Engine {
  /** @type {Site | null} */
  #site = null;
  /** @type {Promise<void> | null} */
  #opening = null;
  /** @type {Search | null} the last one. */
  #search = null;
  /** Searches that wait for the site. */
  #starting = 0;

  /** @param {import("./loads.js").LoadSettings} [settings] */
  constructor(settings) {
    this.settings = settings;
  }

  /**
   * Answers a request; what goes wrong is an answer of type "error", and a cancelled request just ends.
   *
   * @param {Message} request
   * @param {AbortSignal} signal
   * @returns {AsyncGenerator<Message>}
   */
  async *answer(request, signal) {
    try {
      for await (const answer of this.#answers(request, signal)) {
        if (signal.aborted) return;
        yield answer;
      }
    } catch (error) {
      const answer = signal.aborted ? null : asAnswer(error);
      if (answer) yield { type: "error", ...answer };
    }
  }

  /**
   * @param {Message} request
   * @param {AbortSignal} signal
   * @returns {AsyncGenerator<Message>}
   */
  #answers(request, signal) {
    switch (request.type) {
      case "open":
        return this.#open(request.base, signal);
      case "search":
        return this.#find(request, signal);
      case "more":
        return this.#more(/** @type {any} */ (request), signal);
      case "counts":
        return this.#summary(async (search) => (await loaded(import("./fields.js"))).countsOf(search, request.unit, signal), signal);
      case "facets":
        return this.#summary(async (search) => (await loaded(import("./facet-counts.js"))).facetsOf(search, signal), signal);
      case "text":
        return this.#texts(request.hits, signal);
      case "all":
        return this.#all(signal);
      default:
        throw new SearchError("damaged", "request", String(request.type), { retry: false });
    }
  }

  /**
   * @param {string} base
   * @param {AbortSignal} signal
   */
  async *#open(base, signal) {
    this.#site = new Site(base, this.settings);
    this.#search = null;
    await this.#ready(signal);
    yield { type: "opened" };
  }

  /**
   * Waits until the site is open; one that failed to open is tried again.
   *
   * @param {AbortSignal} signal
   */
  async #ready(signal) {
    const site = this.#site;
    if (!site) throw new SearchError("damaged", "request", "not open", { retry: false });
    while (!site.index) {
      this.#opening ??= site.open().finally(() => {
        this.#opening = null;
      });
      await Promise.race([this.#opening, gone(signal)]);
    }
  }

  /**
   * @param {any} request
   * @param {AbortSignal} signal
   */
  async *#find(request, signal) {
    this.#search = null;
    this.#starting += 1;
    let search;
    try {
      const site = /** @type {Site} */ (this.#site);
      site.onIndex = (volumes) => volumes.at(request.sort === "newest" ? -1 : 0)?.root(signal).catch(() => {}); // told when it is used
      await this.#ready(signal);
      await site.cover([request.text, ...(request.without ?? [])], signal);
      const readField = await fieldReader(/** @type {import("./site.js").OpenSite} */ (site), request.text, signal);
      signal.throwIfAborted(); // a later search may have begun meanwhile
      search = new Search(/** @type {import("./site.js").OpenSite} */ (site), request, readField);
    } finally {
      this.#starting -= 1;
    }
    this.#search = search;
    try {
      yield* search.run(signal);
    } catch (error) {
      search.failure = error;
      // The site was published anew: the next request opens it again.
      if (error instanceof SearchError && error.kind === "version") /** @type {Site} */ (this.#site).index = null;
      throw error;
    } finally {
      if (!isFinished(search)) search.failure ??= new DOMException("", "AbortError");
    }
  }

  /**
   * The last search, once enough of it is known.
   *
   * @param {(search: Search) => boolean} enough
   * @param {AbortSignal} signal
   * @returns {Promise<Search>}
   */
  async #known(enough, signal) {
    for (;;) {
      if (this.#search?.failure) throw this.#search.failure;
      if (this.#search && (enough(this.#search) || isFinished(this.#search))) return this.#search;
      if (!this.#search && !this.#starting) throw new SearchError("damaged", "request", "no search", { retry: false });
      await sleep(WAIT, signal);
    }
  }

  /**
   * @param {{offset: number, limit: number}} request
   * @param {AbortSignal} signal
   */
  async *#more({ offset, limit }, signal) {
    const known = (/** @type {Search} */ { sort, listings: [{ totals }] }) => sort !== "relevance" && totals.articles >= offset + limit;
    const search = await this.#known(known, signal);
    const { furtherHits } = await loaded(import("./further.js"));
    yield { type: "hits", offset, hits: await furtherHits(search, offset, limit, signal) };
  }

  /**
   * @param {(search: Search) => Promise<Message>} make
   * @param {AbortSignal} signal
   */
  async *#summary(make, signal) {
    yield await make(await this.#known(isFinished, signal));
  }

  /**
   * Texts of articles, in their order; what goes wrong with some of them is said behind the others.
   *
   * @param {string[]} ids
   * @param {AbortSignal} signal
   */
  async *#texts(ids, signal) {
    const search = await this.#known(() => true, signal);
    const answers = ids.map((id) => textOf(search, id, signal).catch((error) => error));
    Promise.all(answers).then(search.onTexts);
    const failures = [];
    for (const made of answers) {
      const answer = await made;
      if (answer instanceof Error) failures.push(answer);
      else yield answer;
    }
    if (failures.length) throw failures[0];
  }

  /**
   * All hits of the last search as lines.
   *
   * @param {AbortSignal} signal
   */
  async *#all(signal) {
    const search = await this.#known(isFinished, signal);
    yield* (await loaded(import("./all-lines.js"))).allLines(search, signal);
  }
}

/** @param {Search} search */
function isFinished(search) {
  return search.listings.every(({ finished }) => finished);
}

/**
 * Rejects when a signal does.
 *
 * @param {AbortSignal} signal
 * @returns {Promise<never>}
 */
function gone(signal) {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
