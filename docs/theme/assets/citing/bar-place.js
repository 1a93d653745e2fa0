/** Where the bar stands beside a selection. Pure; pixels of the window. */

/**
 * @typedef {{left: number, right: number, top: number, bottom: number}} Box
 * @typedef {{left: number, top: number}|"bottom"} BarPlace bottom: along the lower edge of the window.
 */

const GAP = 8;

/**
 * The place of the bar: at the end of the selection that was moved last where there is room, else at the other end, else
 * along the lower edge. It covers no selected word.
 *
 * @param {object} given
 * @param {Box} given.first the first line of the selection.
 * @param {Box} given.last its last line.
 * @param {boolean} given.isBackward whether its beginning was moved last.
 * @param {{width: number, height: number}} given.bar
 * @param {{width: number, height: number, top: number}} given.room the window, below what sticks to its upper edge.
 * @returns {BarPlace}
 */
export function barPlace({ first, last, isBackward, bar, room }) {
  const above = { left: first.left, top: first.top - GAP - bar.height };
  const below = { left: last.left, top: last.bottom + GAP };
  const places = isBackward ? [above, below] : [below, above];
  const place = places.find(({ top }) => top >= room.top && top + bar.height <= room.height);
  if (!place) return "bottom";
  return { left: Math.max(GAP, Math.min(place.left, room.width - bar.width - GAP)), top: place.top };
}

/**
 * How far the page must move up so that a bar along the lower edge does not cover the end of the selection.
 *
 * @param {Box} first
 * @param {Box} last
 * @param {number} height of the bar.
 * @param {{height: number, top: number}} room
 * @returns {number} zero where the beginning would leave the window.
 */
export function uncovering(first, last, height, room) {
  const hidden = last.bottom + GAP - (room.height - height);
  return hidden > 0 && first.top - hidden >= room.top ? hidden : 0;
}
