/** The text of elements, and the place of each of its code points in them. */

import { element } from "./dom.js";

/** @typedef {{node: Text, at: number}|null} Place where a code point stands; a line break has none. */

/**
 * The text of some nodes: marks in it are looked through, and a line break is a blank.
 *
 * @param {Iterable<Node>} nodes
 * @returns {{text: string, places: Place[]}}
 */
export function textOf(nodes) {
  /** @type {{text: string, places: Place[]}} */
  const found = { text: "", places: [] };
  for (const node of nodes) addNode(found, node);
  return found;
}

/**
 * The nodes of a paragraph that are its text: the number in front of it is a link, and no text.
 *
 * @param {Element} paragraph
 * @returns {Node[]}
 */
export function textNodes(paragraph) {
  return [...paragraph.childNodes].filter((node) => !(node instanceof HTMLAnchorElement));
}

/** @param {{text: string, places: Place[]}} found @param {Node} node */
function addNode(found, node) {
  if (node instanceof Text) addText(found, node, 0, node.data.length);
  else if (node instanceof HTMLBRElement) {
    found.text += " ";
    found.places.push(null);
  } else if (node instanceof Element && node.localName === "mark") {
    for (const child of node.childNodes) addNode(found, child);
  }
}

/**
 * Adds a part of a text node.
 *
 * @param {{text: string, places: Place[]}} found
 * @param {Text} node
 * @param {number} from in UTF-16 units, as `to`.
 * @param {number} to
 */
export function addText(found, node, from, to) {
  let at = from;
  for (const point of node.data.slice(from, to)) {
    found.places.push({ node, at });
    at += point.length;
  }
  found.text += node.data.slice(from, to);
}

/**
 * The stretches of code points that lie in one text node each.
 *
 * @param {Place[]} places
 * @returns {[Text, {from: number, to: number}][]}
 */
function stretchesOf(places) {
  /** @type {Map<Text, {from: number, to: number}>} */
  const parts = new Map();
  for (const place of places) {
    if (!place) continue;
    const end = place.at + String.fromCodePoint(place.node.data.codePointAt(place.at) ?? 0).length;
    const part = parts.get(place.node);
    if (part) part.to = end;
    else parts.set(place.node, { from: place.at, to: end });
  }
  return [...parts];
}

/**
 * The same stretches, as ranges.
 *
 * @param {Place[]} places
 * @returns {Range[]}
 */
export function rangesOf(places) {
  return stretchesOf(places).map(([node, { from, to }]) => {
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    return range;
  });
}

/**
 * Wraps code points in marks, one for each text node that they lie in.
 *
 * @param {Place[]} places
 * @param {Record<string, string>} [attributes]
 * @returns {HTMLElement[]}
 */
export function wrap(places, attributes = {}) {
  // Without ranges, of which a browser moves every one at each cut.
  return stretchesOf(places).map(([node, { from, to }]) => {
    const mark = element("mark", attributes);
    node.splitText(to);
    const inside = node.splitText(from);
    inside.replaceWith(mark);
    mark.append(inside);
    return mark;
  });
}

/**
 * Takes marks away again; the text is as it was.
 *
 * @param {Iterable<HTMLElement>} marks
 */
export function unwrap(marks) {
  const parents = new Set();
  for (const mark of marks) {
    parents.add(mark.parentNode);
    mark.replaceWith(...mark.childNodes);
  }
  for (const parent of parents) parent?.normalize();
}
