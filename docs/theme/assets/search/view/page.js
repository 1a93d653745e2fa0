/** The search page: one state, which the address holds; every change goes through it. */

import { element, isModified } from "../../dom.js";
import { Client, moduleFailure } from "./client.js";
import { errorMessage, makePlaces } from "./places.js";
import { PAGE, Result } from "./result.js";
import { isSameSearch, readState, writeState } from "./state.js";
import { button, tell } from "./words.js";

/** Milliseconds of rest after which typing counts as a query. */
const REST = 300;
/** Milliseconds without an answer after which the page says so. */
const SLOW = 10_000;

/** @typedef {import("./state.js").State} State */

/** The page: form, address and history, and the one result that is shown. */
export class SearchPage {
  /**
   * @param {HTMLElement} root
   * @param {{base: string, makeWorker: () => Worker}} site
   */
  constructor(root, { base, makeWorker }) {
    this.base = base;
    this.title = document.title;
    this.places = makePlaces(root, `${base}guide/search.html`);
    this.client = new Client(makeWorker, base);
    this.state = readState(location.search);
    /** The last state that was asked for, and not typed so far. */
    this.asked = this.state;
    if (this.state.q && !history.state) history.replaceState({ submitted: this.state.q }, "");
    this.timer = 0;
    this.slow = 0;
    this.result = new Result(this);
    this.listen(root);
    this.fillForm();
    this.search();
  }

  /** @param {HTMLElement} root */
  listen(root) {
    const { form, input, sort, facets } = this.places;
    const typed = () => this.go(this.changed(input.value), this.isAsked ? "push" : "replace", false);
    const rest = () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(typed, REST);
    };
    input.addEventListener("input", (event) => {
      clearTimeout(this.timer);
      if (!(/** @type {InputEvent} */ (event).isComposing)) rest();
    });
    input.addEventListener("compositionend", rest);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit(input.value);
    });
    sort.addEventListener("change", () => this.go({ sort: /** @type {State["sort"]} */ (sort.value), offset: 0 }));
    facets.addEventListener("toggle", () => this.result.askFacets());
    addEventListener("popstate", () => this.enter((this.asked = readState(location.search))));
    root.addEventListener("click", (event) => {
      const link = event.target instanceof Element && event.target.closest("a[data-go]");
      if (!link || event.button || isModified(event)) return;
      event.preventDefault();
      // What is marked as outdated leads back to the last query.
      if (link.closest("[aria-busy]")) return;
      const next = this.nextFocus(link);
      const { search, dataset } = /** @type {HTMLAnchorElement} */ (link);
      this.follow(search, dataset.go);
      next?.focus();
    });
  }

  /**
   * Asks for a query that is typed to its end; asking again for what failed is a wish to try again.
   *
   * @param {string} q
   */
  submit(q) {
    if (q !== this.state.q) return this.go(this.changed(q));
    clearTimeout(this.timer);
    if (!this.isAsked) history.replaceState({ submitted: q }, "", this.address(this.state));
    if (this.places.message.childElementCount) this.retry();
  }

  /**
   * Another query; what goes on from the last one that was asked for leaves out the same forms, but for the word that is typed.
   *
   * @param {string} q
   * @returns {Partial<State>}
   */
  changed(q) {
    const { asked } = this;
    return { q, offset: 0, read: "some", without: q.startsWith(asked.q) ? asked.without.filter((form) => q === asked.q || !q.endsWith(form)) : [] };
  }

  /** Whether the query was asked for, and not only typed so far: going back leads to it. */
  get isAsked() {
    return this.state.q !== "" && history.state?.submitted === this.state.q;
  }

  /** @param {State} state @returns {string} */
  address(state) {
    return writeState(state) || location.pathname;
  }

  /**
   * Goes to an address of this page, unless it is shown.
   *
   * @param {string} href from `?`.
   * @param {string} [names] of what the link changes, and nothing else; where it says none, all.
   */
  follow(href, names) {
    const there = readState(href);
    this.go(names ? Object.fromEntries(names.split(" ").map((name) => [name, there[/** @type {keyof State} */ (name)]])) : there);
  }

  /**
   * Where the keyboard goes on when a link has been followed that will not be there again.
   *
   * @param {Element} link
   * @returns {HTMLElement|null}
   */
  nextFocus(link) {
    const { facets, result } = this.places;
    if (facets.contains(link)) return facets.querySelector("summary");
    return link.closest(".pager, .result, .examples") ? result : null;
  }

  /**
   * Changes the state and the address; what has been typed, and not been taken up, is a change as well.
   *
   * @param {Partial<State>} changes
   * @param {"push"|"replace"} [how]
   * @param {boolean} [isAsked] whether the query is one that was asked for, and not only typed so far.
   */
  go(changes, how = "push", isAsked = true) {
    const { value } = this.places.input;
    const next = /** @type {State} */ ({ ...this.state, ...(value !== this.state.q && this.changed(value)), ...changes });
    if (isAsked) this.asked = next;
    if (writeState(next) === writeState(this.state)) return;
    history[`${how}State`](isAsked ? { submitted: next.q } : null, "", this.address(next));
    this.enter(next);
  }

  /** @param {State} next */
  enter(next) {
    clearTimeout(this.timer);
    const last = this.state;
    this.state = next;
    this.fillForm();
    if (!isSameSearch(last, next)) this.search();
    else this.result.turn(last);
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

  /** Takes a message away; the keyboard goes on to the result. */
  unsay() {
    const { message, result } = this.places;
    if (message.contains(document.activeElement)) result.focus();
    message.replaceChildren();
  }

  /** Asks the index. What is shown of the last result stays, marked as outdated, until the first answer. */
  search() {
    this.client.cancelAll();
    this.result.forget();
    const { q, sort, without, view, offset } = this.state;
    const { places } = this;
    this.unsay();
    places.input.removeAttribute("aria-invalid");
    places.examples.hidden = q.trim() !== "";
    for (const place of [places.facetsBody, places.pager, places.downloads]) place.replaceChildren();
    if (!places.examples.hidden) return this.clear();
    places.result.setAttribute("aria-busy", "true");
    places.totals.setAttribute("aria-busy", "true");
    places.totals.replaceChildren(...tell("searching"));
    this.watch(false);
    this.client.ask("search", { text: q, sort, without, limit: PAGE, ahead: view === "articles" && !offset }, (message) => (message.type === "error" ? this.fail(message) : this.result.receive(message)));
  }

  /**
   * Looks out for an answer that does not come, and takes back what was said of one that now came.
   *
   * @param {boolean} done whether none is waited for any more.
   */
  watch(done) {
    clearTimeout(this.slow);
    const { message } = this.places;
    message.querySelector(".slow")?.remove();
    if (done) return;
    this.slow = setTimeout(() => message.replaceChildren(element("div", { class: "slow" }, ...tell("slow"), " ", button("retry", () => this.retry()))), SLOW);
  }

  /** Nothing is shown. */
  clear() {
    this.watch(true);
    this.result.forget();
    const { totals, result, pager, views, forms, facets, facetsBody, downloads } = this.places;
    for (const place of [totals, result, pager, views, forms, facetsBody, downloads]) {
      place.removeAttribute("aria-busy");
      place.replaceChildren();
    }
    forms.hidden = true;
    facets.hidden = true;
  }

  /** The query could not be answered: nothing that was shown of it stays. @param {import("./client.js").Message} error */
  fail(error) {
    this.clear();
    if (error.kind === "query") void this.explain(error);
    else this.places.message.replaceChildren(errorMessage(error, () => this.retry()));
  }

  /**
   * Says what is wrong with the query.
   *
   * @param {import("./client.js").Message} error
   */
  async explain(error) {
    const { state } = this;
    this.places.input.setAttribute("aria-invalid", "true");
    const { explained, failure } = await /** @type {Promise<any>} */ (import("./mistakes.js")).catch((failure) => ({ failure }));
    const message = failure ? errorMessage(moduleFailure(failure), () => location.reload()) : await explained(error, state.q, this.isAsked);
    if (this.state === state) this.places.message.replaceChildren(message);
  }
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
