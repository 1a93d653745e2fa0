/** Laying a tag over the timeline. */

import { element, plain, say } from "./dom.js";
import { filled } from "./fill.js";
import labels from "./labels.js";

/** Height of the lowest bar, which the chart has as well (`pages/timeline.py`): less could not be seen. */
const LEAST = 2;

/**
 * @typedef {object} Overlays
 * @property {string} unit
 * @property {string[]} periods keys of the periods, in order.
 * @property {[string, string, number[]][]} terms label in English, label in Chinese, articles in each period.
 */

/**
 * Adds a choice of tags below the chart of the timeline.
 *
 * @param {Document} page
 */
export async function mountOverlay(page) {
  const figure = page.querySelector("figure.timeline");
  const chart = /** @type {SVGElement|null|undefined} */ (figure?.querySelector("svg[data-unit]"));
  if (!chart) return;
  const overlays = await overlaysOf();
  if (!overlays || overlays.unit !== chart.dataset.unit) return;
  const select = element("select", {}, element("option", { value: "" }, plain("overlay-none")));
  overlays.terms.forEach(([en, zh], index) => select.append(element("option", { value: String(index) }, `${en} ${zh}`)));
  const said = element("output", {});
  select.addEventListener("change", () => {
    const count = draw(chart, overlays, select.value);
    said.replaceChildren(...(select.value ? say("overlay-count", { count }) : []));
  });
  /** @type {Element} */ (figure).append(element("label", { class: "overlay" }, ...say("overlay"), " ", select), " ", said);
}

/** @returns {Promise<Overlays|null>} null where they cannot be had: the chart stands without them. */
async function overlaysOf() {
  try {
    const reply = await fetch(new URL("../duizhao/overlays.json", import.meta.url), { cache: "no-cache" });
    const overlays = reply.ok ? await reply.json() : null;
    return overlays?.terms?.length ? overlays : null;
  } catch {
    return null;
  }
}

/**
 * Draws the bars of one tag over the chart's own, in the same measure.
 *
 * @param {SVGElement} chart
 * @param {Overlays} overlays
 * @param {string} chosen index of the tag; empty for none.
 * @returns {number} articles that have it.
 */
function draw(chart, overlays, chosen) {
  chart.querySelectorAll("rect.over").forEach((rect) => rect.remove());
  const counts = new Map(overlays.periods.map((period, index) => [period, chosen === "" ? 0 : overlays.terms[Number(chosen)][2][index]]));
  for (const bar of /** @type {NodeListOf<SVGElement>} */ (chart.querySelectorAll("a[data-period]"))) {
    const [name, total] = bar.dataset.name ? [bar.dataset.name, Number(bar.dataset.total)] : remembered(bar);
    const count = counts.get(/** @type {string} */ (bar.dataset.period)) ?? 0;
    const words = `${name}: ${count ? filled(labels["n-of"], { count, all: total })[0] : total}`;
    bar.setAttribute("aria-label", words);
    /** @type {Element} */ (bar.querySelector("title")).textContent = words;
    if (count) bar.append(over(/** @type {SVGRectElement} */ (bar.querySelector("rect")), count / total));
  }
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

/**
 * The name and total that a bar says by itself, kept before the first tag changes its words.
 *
 * @param {SVGElement} bar
 * @returns {[string, number]}
 */
function remembered(bar) {
  const words = /** @type {string} */ (bar.getAttribute("aria-label"));
  const border = words.lastIndexOf(": ");
  bar.dataset.name = words.slice(0, border);
  bar.dataset.total = words.slice(border + 2);
  return [bar.dataset.name, Number(bar.dataset.total)];
}

/**
 * A bar as high as its share of another.
 *
 * @param {SVGRectElement} whole
 * @param {number} share
 * @returns {SVGRectElement}
 */
function over(whole, share) {
  const rect = /** @type {SVGRectElement} */ (whole.cloneNode());
  const all = Number(whole.getAttribute("height"));
  const height = Math.max(LEAST, all * share);
  rect.setAttribute("class", "over");
  rect.setAttribute("height", String(height));
  rect.setAttribute("y", String(Number(whole.getAttribute("y")) + all - height));
  return rect;
}
