/**
 * Runs a module given as text, for what takes functions and so cannot be asked for as JSON.
 *
 * node eval.mjs SCRIPT   writes what the script writes.
 */

await import(`data:text/javascript,${encodeURIComponent(process.argv[2])}`);
