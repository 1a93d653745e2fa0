/** The articles of a result as one file for reference managers. */

import { listFiles } from "../../citing/list-files.js";
import { element } from "../../dom.js";
import { addressOf } from "../address.js";
import { queriesOf } from "../typed.js";
import { askFirst, fileName, ofFirst } from "./downloads.js";

/** @typedef {import("./downloads.js").Context} Context */

/**
 * Offers files of all articles with hits, after saying what that costs where it is dear.
 *
 * @param {HTMLElement} panel
 * @param {Context} context
 */
export function showReferences(panel, context) {
  const name = fileName(queriesOf(context.result().state.q)[0]);
  askFirst(panel, context, [], () => panel.replaceChildren(element("p", {}, ...ofFirst(context)), listFiles(name, (signal) => addressesOf(context, signal))));
}

/**
 * Addresses of the articles that match, in the order of the result.
 *
 * @param {Context} context
 * @param {AbortSignal} signal
 * @returns {Promise<string[]>}
 */
async function addressesOf(context, signal) {
  const { lines } = context.result();
  const ids = new Set(lines ? lines.map((line) => line.article) : await allArticles(context, signal));
  return [...ids].map((id) => context.base + addressOf(id));
}

/**
 * @param {Context} context
 * @param {AbortSignal} signal
 * @returns {Promise<string[]>}
 */
function allArticles(context, signal) {
  context.starts();
  /** @type {string[]} */
  const found = [];
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => {
      context.client.cancel("download");
      reject(signal.reason);
    });
    context.client.ask("all", {}, (message) => {
      if (message.type === "error") {
        context.ends(message);
        return reject(new Error(message.code));
      }
      found.push(...message.articles);
      if (message.final) resolve(found);
    }, "download");
  });
}
