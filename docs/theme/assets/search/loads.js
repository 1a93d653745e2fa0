/** Fetching files of the site: several tries, one request for all who ask at once, bounded memory, cancellation. */

import { SearchError, damaged } from "./errors.js";

/**
 * @typedef {object} LoadSettings
 * @property {typeof fetch} [fetch]
 * @property {number} [memory] bytes of finished files that are kept.
 * @property {number} [parallel] requests under way at most.
 * @property {number[]} [waits] milliseconds before the second try, the third …
 * @property {number} [patience] milliseconds that one try may take.
 */

/** @typedef {Uint8Array<ArrayBuffer>} Bytes what a file holds. */

/**
 * @typedef {(bytes: Bytes, address: string) => Bytes | Promise<Bytes>} Finish
 *     checks what came and makes of it what is kept; throws a SearchError where it is not what it should be.
 */

/** @typedef {{waiting: number, stop: AbortController, promise: Promise<Bytes>}} Load one that is under way, and how many wait for it. */

/**
 * A pause that a signal ends early.
 *
 * @param {number} milliseconds
 * @param {AbortSignal} [signal]
 * @returns {Promise<void>}
 */
export function sleep(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(/** @type {AbortSignal} */ (signal).reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    if (signal?.aborted) stop();
    else signal?.addEventListener("abort", stop, { once: true });
  });
}

/** Files by address. */
export class Loads {
  /** @type {Map<string, Bytes>} in order of last use. */
  #kept = new Map();
  /** @type {Map<string, Load>} */
  #running = new Map();
  /** @type {(() => void)[]} */
  #queue = [];
  #busy = 0;
  #size = 0;

  /** @param {LoadSettings} [settings] */
  constructor({ fetch: fetcher, memory = 12e6, parallel = 12, waits = [300, 1500], patience = 30_000 } = {}) {
    this.fetch = fetcher ?? ((...given) => globalThis.fetch(...given));
    this.memory = memory;
    this.parallel = parallel;
    this.waits = waits;
    this.patience = patience;
  }

  /**
   * What a file holds, after `finish`.
   *
   * @param {string} address
   * @param {Finish} finish
   * @param {AbortSignal} [signal]
   * @param {RequestCache} [cache] how the browser's own cache is used at the first try.
   * @returns {Promise<Bytes>}
   */
  async get(address, finish, signal, cache = "default") {
    signal?.throwIfAborted();
    const kept = this.#kept.get(address);
    if (kept && cache === "default") {
      this.#kept.delete(address);
      this.#kept.set(address, kept);
      return kept;
    }
    let load = this.#running.get(address);
    if (!load) {
      const stop = new AbortController();
      load = { waiting: 0, stop, promise: this.#tries(address, finish, stop.signal, cache) };
      this.#running.set(address, load);
      const done = () => {
        if (this.#running.get(address) === load) this.#running.delete(address);
      };
      load.promise.then(done, done);
    }
    return this.#wait(address, load, signal);
  }

  /**
   * Waits for a load; the last one who turns away ends it.
   *
   * @param {string} address
   * @param {Load} load
   * @param {AbortSignal} [signal]
   * @returns {Promise<Bytes>}
   */
  async #wait(address, load, signal) {
    load.waiting += 1;
    /** @type {(() => void) | undefined} */
    let leave; // set at once
    /** @type {Promise<never>} */
    const left = new Promise((_, reject) => {
      leave = () => reject(/** @type {AbortSignal} */ (signal).reason);
      signal?.addEventListener("abort", leave, { once: true });
    });
    try {
      return await Promise.race([load.promise, left]);
    } finally {
      signal?.removeEventListener("abort", /** @type {() => void} */ (leave));
      load.waiting -= 1;
      if (!load.waiting && signal?.aborted) {
        if (this.#running.get(address) === load) this.#running.delete(address);
        load.stop.abort();
      }
    }
  }

  /**
   * @param {string} address
   * @param {Finish} finish
   * @param {AbortSignal} signal
   * @param {RequestCache} cache
   * @returns {Promise<Bytes>}
   */
  async #tries(address, finish, signal, cache) {
    for (let tried = 0; ; tried += 1) {
      try {
        await this.#turn();
        const made = await this.#once(address, finish, signal, tried ? "reload" : cache).finally(() => this.#next());
        this.#keep(address, made);
        return made;
      } catch (error) {
        if (signal.aborted) throw signal.reason;
        if (!(error instanceof SearchError) || !error.retry || tried >= this.waits.length) throw error;
        await sleep(this.waits[tried], signal);
      }
    }
  }

  /**
   * @param {string} address
   * @param {Finish} finish
   * @param {AbortSignal} signal
   * @param {RequestCache} cache
   * @returns {Promise<Bytes>}
   */
  async #once(address, finish, signal, cache) {
    signal.throwIfAborted();
    const stop = new AbortController();
    let late = false;
    const end = () => stop.abort();
    const timer = setTimeout(() => {
      late = true;
      end();
    }, this.patience);
    signal.addEventListener("abort", end, { once: true });
    try {
      const reply = await this.fetch(address, { signal: stop.signal, cache });
      checkStatus(reply.status, address);
      return await finish(new Uint8Array(await reply.arrayBuffer()), address);
    } catch (error) {
      if (error instanceof SearchError) throw error;
      throw new SearchError("network", late ? "timeout" : "unreachable", address);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
    }
  }

  /** @returns {Promise<void>} */
  #turn() {
    if (this.#busy < this.parallel) {
      this.#busy += 1;
      return Promise.resolve();
    }
    return new Promise((resolve) => this.#queue.push(resolve));
  }

  #next() {
    const next = this.#queue.shift();
    if (next) next();
    else this.#busy -= 1;
  }

  /**
   * @param {string} address
   * @param {Bytes} made
   */
  #keep(address, made) {
    this.forget(address);
    if (made.length > this.memory / 4) return;
    this.#kept.set(address, made);
    this.#size += made.length;
    for (const [oldest] of this.#kept) {
      if (this.#size <= this.memory) break;
      this.forget(oldest);
    }
  }

  /**
   * Drops a file from memory.
   *
   * @param {string} address
   */
  forget(address) {
    this.#size -= this.#kept.get(address)?.length ?? 0;
    this.#kept.delete(address);
  }
}

/**
 * @param {number} status
 * @param {string} address
 */
function checkStatus(status, address) {
  if (status === 200) return;
  if (status === 404 || status === 410) throw new SearchError("damaged", "missing", address, { retry: false });
  const again = status >= 500 || status === 408 || status === 429;
  if (again) throw new SearchError("network", "status", `${address} ${status}`);
  throw damaged("status", `${address} ${status}`);
}
