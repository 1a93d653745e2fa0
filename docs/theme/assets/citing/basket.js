/** The basket of this browser: kept in its local storage, the same in every tab, sent nowhere. */

import { BASKET, CHANGED } from "./begin.js";
import { BasketError, readItems, writeItems } from "./basket-items.js";

const KEY = `duizhao-${BASKET}`;

/**
 * What lies in it.
 *
 * @returns {import("./basket-items.js").Item[]}
 * @throws {BasketError}
 */
export function stored() {
  return readItems(raw());
}

/**
 * The stored text as it is.
 *
 * @returns {string|null}
 * @throws {BasketError}
 */
export function raw() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    throw new BasketError("forbidden");
  }
}

/**
 * Changes what lies in it, and begins from what is stored now: another tab may have changed it.
 *
 * @param {(items: import("./basket-items.js").Item[]) => import("./basket-items.js").Item[]} change
 * @returns {import("./basket-items.js").Item[]} as it is then.
 * @throws {BasketError} nothing is changed.
 */
export function changed(change) {
  const items = change(stored());
  try {
    localStorage.setItem(KEY, writeItems(items));
  } catch {
    throw new BasketError("full");
  }
  document.dispatchEvent(new Event(CHANGED));
  return items;
}

/** Begins anew where what is stored cannot be read. @throws {BasketError} */
export function emptied() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    throw new BasketError("forbidden");
  }
  document.dispatchEvent(new Event(CHANGED));
}

/**
 * Calls when another tab changes it, and when the page comes back to the window as it was left.
 *
 * @param {() => void} call
 */
export function watchOthers(call) {
  addEventListener("storage", ({ key }) => {
    if (key === null || key === KEY) call();
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) call();
  });
}
