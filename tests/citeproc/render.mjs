/**
 * Renders CSL items with the real citeproc-js; see README.md.
 *
 * Standard input: JSON, [{"item": …, "style": …}]. Standard output: JSON, the citations in the same order, each as runs
 * [[text, italic], …]. Argument: the folder with the engine, the locales and the styles.
 */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const folder = resolve(process.argv[2]);
const CSL = createRequire(import.meta.url)(`${folder}/citeproc_commonjs.js`);
const STYLES = {
  "chicago-bibliography": "chicago-notes-bibliography",
  "chicago-note": "chicago-notes-bibliography",
  mla: "modern-language-association",
  apa: "apa",
  "gbt-2015": "china-national-standard-gb-t-7714-2015-numeric",
  "gbt-2025": "china-national-standard-gb-t-7714-2025-numeric",
};
const read = (/** @type {string} */ name) => readFileSync(`${folder}/${name}`, "utf8");
const locales = { "en-US": read("locales-en-US.xml"), "zh-CN": read("locales-zh-CN.xml") };
const engines = {};
let current;
let count = 0;

function engineOf(/** @type {string} */ style) {
  const system = { retrieveLocale: (name) => locales[name] ?? false, retrieveItem: () => current };
  engines[style] ??= new CSL.Engine(system, read(`${STYLES[style]}.csl`), style.startsWith("gbt") ? "zh-CN" : "en-US");
  return engines[style];
}

function html({ item, style }) {
  current = { ...item, id: `item-${(count += 1)}` };
  const engine = engineOf(style);
  engine.setOutputFormat("html");
  engine.updateItems([]);
  engine.updateItems([current.id]);
  if (style !== "chicago-note") return engine.makeBibliography()[1].join("");
  const cited = { citationItems: [{ id: current.id }], properties: { noteIndex: 1 } };
  return engine.previewCitationCluster(cited, [], [], "html");
}

function runs(/** @type {string} */ rendered) {
  const bare = rendered.replace(/<div class="csl-left-margin">.*?<\/div>/s, "").replace(/<\/?div[^>]*>/g, "").trim();
  return bare
    .split(/(<i>.*?<\/i>)/s)
    .filter(Boolean)
    .map((piece) => [text(piece), piece.startsWith("<i>")]);
}

function text(/** @type {string} */ piece) {
  const bare = piece.replace(/<\/?i>/g, "");
  if (/<[a-z/]/.test(bare)) throw new Error(`expected text and italics alone, found ${bare}`);
  return bare.replaceAll("&#60;", "<").replaceAll("&#62;", ">").replaceAll("&#38;", "&").replaceAll("&amp;", "&");
}

const cases = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(cases.map((one) => runs(html(one)))));
