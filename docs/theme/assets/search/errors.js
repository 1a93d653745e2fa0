/** What can go wrong while searching, by kind; never told apart by its words. */

/**
 * @typedef {"query"|"network"|"damaged"|"version"|"limit"} Kind
 */

/** A search that cannot be answered, with the reason. */
export class SearchError extends Error {
  /**
   * @param {Kind} kind
   * @param {string} code which reason of this kind.
   * @param {string} detail file or form that it is about.
   * @param {{retry?: boolean, at?: [number, number]}} [more] retry: asking again may help.
   */
  constructor(kind, code, detail, { retry = kind === "network", at } = {}) {
    super(`${kind}: ${code}: ${detail}`);
    this.name = "SearchError";
    this.kind = kind;
    this.code = code;
    this.detail = detail;
    this.retry = retry;
    this.at = at;
  }
}

/**
 * Data of the index that do not read as the format says.
 *
 * @param {string} code
 * @param {string} detail
 * @returns {SearchError}
 */
export function damaged(code, detail) {
  return new SearchError("damaged", code, detail, { retry: true });
}

/**
 * Any error as the fields of an answer; null for a request that was cancelled.
 *
 * @param {any} error
 * @returns {{kind: Kind, code: string, at?: [number, number], detail: string, retry: boolean} | null}
 */
export function asAnswer(error) {
  if (error instanceof SearchError) {
    const { kind, code, at, detail, retry } = error;
    return at ? { kind, code, at, detail, retry } : { kind, code, detail, retry };
  }
  if (error?.name === "AbortError") return null;
  if (error?.name === "QueryError") {
    return { kind: "query", code: error.code, at: [error.start, error.end], detail: String(error.message), retry: false };
  }
  // A fault of this program: reported as such, so that it is never taken for "no hits".
  return { kind: "damaged", code: "internal", detail: String(error?.stack ?? error), retry: false };
}

/**
 * Loads a module that not every query needs; where it cannot be had, that is said and can be tried again.
 *
 * @template T
 * @param {Promise<T>} loading
 * @returns {Promise<T>}
 */
export async function loaded(loading) {
  try {
    return await loading;
  } catch (error) {
    throw new SearchError("network", "module", String(error));
  }
}
