/**
 * Cites with the browser's modules and reports what they give, as JSON.
 *
 * node citations.mjs citations CONTRACT   runs of every case of contracts/citations.json
 * node citations.mjs works CONTRACT      items and remarks of every case of contracts/works.json
 * node citations.mjs files ITEMS         biblatex, RIS and CSL-JSON of items
 */

import { readFileSync } from "node:fs";

const [what, file] = process.argv.slice(2);
const load = (name) => import(new URL(`../../docs/theme/assets/citing/${name}.js`, import.meta.url).href);
const input = JSON.parse(readFileSync(file, "utf8"));

const tasks = {
  citations: async () => {
    const { cite } = await load("styles");
    return input.cases.map(({ item, style }) => cite(item, style).map((run) => [run.text, run.italic]));
  },
  works: async () => {
    const { itemOf, remarkOf } = await load("items");
    return input.cases.map(({ works, side, style, accessed }) => {
      const whole = { ...input.works[works], words: input.words };
      return { item: itemOf(whole, side, style, accessed), remark: remarkOf(whole, side, style) };
    });
  },
  files: async () => {
    const { bib, ris, json } = (await load("files")).FILES;
    return { bibtex: bib.make(input), ris: ris.make(input), csl: json.make(input) };
  },
};
process.stdout.write(JSON.stringify(await tasks[what]()));
