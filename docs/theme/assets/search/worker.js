/** The worker's wiring: requests in, answers out. */

import { Engine } from "./engine.js";

const engine = new Engine();
/** @type {Map<number, AbortController>} */
const running = new Map();

self.addEventListener("message", async ({ data }) => {
  if (data.type === "cancel") {
    running.get(data.id)?.abort();
    return;
  }
  const stop = new AbortController();
  running.set(data.id, stop);
  for await (const answer of engine.answer(data, stop.signal)) self.postMessage({ ...answer, id: data.id });
  running.delete(data.id);
});
