/**
 * Calls functions of the search page's pure modules and reports what they give, as JSON.
 *
 * node view.mjs CALLS   CALLS: [[module, function, [argument…]]…] as JSON.
 */

const calls = JSON.parse(process.argv[2]);
const results = [];
for (const [module, name, given] of calls) {
  const functions = await import(new URL(`../../docs/theme/assets/search/view/${module}.js`, import.meta.url).href);
  results.push(functions[name](...given) ?? null);
}
process.stdout.write(JSON.stringify(results));
