/** TEMPORARY stand-in until the citations are there. */
export const bibtex = (items) => JSON.stringify(items);
export const ris = (items) => JSON.stringify(items);
export const cslJson = (items) => JSON.stringify(items);
