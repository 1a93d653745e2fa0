/** The search page: one state, which the address holds; every change goes through it. */

import { element } from "../../dom.js";
import { showHits } from "./articles.js";
import { Client } from "./client.js";
import { Lines } from "./concordance.js";
import { mountDownloads } from "./downloads.js";
import { showFacets } from "./facets.js";
import { showForms } from "./forms.js";
import { errorMessage } from "./messages.js";
import { firstDay, lastDayOf, withDays } from "./narrow.js";
import { makePlaces } from "./places.js";
import { CHOICES, isSameSearch, readState, writeState } from "./state.js";
import { timeView } from "./time.js";
import { number, tell, told } from "./words.js";

/** Articles on one page, and milliseconds of rest after which typing counts as a query. */
export const PAGE = 10;
const REST = 300;

/** @typedef {import("./state.js").State} State */

/** The page and what it knows of the result that is shown. */
class SearchPage {
  /**
   * @param {HTMLElement} root
   * @param {{base: string, makeWorker: () => Worker}} site
   */
  constructor(root, { base, makeWorker }) {
    this.base = base;
    this.title = document.title;
    this.places = makePlaces(root, `${base}guide/search.html`);
    this.client = new Client(makeWorker, base);
    this.lines = new Lines(this.client, () => this.show(), (error) => this.fail(error));
    this.state = readState(location.search);
    this.forget();
    this.listen(root);
    const newspaper = root.dataset.newspaper ?? "";
    const result = () => ({ q: this.state.q, articles: this.totals.articles, occurrences: this.totals.occurrences, lines: this.lines.isAll ? this.lines.read : null });
    this.downloadContext = { client: this.client, base, newspaper, addressOf, result, starts: () => this.lines.stop() };
    this.fillForm();
    this.search();
  }

  /** Nothing is known of the result any more. */
  forget() {
    this.totals = { occurrences: 0, articles: 0, paragraphs: 0 };
    this.partial = null;
    this.hits = null;
    this.texts = new Map();
    this.textsAsked = "";
    this.counts = null;
    this.countsAsked = "";
    this.facetsFor = null;
    this.lines?.clear();
  }

  /** @param {HTMLElement} root */
  listen(root) {
    const { form, input, sort, facets } = this.places;
    let timer = 0;
    const typed = () => this.go({ q: input.value, offset: 0, without: [] }, "replace");
    const rest = () => {
      clearTimeout(timer);
      timer = setTimeout(typed, REST);
    };
    input.addEventListener("input", (event) => {
      clearTimeout(timer);
      if (!(/** @type {InputEvent} */ (event).isComposing)) rest();
    });
    input.addEventListener("compositionend", rest);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(timer);
      this.submit(input.value);
    });
    sort.addEventListener("change", () => this.go({ sort: sort.value, offset: 0 }));
    facets.addEventListener("toggle", () => this.askFacets());
    addEventListener("popstate", () => {
      clearTimeout(timer);
      this.enter(readState(location.search));
    });
    root.addEventListener("click", (event) => {
      const link = event.target instanceof Element && event.target.closest("a[data-go]");
      if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      clearTimeout(timer);
      this.follow(/** @type {HTMLAnchorElement} */ (link).search, link.closest(".pager") !== null);
    });
  }

  /** @param {string} q */
  submit(q) {
    // Asking again for what failed or is already shown is a wish to try again.
    if (q === this.state.q) history.pushState(null, "", writeState(this.state) || location.pathname);
    this.go({ q, offset: 0, without: q === this.state.q ? this.state.without : [] }, q === this.state.q ? "replace" : "push");
    if (!this.partial && this.places.message.childElementCount) this.retry();
  }

  /**
   * Goes to an address of this page.
   *
   * @param {string} href from `?`.
   * @param {boolean} [isTurning] to another part of the same result.
   */
  follow(href, isTurning = false) {
    history.pushState(null, "", href || location.pathname);
    this.enter(readState(href));
    if (isTurning) this.places.result.focus();
  }

  /**
   * Changes the state and the address.
   *
   * @param {Partial<State>} changes
   * @param {"push"|"replace"} [how]
   */
  go(changes, how = "push") {
    const next = /** @type {State} */ ({ ...this.state, ...changes });
    if (writeState(next) === writeState(this.state)) return;
    history[`${how}State`](null, "", writeState(next) || location.pathname);
    this.enter(next);
  }

  /** @param {State} next */
  enter(next) {
    const last = this.state;
    this.state = next;
    this.fillForm();
    if (!isSameSearch(last, next)) this.search();
    else this.change(last);
  }

  /**
   * The same result in another view, part or order.
   *
   * @param {State} last
   */
  change(last) {
    if (last.view === this.state.view && last.offset !== this.state.offset) this.hits = null;
    if (last.view !== this.state.view) this.hits = null;
    if (this.places.message.childElementCount && !this.partial) return;
    this.show();
  }

  fillForm() {
    const { input, sort } = this.places;
    if (input.value !== this.state.q) input.value = this.state.q;
    sort.value = this.state.sort;
    document.title = this.state.q ? `${this.state.q} · ${this.title}` : this.title;
  }

  retry() {
    this.client.stop();
    this.search();
  }

  /** Asks the index. What is shown of the last result stays, marked as outdated, until the first answer. */
  search() {
    for (const type of ["search", "more", "text", "counts", "facets", "all"]) this.client.cancel(type);
    this.forget();
    const { q, sort, without } = this.state;
    const { places } = this;
    places.message.replaceChildren();
    places.input.removeAttribute("aria-invalid");
    places.help.hidden = q.trim() !== "";
    places.downloads.replaceChildren();
    if (!places.help.hidden) return this.clear();
    places.result.setAttribute("aria-busy", "true");
    places.totals.setAttribute("aria-busy", "true");
    places.totals.replaceChildren(...tell("searching"));
    this.client.ask("search", { text: q, sort, without, limit: PAGE }, (message) => (message.type === "error" ? this.fail(message) : this.receive(message)));
  }

  /** Nothing is shown. */
  clear() {
    const { totals, result, pager, views, forms, facets, facetsBody } = this.places;
    for (const place of [totals, result, pager, views, forms, facetsBody]) place.replaceChildren();
    for (const place of [totals, result]) place.removeAttribute("aria-busy");
    forms.hidden = true;
    facets.hidden = true;
  }

  /** @param {import("./client.js").Message} error */
  fail(error) {
    this.partial = null;
    this.clear();
    this.places.downloads.replaceChildren();
    this.places.message.replaceChildren(errorMessage(error, this.state.q, () => this.retry()));
    if (error.kind === "query") this.places.input.setAttribute("aria-invalid", "true");
  }

  /** @param {import("./client.js").Message} partial */
  receive(partial) {
    this.partial = partial;
    this.totals = partial.totals;
    const { places, state } = this;
    if (partial.final) places.totals.removeAttribute("aria-busy");
    places.result.removeAttribute("aria-busy");
    this.showTotals();
    showForms(places.forms, partial.forms ?? [], state.without, (without) => this.go({ without, offset: 0 }));
    this.show();
    if (!partial.final) return;
    places.facets.hidden = this.totals.articles === 0;
    this.askFacets();
    if (this.totals.occurrences) mountDownloads(places.downloads, this.downloadContext);
  }

  showTotals() {
    const { totals, final, volumes, others } = this.partial;
    const words = totals.articles || !final ? tell("totals", totals) : tell("no-hits");
    if (!final) words.push(" ", element("span", { class: "going" }, ...tell("searching-volume", { done: volumes.done, all: volumes.all })));
    else if (!totals.articles && this.client.index) words.push(" ", ...tell("searched", { count: this.client.index.articles }));
    else if (totals.articles && !totals.occurrences) words.push(" ", ...tell("fields-alone"));
    if (others?.length) words.push(element("br", {}), ...tell("others", { counts: others.map(({ occurrences }) => number(occurrences)).join(" · ") }));
    this.places.totals.replaceChildren(...words);
  }

  /** Shows what is known in the chosen view, and asks for what is not. */
  show() {
    if (!this.partial) return;
    this.showViews();
    this.places.pager.replaceChildren();
    if (this.partial.final && !this.totals.articles) this.places.result.replaceChildren();
    else if (this.state.view === "articles") this.showArticles();
    else if (!this.partial.final) this.places.result.replaceChildren(element("p", {}, ...tell("loading")));
    else if (this.state.view === "lines") this.showLines();
    else this.showTime();
  }

  showViews() {
    const links = CHOICES.view.map((view) => {
      const current = view === this.state.view ? { "aria-current": "true" } : {};
      return element("a", { href: writeState({ ...this.state, view, offset: 0 }), "data-go": "", ...current }, ...tell(`view-${view}`));
    });
    this.places.views.replaceChildren(...links);
  }

  showArticles() {
    const { offset, sort } = this.state;
    const { final, hits } = this.partial;
    const shown = offset ? this.hits : hits;
    if (!shown) {
      if (final) this.client.ask("more", { offset, limit: PAGE }, (message) => this.receiveMore(message));
      return;
    }
    let list = this.places.result.querySelector("ol.hits");
    if (!list) {
      list = element("ol", { class: "hits" });
      this.places.result.replaceChildren(list);
    }
    showHits(/** @type {HTMLOListElement} */ (list), shown, this.texts, this);
    if (final) this.showPager(PAGE, this.totals.articles);
    // By relevance the first ten may still change with every volume: their texts are asked for once, at the end.
    if (final || sort !== "relevance") this.askTexts(shown);
  }

  /** Where the articles shown begin. */
  get offset() {
    return this.state.offset;
  }

  /** @param {import("./client.js").Message} message */
  receiveMore(message) {
    if (message.type === "error") return this.fail(message);
    this.hits = message.hits;
    this.show();
  }

  /** @param {import("./articles.js").Hit[]} hits */
  askTexts(hits) {
    const ids = hits.map(({ id }) => id).filter((id) => !this.texts.has(id));
    if (!ids.length || ids.join() === this.textsAsked) return;
    this.textsAsked = ids.join();
    this.client.ask("text", { hits: ids }, (message) => {
      if (message.type === "error") return this.fail(message);
      this.texts.set(message.article, message);
      if (this.state.view === "articles") this.show();
    });
  }

  showLines() {
    if (!this.totals.occurrences) return this.places.result.replaceChildren(element("p", {}, ...tell("no-lines")));
    this.lines.start(this.totals.articles);
    const context = { state: this.state, base: this.base, addressOf, order: (order) => this.go({ order, offset: 0 }) };
    this.places.result.replaceChildren(this.lines.show(this.totals, context));
    this.showPager(this.lines.pages.size, this.lines.pages.all);
  }

  showTime() {
    const { unit } = this.state;
    if (this.counts?.unit === unit) {
      const linkTo = (first, last) => writeState({ ...this.state, q: withDays(this.state.q, firstDay(first), lastDayOf(last)), offset: 0, unit: finer(unit, first, last) });
      const context = { state: this.state, linkTo, go: (href) => this.follow(href), choose: (changes) => this.go(changes) };
      this.places.result.replaceChildren(timeView(this.counts, context));
    } else if (this.countsAsked !== unit) {
      this.countsAsked = unit;
      this.places.result.replaceChildren(element("p", {}, ...tell("loading")));
      this.client.ask("counts", { unit }, (message) => {
        if (message.type === "error") return this.fail(message);
        this.counts = { ...message, unit };
        if (this.state.view === "time") this.show();
      });
    }
  }

  askFacets() {
    const { facets, facetsBody } = this.places;
    if (!facets.open || !this.partial?.final || this.facetsFor === this.partial) return;
    this.facetsFor = this.partial;
    facetsBody.replaceChildren(element("p", {}, ...tell("loading")));
    const linkTo = (/** @type {string} */ q) => writeState({ ...this.state, q, offset: 0 });
    this.client.ask("facets", {}, (message) => {
      if (message.type === "error") return this.fail(message);
      void showFacets(facetsBody, message.facets, { state: this.state, base: this.base, linkTo });
    });
  }

  /** @param {number} size @param {number} all */
  showPager(size, all) {
    const { offset } = this.state;
    const link = (/** @type {number} */ to, /** @type {string} */ key) => element("a", { href: writeState({ ...this.state, offset: to }), "data-go": "" }, ...tell(key));
    const nodes = [];
    if (offset > 0) nodes.push(link(Math.max(0, offset - size), "previous"));
    if (all > size) nodes.push(element("span", {}, ...tell("part-of", { first: Math.min(offset + 1, all), last: Math.min(offset + size, all), all })));
    if (offset + size < all) nodes.push(link(offset + size, "next"));
    this.places.pager.replaceChildren(...nodes.flatMap((node) => [node, " "]));
  }
}

/**
 * Where an article stands, from its id: `1958-01-06-4-3fa9c27e` is at `1958/01/06/4-3fa9c27e.html`.
 *
 * @param {string} id
 * @returns {string}
 */
export function addressOf(id) {
  return `${id.replace(/^(\d{4})-(\d\d)-(\d\d)-/, "$1/$2/$3/")}.html`;
}

/** The unit that suits a narrower result: within one year months, within one month days. */
function finer(unit, first, last) {
  if (first !== last || unit === "day") return unit;
  return unit === "year" ? "month" : "day";
}

/**
 * Mounts the search page.
 *
 * @param {HTMLElement} root
 */
export function mountSearch(root) {
  const base = new URL("../../../../", import.meta.url).href;
  const worker = new URL("../worker.js", import.meta.url);
  return new SearchPage(root, { base, makeWorker: () => new Worker(worker, { type: "module" }) });
}
