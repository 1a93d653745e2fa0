/** TEMPORARY stand-in until the citations are there. */
export async function readWorks(page) {
  const title = (lang) => page.querySelector(`main h1 > [lang="${lang}"]`)?.textContent;
  const work = (lang) => (title(lang) ? { id: `${location.pathname}-${lang}`, title: title(lang) } : null);
  return { original: work("zh"), translation: work("en") };
}
