/** What a reader chose, kept in this browser alone. */

/**
 * Gives a function that applies a choice to the page and remembers it.
 *
 * @param {string} name of the choice; also the data attribute of the root element.
 * @returns {(value: string) => void}
 */
export function rememberAs(name) {
  return (value) => {
    document.documentElement.dataset[name] = value;
    try {
      localStorage.setItem(`duizhao-${name}`, value);
    } catch {
      // Storage is forbidden: the choice holds for this page.
    }
  };
}

/**
 * What was chosen before.
 *
 * @param {string} name
 * @returns {string|null} null where nothing was chosen, or storage is forbidden.
 */
export function recall(name) {
  try {
    return localStorage.getItem(`duizhao-${name}`);
  } catch {
    return null;
  }
}
