// A concordance that is begun anew while it was about to show what had come: how often it shows, with a client that answers on demand.
//
// node lines.mjs ASSETS   ASSETS: folder of the theme's files as they are published.
import { pathToFileURL } from "node:url";

const { Lines } = await import(pathToFileURL(`${process.argv[2]}/search/view/lines.js`).href);
let receive;
let shown = 0;
const client = { ask: (_type, _fields, given) => { receive = given; }, cancel: () => {} };
const lines = new Lines(client, () => { shown += 1; }, () => {});
const wait = () => new Promise((resolve) => setTimeout(resolve, 400));

lines.start(1000, true);
lines.clear();
lines.start(1000, true);
receive({ type: "lines", lines: [{}], done: 1, final: false });
await wait();
process.stdout.write(JSON.stringify({ shown, read: lines.read.length, reading: lines.isReading }));
