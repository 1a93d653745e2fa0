/** Works as items for files: what a citation says, and what a reference manager keeps beside it. Pure. */

import { itemOf, remarkOf } from "./items.js";
import { isChinese, styleOf } from "./styles.js";

/**
 * A work as CSL-JSON for a file, in the form of a style. Nothing that is added changes what the style makes of it: `custom` is for
 * what CSL has no field for, or prints where it should not.
 *
 * @param {import("./record.js").Works} works
 * @param {import("./items.js").Side} side
 * @param {string} style
 * @param {number[]} [accessed] year, month and day
 * @returns {import("./item.js").CslItem|null}
 */
export function fileItem(works, side, style, accessed) {
  const item = itemOf(works, side, style, accessed);
  if (!item) return null;
  const { place, organ, issn } = works.newspaper;
  const custom = {
    headline: works.zh,
    pinyin: works.pinyin,
    headline_en: works.en,
    byline: works.creators.map((creator) => creator.zh || creator.latin).join("、"),
    remark: remarkOf(works, side, style),
    ...(side === "zh" ? { section: works.section, place: named(place, style), organ: named(organ, style) } : {}),
  };
  const known = Object.fromEntries(Object.entries(custom).filter(([, value]) => value));
  const added = side === "zh" ? { "title-short": works.zh, ISSN: issn } : {};
  return { ...item, ...Object.fromEntries(Object.entries(added).filter(([, value]) => value)), custom: known };
}

/** A name in the script of a style. @param {import("./record.js").Name} name @param {string} style */
const named = (name, style) => (isChinese(styleOf(style)) ? name.zh || name.en : name.en || name.zh);
