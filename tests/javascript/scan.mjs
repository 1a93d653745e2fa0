// A plain scan of all texts, which shares with the engine the parser, the folding and the cutting into tokens, but not the index.
// Usage: node scan.mjs < job.json; {table, articles: [{id, date, page, facets, units: [{unit, lang, text}]}], queries} in, results out.

import { readFile } from "node:fs/promises";

const from = (name) => import(new URL(`../../docs/theme/assets/search/${name}.js`, import.meta.url));
const [{ makeFolding }, { parseQueries, scopeOf }, { satisfies, spansOf, unitOf, sequenceIn }, { stem }, { compact, readField }] =
  await Promise.all(["fold", "query", "spans", "stem", "query-field"].map(from));

let text = "";
for await (const piece of process.stdin) text += piece;
const job = JSON.parse(text);
const folding = makeFolding(JSON.parse(await readFile(job.table, "utf-8")));
const articles = job.articles.map((article) => ({ ...article, units: article.units.map((unit) => ({ ...unit, cut: unitOf(unit.text, folding) })) }));
const byStem = new Map();
for (const { units } of articles) {
  for (const { cut } of units) {
    for (const { kind, text: word } of cut.tokens) {
      if (kind === "word") byStem.set(stem(word), (byStem.get(stem(word)) ?? new Set()).add(word));
    }
  }
}

const kindOf = (unit) => unit.split("-")[0];
const within = (value, [low, high]) => (low === null || value >= low) && (high === null || value <= high);

function fieldHolds(article, field) {
  const { name, value } = field;
  if (name === "lang" || name === "in") return true;
  if (name === "year") return within(Number(article.date.slice(0, 4)), value);
  if (name === "date") return within(article.date, value);
  if (name === "page") return article.page > 0 && within(article.page, value);
  const fits = (one) => (field.prefix ? compact(folding, one).startsWith(value) : compact(folding, one) === value);
  if (name !== "byline") return article.facets[name].some(fits);
  const words = value.map(([, word]) => word);
  return article.units.some(({ unit, cut }) => kindOf(unit) === "byline" && sequenceIn(words, cut).length > 0);
}

function holds(query, article, units, forms) {
  if (query.type === "and") return query.parts.every((part) => holds(part, article, units, forms));
  if (query.type === "or") return query.parts.some((part) => holds(part, article, units, forms));
  if (query.type === "not") return !holds(query.part, article, units, forms);
  if (query.type === "field") return fieldHolds(article, query);
  return units.some(({ cut }) => satisfies(query, cut, forms, () => true));
}

function formsOf(query, found = new Map()) {
  if (query.type === "text" && query.mode === "widen") found.set(query.tokens[0][1], byStem.get(stem(query.tokens[0][1])) ?? new Set());
  for (const part of query.parts ?? (query.part ? [query.part] : [])) formsOf(part, found);
  return found;
}

function search(typed) {
  const [{ query }] = parseQueries(folding, typed, readField);
  const scope = scopeOf(query);
  const forms = formsOf(query);
  const named = (unit) => (["headline", "byline"].includes(kindOf(unit)) ? kindOf(unit) : "text");
  const totals = { occurrences: 0, articles: 0, paragraphs: 0 };
  const hits = [];
  for (const article of articles) {
    const units = article.units.filter(({ unit, lang }) => scope.lang.every((one) => one === lang) && scope.in.every((one) => one === named(unit)));
    if (!holds(query, article, units, forms)) continue;
    const spans = units.map(({ unit, cut }) => ({ unit, occurrences: spansOf(query, cut, forms).length })).filter(({ occurrences }) => occurrences);
    const sum = spans.reduce((all, { occurrences }) => all + occurrences, 0);
    totals.articles += 1;
    totals.occurrences += sum;
    const held = new Set(spans.map(({ unit }) => unit));
    totals.paragraphs += units.filter(({ unit, cut }) => held.has(unit) && named(unit) === "text" && satisfies(query, cut, forms, (field) => fieldHolds(article, field))).length;
    hits.push({ id: article.id, occurrences: sum, units: spans });
  }
  return { totals, hits };
}

function searched(typed) {
  try {
    return search(typed);
  } catch (error) {
    if (error.name !== "QueryError") throw error;
    return { error: error.code, at: [error.start, error.end] };
  }
}

process.stdout.write(JSON.stringify(job.queries.map(searched)));
