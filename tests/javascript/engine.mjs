// Runs sessions of requests against the search engine over files in a folder, with faults where a session asks for them.
// Usage: node engine.mjs < sessions.json; a list of sessions in, a list of what they answered out.

import { setMaxListeners } from "node:events";
import { readFile } from "node:fs/promises";
import path from "node:path";

const { Engine } = await import(new URL("../../docs/theme/assets/search/engine.js", import.meta.url));
const BASE = "http://site.test/";
const PAGE = "<!doctype html><html lang=\"en\"><title>Not found</title><p>Nothing is here.</p>";

/** What a fault makes of a file; each one may hold for its first `times` requests only. */
const FAULTS = {
  missing: () => new Response(PAGE, { status: 404 }),
  page: () => new Response(PAGE, { status: 200 }),
  error: () => new Response("", { status: 503 }),
  forbidden: () => new Response("", { status: 403 }),
  offline: () => { throw new TypeError("fetch failed"); },
  truncate: (bytes, { keep }) => new Response(bytes.subarray(0, keep)),
  flip: (bytes, { at }) => {
    const changed = Buffer.from(bytes);
    changed[at < 0 ? changed.length + at : at] ^= 0xff;
    return new Response(changed);
  },
  replace: (bytes, { text }) => new Response(text),
  hang: (bytes, fault, signal) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
};

/** A fetch over a folder that counts what it gives. */
function fetchFrom(session, counts) {
  const used = new Map();
  return async (address, { signal }) => {
    const name = decodeURI(address.slice(BASE.length));
    counts.requests.push(name);
    const fault = (session.faults ?? []).find((one) => new RegExp(one.match).test(name) && (used.get(one) ?? 0) < (one.times ?? Infinity));
    if (fault) used.set(fault, (used.get(fault) ?? 0) + 1);
    if (session.delay) await new Promise((resolve) => setTimeout(resolve, session.delay));
    signal.throwIfAborted();
    const bytes = await readFile(path.join(session.folder, fault?.from ?? name)).catch(() => null);
    if (fault?.do && (bytes || fault.do !== "truncate")) return FAULTS[fault.do](bytes, fault, signal);
    if (!bytes) return FAULTS.missing();
    counts.bytes += bytes.length;
    return new Response(bytes);
  };
}

/** Answers one request; says how many bytes had come, and what had been asked for, when the first ten hits were there. */
async function ask(engine, request, counts) {
  const stop = new AbortController();
  setMaxListeners(0, stop.signal);
  const before = counts.bytes;
  const began = performance.now();
  const asked = { answers: [], first: null, firstRequests: null, bytes: 0, milliseconds: 0 };
  if (request.cancel !== undefined) setTimeout(() => stop.abort(), request.cancel);
  for await (const answer of engine.answer(request, stop.signal)) {
    asked.answers.push(answer);
    if (asked.first === null && answer.type === "partial" && (answer.hits.length >= Math.min(10, request.limit) || answer.final)) {
      asked.first = counts.bytes - before;
      asked.firstRequests = [...counts.requests];
    }
    if (request.cancelAtFirst) stop.abort();
  }
  return { ...asked, bytes: counts.bytes - before, milliseconds: performance.now() - began };
}

async function run(session) {
  if (session.insecure) Object.defineProperty(globalThis, "crypto", { value: {}, configurable: true });
  const counts = { bytes: 0, requests: [] };
  const engine = new Engine({ waits: [5, 5], fetch: fetchFrom(session, counts), ...session.settings });
  const results = [];
  for (const request of [{ type: "open", base: BASE }, ...session.requests]) {
    // Side by side: the next request does not wait for this one.
    const asked = ask(engine, request, counts);
    results.push(request.beside ? asked : await asked);
  }
  return { results: await Promise.all(results), bytes: counts.bytes, requests: counts.requests };
}

let text = "";
for await (const piece of process.stdin) text += piece;
const done = [];
for (const session of JSON.parse(text)) done.push(await run(session));
process.stdout.write(JSON.stringify(done));
