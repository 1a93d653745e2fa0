/** Results over time: a chart that narrows, and a table that says the same. */

import { element } from "../../dom.js";
import { AXIS, axisWords, barsPath, HEAD, HEIGHT, periods, valueOf, WIDTH } from "./chart.js";
import "./later.js";
import { inItsLanguage } from "./in-language.js";
import { finer, firstDay, lastDayOf, withDays } from "./narrow.js";
import { CHOICES, writeState } from "./state.js";
import { number, tell, told } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";
/** A longer table is folded until it is asked for, and made only then. */
const MOST_ROWS_OPEN = 80;
/** What a word of the axis takes. */
const ROOM = 90;

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./chart.js").Count} Count @typedef {import("./chart.js").Series & {isCounted: boolean}} Series */
/** @typedef {Map<string, Count>} Table the counts of one series, by period. */
/** @typedef {(number|null)[]} Values of one series, for each period; null where there is no rate. */
/**
 * @typedef {object} Context
 * @property {State} state
 * @property {import("./page.js").SearchPage} page
 * @property {readonly State["measure"][]} measures
 * @property {(first: string, last: string) => string} linkTo address of the result narrowed to some periods.
 */

/**
 * The view of a result over time.
 *
 * @param {{series: import("./chart.js").Series[]}} answer
 * @param {import("./page.js").SearchPage} page
 * @returns {HTMLElement}
 */
export function timeView({ series: given }, page) {
  const { state } = page;
  const series = given.map((one) => ({ ...one, isCounted: !one.counts.length || one.counts.some(([, occurrences]) => occurrences) }));
  const linkTo = (/** @type {string} */ first, /** @type {string} */ last) =>
    writeState({ ...state, q: withDays(state.q, firstDay(first), lastDayOf(last)), offset: 0, unit: finer(state.unit, first, last) });
  // Of fields alone, or of what texts lack, articles are counted and no occurrences: none is no number.
  const isCounted = series.some((one) => one.isCounted && one.counts.length);
  const measures = isCounted ? CHOICES.measure : /** @type {const} */ (["articles"]);
  /** @type {Context} */
  const context = { page, linkTo, measures, state: { ...state, measure: isCounted ? state.measure : "articles" } };
  const box = element("div", {}, controls(context));
  const keys = series.flatMap(({ counts }) => counts.map(([key]) => key)).sort();
  if (!keys.length) return box;
  const all = periods(keys[0], keys[keys.length - 1]);
  /** @type {Table[]} */
  const tables = series.map(({ counts }) => new Map(counts.map((count) => [count[0], count])));
  const valueIn = (/** @type {Count|undefined} */ count, /** @type {number} */ at) => (count ? valueOf(count, context.state.measure, series[at]) : 0);
  const values = tables.map((table, at) => all.map((key) => valueIn(table.get(key), at)));
  if (context.state.measure === "rate" && !series.some(({ lengths }) => keys.some((key) => lengths[key]))) box.append(element("p", { class: "note" }, ...tell("no-rate")));
  if (series.length > 1) box.append(legend(series));
  const most = values.flat().reduce((/** @type {number} */ high, value) => Math.max(high, value ?? 0), 0);
  const readout = element("output", { class: "readout" }, hint());
  const say = (/** @type {number} */ index) => readout.replaceChildren(...words(all[index], values, index, series, context.state.measure));
  box.append(element("figure", { class: "timeline" }, drawing(all, values, most, { say, context }), readout));
  box.append(table(all, tables, series, context));
  return box;
}

/** @returns {HTMLElement} */
function hint() {
  return element("small", {}, ...tell("chart-hint"));
}

/** @param {Context} context @returns {HTMLElement} */
function controls({ state, page, measures }) {
  const select = (/** @type {"unit"|"measure"} */ name, /** @type {readonly string[]} */ values) => {
    const made = element("select", { name }, ...values.map((value) => element("option", { value }, told(`${name}-${value}`))));
    made.value = state[name];
    made.addEventListener("change", () => page.go({ [name]: made.value }));
    return element("label", {}, ...tell(name), " ", made);
  };
  return element("p", { class: "controls" }, select("unit", CHOICES.unit), " ", select("measure", measures));
}

/** @param {Series[]} series @returns {HTMLElement} */
function legend(series) {
  const items = series.map(({ query }, index) => element("li", {}, element("span", { class: `key s${index % 6}` }), " ", inItsLanguage(query)));
  return element("ol", { class: "legend" }, ...items);
}

/**
 * What the chart says of one period.
 *
 * @param {string} key of the period.
 * @param {Values[]} values
 * @param {number} index of the period.
 * @param {Series[]} series
 * @param {State["measure"]} measure
 * @returns {(Node|string)[]}
 */
function words(key, values, index, series, measure) {
  const parts = series.map(({ query }, at) => {
    const value = values[at][index];
    const text = value === null ? "–" : number(value, measure === "rate" ? 1 : 0);
    return series.length > 1 ? `${query}: ${text}` : text;
  });
  return [element("b", {}, key), ` · ${parts.join(" · ")} `, ...tell(`measure-${measure}`)];
}

/**
 * @param {string} tag
 * @param {Record<string, string|number>} attributes
 * @param {...(Node|string)} children
 * @returns {SVGElement}
 */
function svg(tag, attributes, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

/**
 * The chart. The table below gives the same to the keyboard, as links.
 *
 * @param {string[]} keys of the periods.
 * @param {Values[]} values
 * @param {number} most the highest of them.
 * @param {{say: (index: number) => void, context: Context}} given say: shows what one period has.
 * @returns {SVGElement}
 */
function drawing(keys, values, most, { say, context }) {
  const { state } = context;
  const name = told("chart-name", { unit: told(`unit-${state.unit}`), first: keys[0], last: keys[keys.length - 1] });
  const chart = svg("svg", { class: "hits", viewBox: `0 ${-HEAD} ${WIDTH} ${HEAD + HEIGHT + AXIS}`, role: "img", "aria-label": name });
  const chosen = svg("rect", { class: "chosen", y: 0, height: HEIGHT, width: 0, x: 0 });
  chart.append(chosen);
  values.forEach((row, index) => chart.append(svg("path", { class: `s${index % 6}`, d: barsPath(row, most, index, values.length) })));
  for (const { x, text } of axisWords(keys)) {
    /** @type {Record<string, string|number>} */
    const place = x > WIDTH - ROOM ? { x: WIDTH, "text-anchor": "end" } : { x: x.toFixed(1) };
    chart.append(svg("text", { ...place, y: HEIGHT + AXIS - 5 }, text));
  }
  chart.append(svg("text", { x: 2, y: -4, class: "most" }, number(most, state.measure === "rate" ? 1 : 0)));
  followPointer(chart, chosen, keys.length, {
    say,
    // While another query is asked for, the chart is of the last one.
    choose: (low, high) => void (chart.closest("[aria-busy]") || context.page.follow(context.linkTo(keys[low], keys[high]), "q offset unit")),
  });
  return chart;
}

/**
 * Lets a click or a drag over a chart choose periods.
 *
 * @param {SVGElement} chart
 * @param {SVGElement} chosen shows what is being chosen.
 * @param {number} count of periods.
 * @param {{say: (index: number) => void, choose: (low: number, high: number) => void}} given
 */
function followPointer(chart, chosen, count, { say, choose }) {
  let from = -1;
  const slotAt = (/** @type {PointerEvent} */ event) => {
    const box = chart.getBoundingClientRect();
    const slot = Math.floor(((event.clientX - box.left) / box.width) * count);
    return Math.max(0, Math.min(count - 1, slot));
  };
  const shade = (/** @type {number} */ one, /** @type {number} */ other) => {
    const width = WIDTH / count;
    chosen.setAttribute("x", String(Math.min(one, other) * width));
    chosen.setAttribute("width", String((Math.abs(one - other) + 1) * width));
  };
  chart.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    from = slotAt(event);
    chart.setPointerCapture(event.pointerId);
    shade(from, from);
  });
  chart.addEventListener("pointermove", (event) => {
    const slot = slotAt(event);
    say(slot);
    shade(from < 0 ? slot : from, slot);
  });
  chart.addEventListener("pointercancel", () => (from = -1));
  chart.addEventListener("pointerup", (event) => {
    if (from < 0) return;
    const [low, high] = [from, slotAt(event)].sort((one, other) => one - other);
    from = -1;
    choose(low, high);
  });
}

/** @param {string[]} keys of the periods. @param {Table[]} tables @param {Series[]} series @param {Context} context @returns {HTMLElement} */
function table(keys, tables, series, context) {
  // That a year with texts has none is a result; of one without texts nothing is known.
  const present = keys.filter((key) => tables.some((counts, at) => counts.has(key) || series[at].lengths[key]));
  const details = element("details", { class: "as-table" }, element("summary", {}, ...tell("as-table")));
  const fill = () => {
    if (details.children.length < 2) details.append(element("div", { class: "wide", role: "region", tabindex: "0", "aria-label": told("chart-table") }, tableOf(present, tables, series, context)));
  };
  details.addEventListener("toggle", () => details.open && fill());
  details.open = present.length <= MOST_ROWS_OPEN;
  if (details.open) fill();
  return details;
}

/** @param {string[]} keys of periods that have texts. @param {Table[]} tables @param {Series[]} series @param {Context} context @returns {HTMLElement} */
function tableOf(keys, tables, series, context) {
  const { measures } = context;
  const columns = measures.map((measure) => element("th", { scope: "col" }, ...tell(`measure-${measure}`)));
  const top = element("tr", {}, element("th", { scope: "col" }, ...tell("period")), ...series.flatMap(() => columns.map((column) => column.cloneNode(true))));
  const queries = element("tr", {}, element("td", {}), ...series.map(({ query }) => element("th", { scope: "colgroup", colspan: String(measures.length) }, inItsLanguage(query))));
  const rows = keys.map((key) => {
    const cells = tables.flatMap((counts, at) => {
      const count = counts.get(key) ?? /** @type {Count} */ ([key, 0, 0]);
      return measures.map((measure) => {
        const value = valueOf(count, measure, series[at]);
        return element("td", {}, value === null ? "–" : number(value, measure === "rate" ? 1 : 0));
      });
    });
    return element("tr", {}, element("th", { scope: "row" }, element("a", { href: context.linkTo(key, key), "data-go": "q offset unit" }, key)), ...cells);
  });
  const head = element("thead", {}, ...(series.length > 1 ? [queries] : []), top);
  return element("table", { class: "counts" }, element("caption", {}, ...tell("chart-table")), head, element("tbody", {}, ...rows));
}
