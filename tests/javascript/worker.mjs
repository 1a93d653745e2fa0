// Loads the worker with a stand-in for its scope, posts it messages and writes down what it posts.
// Usage: node worker.mjs < job.json; {folder, messages, wait} in, the messages posted out.

import { readFile } from "node:fs/promises";
import path from "node:path";

const BASE = "http://site.test/";
let text = "";
for await (const piece of process.stdin) text += piece;
const job = JSON.parse(text);
const posted = [];
let receive;
globalThis.self = {
  addEventListener: (type, listener) => { receive = listener; },
  postMessage: (message) => posted.push(structuredClone(message)),
};
globalThis.fetch = async (address) => new Response(await readFile(path.join(job.folder, address.slice(BASE.length))));
await import(new URL("../../docs/theme/assets/search/worker.js", import.meta.url));
for (const message of job.messages) receive({ data: structuredClone(message) });
await new Promise((resolve) => setTimeout(resolve, job.wait));
process.stdout.write(JSON.stringify(posted));
