/** One result: its totals, its views, and whatever more of it is asked for. */

import { element, refill } from "../../dom.js";
import { showHits } from "./articles.js";
import { isOver, moduleFailure } from "./client.js";
import { errorMessage, pagerNodes, showViews, totalsNodes } from "./places.js";
import { writeState } from "./state.js";
import { tell } from "./words.js";

/** @typedef {import("./client.js").Message} Message @typedef {import("./articles.js").Hit} Hit */

/** Articles on one page. */
export const PAGE = 10;

export class Result {
  /** @type {Map<string, import("./articles.js").Text>} */
  texts = new Map();
  asked = { more: "", counts: "" };
  /** Articles whose texts are asked for. @type {Set<string>} */
  coming = new Set();

  /** @param {import("./page.js").SearchPage} page */
  constructor(page) {
    this.page = page;
    /** The concordance, when someone has asked for it. @type {import("./lines.js").Lines|null} */
    this.lines = null;
    this.forget();
  }

  /** Nothing is known any more. */
  forget() {
    this.totals = { occurrences: 0, articles: 0, paragraphs: 0 };
    /** The last answer to the search. @type {Message|null} */
    this.partial = null;
    this.texts = new Map();
    this.lines?.clear();
    this.forgetParts();
  }

  /** What is loaded for one view is asked for anew. */
  forgetParts() {
    /** @type {Hit[]|null} */
    this.hits = null;
    this.asked = { more: "", counts: "" };
    this.coming = new Set();
    /** @type {any} */
    this.counts = null;
    /** The answer that the facets are of. @type {Message|null} */
    this.facetsFor = null;
  }

  /** @param {Message} partial */
  receive(partial) {
    this.partial = partial;
    this.totals = partial.totals;
    const { places } = this.page;
    this.page.watch(partial.final);
    places.result.removeAttribute("aria-busy");
    places.totals.replaceChildren(...totalsNodes(partial));
    this.showForms(partial);
    this.show();
    if (!partial.final) return;
    places.totals.removeAttribute("aria-busy");
    // Who is typing still hears it after a rest.
    setTimeout(() => this.partial === partial && places.said.replaceChildren(...totalsNodes(partial)), this.page.isAsked ? 0 : 1e3);
    places.facets.hidden = !this.totals.articles;
    this.askFacets();
    if (this.totals.articles) void this.use("./offer.js", ({ offerDownloads }) => offerDownloads(this));
  }

  /**
   * Loads what only some readers need, and uses it unless another result has taken this one's place.
   *
   * @param {string} module
   * @param {(loaded: any) => void} use
   */
  async use(module, use) {
    const { partial } = this;
    const loaded = await import(module).catch((error) => ({ error }));
    if (this.partial !== partial) return;
    if (loaded.error) this.failPart(moduleFailure(loaded.error));
    else use(loaded);
  }

  /** The forms of widened words, where there are any to choose among. @param {Message} partial */
  showForms(partial) {
    const { places, state } = this.page;
    const queries = [partial, ...(partial.others ?? [])].map(({ forms }) => forms);
    places.forms.hidden = !queries.flat().some(({ forms }) => forms.length) && !state.without.length;
    if (places.forms.hidden) return places.forms.replaceChildren();
    void this.use("./forms.js", ({ showForms }) => showForms(places.forms, queries, this.page));
  }

  /** Asks for the facets, where their place is open and does not show them yet. */
  askFacets() {
    const { places, client } = this.page;
    if (!places.facets.open || !this.partial?.final || this.facetsFor === this.partial) return;
    this.facetsFor = this.partial;
    places.facetsBody.replaceChildren(element("p", {}, ...tell("loading")));
    client.ask("facets", {}, (message) => {
      if (message.type === "error") return this.failPart(message);
      void this.use("./facets.js", ({ showFacets }) => showFacets(places.facetsBody, message.facets, this.page));
    });
  }

  /** The same result in another view, part or order. @param {import("./state.js").State} last */
  turn(last) {
    const { state, places } = this.page;
    // What could not be had of another part is no matter of this one; what is missing here is asked for anew.
    if (this.partial && places.message.childElementCount) return this.renew();
    if (last.view !== state.view || last.offset !== state.offset) {
      this.hits = null;
      this.asked.more = "";
    }
    this.show();
    void this.use("./turned.js", ({ say }) => say(this.page));
  }

  /** Shows what is known in the chosen view, and asks for what is not. */
  show() {
    if (!this.partial) return;
    const { places, state } = this.page;
    showViews(places.views, state.view, (view) => this.link({ view, offset: 0 }));
    places.pager.replaceChildren();
    if (this.partial.final && !this.totals.articles) places.result.replaceChildren();
    else if (state.view === "articles") this.showArticles();
    else if (!this.partial.final) places.result.replaceChildren(element("p", {}, ...tell("loading")));
    else if (state.view === "lines") this.showLines();
    else this.showTime();
  }

  /** @param {object} changes of the state. @returns {string} */
  link(changes) {
    return writeState({ ...this.page.state, ...changes });
  }

  showArticles() {
    const { places, state, base } = this.page;
    const { final, hits } = /** @type {Message} */ (this.partial);
    const shown = state.offset ? this.hits : hits;
    if (!shown) {
      places.result.replaceChildren(element("p", {}, ...tell("loading")));
      if (final && this.isNew("more", String(state.offset))) this.ask("more", { offset: state.offset, limit: PAGE }, (message) => (this.hits = message.hits));
      return;
    }
    const list = /** @type {HTMLOListElement} */ (places.result.querySelector("ol.hits") ?? element("ol", { class: "hits" }));
    if (!list.parentNode) places.result.replaceChildren(list);
    showHits(list, shown, this.texts, { state, base, offset: state.offset });
    if (final) this.showPager(PAGE, this.totals.articles);
    // By relevance the first ten may still change with every volume: their texts are asked for once, at the end.
    if (!final && state.sort === "relevance") return;
    this.askTexts(shown.map((/** @type {Hit} */ { id }) => id));
  }

  /** Asks for the texts of articles, unless some of them are on their way: then for the rest when these are there. @param {string[]} ids */
  askTexts(ids) {
    const missing = ids.filter((id) => !this.texts.has(id));
    if (!missing.length || missing.some((id) => this.coming.has(id))) return;
    this.coming = new Set(missing);
    this.ask("text", { hits: missing }, (message) => {
      this.texts.set(message.article, message);
      this.coming.delete(message.article);
    });
  }

  /**
   * Whether something is asked for that was not asked for last.
   *
   * @param {"more"|"counts"} type
   * @param {string} what
   */
  isNew(type, what) {
    const isNew = this.asked[type] !== what;
    this.asked[type] = what;
    return isNew;
  }

  /**
   * Asks for more of the result and shows it when it is there.
   *
   * @param {string} type
   * @param {Record<string, unknown>} fields
   * @param {(message: any) => void} keep
   */
  ask(type, fields, keep) {
    this.page.client.ask(type, fields, (message) => {
      if (message.type === "error") return this.failPart(message);
      keep(message);
      this.show();
    });
  }

  /** A part of the result could not be had; what is known stays. @param {Message} error */
  failPart(error) {
    const { places } = this.page;
    if (isOver(error)) return this.page.fail(error);
    const again = () => {
      // A browser does not ask twice for a module that it could not have; the address brings everything back.
      if (error.code === "module") return location.reload();
      this.renew();
    };
    places.message.replaceChildren(errorMessage(error, again, true));
  }

  /** What is known of the totals stays; all else is asked for anew. */
  renew() {
    this.page.unsay();
    this.lines?.clear();
    this.forgetParts();
    this.show();
    this.askFacets();
  }

  showLines() {
    const { places, state } = this.page;
    if (!this.totals.occurrences) return places.result.replaceChildren(element("p", {}, ...tell("fields-alone")));
    if (!places.result.querySelector(".kwic")) places.result.replaceChildren(element("p", {}, ...tell("loading")));
    void this.use("./lines.js", ({ Lines }) => {
      if (this.page.state !== state) return;
      const lines = (this.lines ??= new Lines(this.page.client, () => this.show(), (/** @type {Message} */ error) => this.failPart(error)));
      lines.begin(this.totals.articles, state);
      refill(places.result, lines.show(this.totals, this.page));
      this.showPager(lines.pages.size, lines.pages.all, lines.isAll);
    });
  }

  showTime() {
    const { places, state } = this.page;
    const { unit } = state;
    if (this.counts?.unit !== unit) {
      // The keyboard stays in what chooses the unit.
      if (!places.result.querySelector("select")) places.result.replaceChildren(element("p", {}, ...tell("loading")));
      if (this.isNew("counts", unit)) this.ask("counts", { unit }, (message) => (this.counts = { ...message, unit }));
      return;
    }
    void this.use("./time.js", ({ timeView }) => {
      if (this.page.state === state) refill(places.result, timeView(this.counts, this.page));
    });
  }

  /** @param {number} size @param {number} all @param {boolean} [isKnown] whether that are all there will be. */
  showPager(size, all, isKnown = true) {
    const { page } = this;
    if (page.state.offset >= all) return void (isKnown && all && page.go({ offset: all - (all % size || size) }, "replace"));
    page.places.pager.replaceChildren(...pagerNodes((offset) => this.link({ offset }), { offset: page.state.offset, size, all }));
  }
}
