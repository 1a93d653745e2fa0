/** Reading concordance lines: some at first, all on demand. */

import { element } from "../../dom.js";
import { button, tell } from "./words.js";

/** Articles whose lines are read without being asked. */
const ARTICLES_AT_FIRST = 100;
/** Lines on one page. */
const LINES_SHOWN = 100;
const PAUSE = 250;

/** The concordance of one result. */
export class Lines {
  /**
   * @param {import("./client.js").Client} client
   * @param {() => void} changed
   * @param {(error: import("./client.js").Message) => void} failed
   */
  constructor(client, changed, failed) {
    this.client = client;
    this.changed = changed;
    this.failed = failed;
    this.clear();
  }

  clear() {
    /** @type {import("./kwic.js").Line[]} */
    this.read = [];
    this.isAll = false;
    this.isReading = false;
    clearTimeout(this.timer);
  }

  /** Someone else reads now: what is here stays, and says that it is a part. */
  stop() {
    this.client.cancel("all");
    this.isReading = false;
  }

  /**
   * Begins to read, unless that has been done.
   *
   * @param {number} articles of the result.
   * @param {boolean} [everything]
   */
  start(articles, everything = articles <= ARTICLES_AT_FIRST) {
    if (this.isReading || this.isAll || (this.read.length && !everything)) return;
    this.clear();
    this.isReading = true;
    this.client.ask("all", {}, (message) => {
      if (message.type === "error") {
        this.isReading = false;
        this.failed(message);
        return;
      }
      for (const line of message.lines ?? []) this.read.push(line);
      if (message.final) this.isAll = true;
      if (message.final || (!everything && message.done >= ARTICLES_AT_FIRST)) this.isReading = false;
      if (!this.isReading && !message.final) this.client.cancel("all");
      this.soon();
    });
    this.soon();
  }

  /** Shows what came in, not more often than the eye can follow. */
  soon() {
    if (!this.isReading) {
      clearTimeout(this.timer);
      this.timer = undefined;
      this.changed();
    } else {
      this.timer ??= setTimeout(() => {
        this.timer = undefined;
        this.changed();
      }, PAUSE);
    }
  }

  /**
   * @param {{occurrences: number, articles: number}} totals
   * @param {(lines: import("./kwic.js").Line[], size: number) => HTMLElement} table
   * @returns {HTMLElement}
   */
  show(totals, table) {
    const over = { count: this.read.length, all: totals.occurrences };
    const note = element("p", { class: "note" }, ...tell(this.isAll ? "sorted-all" : "sorted-some", over));
    if (this.isReading) note.append(" ", ...tell("loading"));
    else if (!this.isAll) note.append(" ", button("read-all", () => this.start(totals.articles, true), { articles: totals.articles }));
    return element("div", {}, note, element("div", { class: "wide", tabindex: "0" }, table(this.read, LINES_SHOWN)));
  }

  get pages() {
    return { size: LINES_SHOWN, all: this.read.length };
  }
}
