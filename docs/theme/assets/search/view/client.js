/** The page's side of the worker: requests with ids; replies to outdated requests are thrown away. */

/**
 * @typedef {{id: number, type: string} & Record<string, any>} Message
 * @typedef {(message: Message) => void} Receiver
 */

/**
 * A part of the page's own code that could not be had, as the error that it is.
 *
 * @param {unknown} error
 * @returns {Message}
 */
export function moduleFailure(error) {
  return { id: 0, type: "error", kind: "network", code: "module", detail: String(error), retry: true };
}

/** Whether nothing of a result can be asked for any more: without a worker, or with an index that has changed. @param {Message} error */
export const isOver = ({ code, kind }) => code === "worker" || kind === "version";

/** Sends requests; of each type only the last one counts. */
export class Client {
  /**
   * @param {() => Worker} makeWorker
   * @param {string} base address of the site's root.
   */
  constructor(makeWorker, base) {
    this.makeWorker = makeWorker;
    this.base = base;
    this.next = 1;
    /** @type {Map<string, {id: number, receive: Receiver}>} */
    this.last = new Map();
    /** @type {Worker|null} */
    this.worker = null;
  }

  /**
   * Sends a request, in place of the last one that had its slot.
   *
   * @param {string} type
   * @param {Record<string, unknown>} fields
   * @param {Receiver} receive is called for each answer that is not outdated.
   * @param {string} [slot] its type, unless two who ask for the same must not disturb each other.
   */
  ask(type, fields, receive, slot = type) {
    this.cancel(slot);
    if (!this.worker) this.start();
    this.send(type, fields, receive, slot);
  }

  /**
   * Stops the last request that has a slot.
   *
   * @param {string} slot
   */
  cancel(slot) {
    const request = this.last.get(slot);
    if (!request) return;
    this.last.delete(slot);
    this.worker?.postMessage({ type: "cancel", id: request.id });
  }

  /** Stops whatever was asked for. */
  cancelAll() {
    for (const slot of this.last.keys()) if (slot !== "open") this.cancel(slot);
  }

  /** Ends the worker, so that the next request begins with a new one. */
  stop() {
    this.worker?.terminate();
    this.worker = null;
    this.last.clear();
  }

  start() {
    this.worker = this.makeWorker();
    this.worker.addEventListener("message", (event) => this.receive(event.data));
    this.worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.fail(event.message ?? "");
    });
    this.worker.addEventListener("messageerror", () => this.fail("messageerror"));
    this.send("open", { base: this.base }, (message) => {
      if (message.type === "error") this.tellAll(message);
    });
  }

  /**
   * @param {string} type
   * @param {Record<string, unknown>} fields
   * @param {Receiver} receive
   * @param {string} [slot]
   */
  send(type, fields, receive, slot = type) {
    const id = this.next++;
    this.last.set(slot, { id, receive });
    this.worker?.postMessage({ id, type, ...fields });
  }

  /** @param {Message} message */
  receive(message) {
    for (const { id, receive } of this.last.values()) {
      if (id === message.id) receive(message);
    }
  }

  /**
   * The worker itself has failed: it could not be loaded, or threw.
   *
   * @param {string} detail
   */
  fail(detail) {
    this.worker?.terminate();
    this.worker = null;
    this.tellAll({ id: 0, type: "error", kind: detail ? "broken" : "network", code: "worker", detail, retry: true });
  }

  /** @param {Message} message */
  tellAll(message) {
    const waiting = [...this.last.values()];
    this.last.clear();
    for (const { receive } of waiting) receive(message);
  }
}
