/**
 * What Zotero's own translators save of a page, or import from a file. README.md says how to run it.
 *
 *   node save.js web PAGE.html ADDRESS
 *   node save.js import FILE
 */

"use strict";
process.env.DEBUG_LEVEL = "0";
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const [, , mode, file, address] = process.argv;
const modules = join(process.cwd(), "node_modules");
const { JSDOM } = require(join(modules, "jsdom"));
const xpath = require(join(modules, "wicked-good-xpath"));
require(join(modules, "zotero-translators")); // defines the global Zotero

async function saved(html) {
  const dom = new JSDOM(html, { url: address, contentType: "text/html" });
  xpath.install(dom.window, true);
  const translate = new Zotero.Translate.Web();
  translate.setDocument(dom.window.document);
  translate.setHandler("select", (_, offered, choose) => choose(offered));
  return run(translate);
}

async function imported(text) {
  const translate = new Zotero.Translate.Import();
  translate.setString(text);
  return run(translate);
}

/** The first translator is what Zotero would take. */
async function run(translate) {
  translate.setHandler("error", (_, error) => console.error(String(error)));
  const translators = await translate.getTranslators();
  if (!translators.length) throw new Error("no translator knows this");
  translate.setTranslator(translators[0]);
  const items = await translate.translate({ libraryID: false });
  return { translator: translators[0].label, items };
}

const text = readFileSync(file, "utf8");
(mode === "web" ? saved(text) : imported(text)).then(
  // Zotero's debug lines go to standard output as well: what counts is the last one.
  (result) => console.log(`\n${JSON.stringify(result)}`),
  (error) => {
    console.error(String(error));
    process.exitCode = 1;
  },
);
