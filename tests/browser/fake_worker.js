// A worker that speaks the protocol of docs/theme/assets/search/worker.js and knows a few made-up answers, so that the
// page can be tested against what a real index never shows on demand: delays, failures, hundreds of articles.
const MADE_UP = 620;
const SEEDS = [
  { id: "1957-12-04-3-d61b3d2e", en: "Made-up headline one", zh: "编造的标题一" },
  { id: "1958-01-06-4-d6305bb6", en: "Made-up headline <b>two</b>", zh: "编造的标题二" },
  { id: "1958-02-10-5-ca0cc8dc", en: "Made-up headline three", zh: "" },
];
const addressOf = (id) => id.replace(/^(\d{4})-(\d\d)-(\d\d)-/, "$1/$2/$3/") + ".html";
const made = (number) => ({ id: `1958-03-${String((number % 28) + 1).padStart(2, "0")}-1-${String(number).padStart(8, "0")}`, en: `Made up ${number}`, zh: "" });
const articlesOf = (text) => (text.startsWith("many") ? Array.from({ length: MADE_UP }, (_, number) => made(number)) : text.startsWith("nothing") ? [] : [...SEEDS]);
const dateOf = (id) => id.slice(0, 10);
const hitOf = ({ id }) => ({ id, address: addressOf(id), date: dateOf(id), page: Number(id.split("-")[3]), occurrences: 2, units: [{ unit: "zh1", occurrences: 1 }, { unit: "en1", occurrences: 1 }] });
const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const long = "长".repeat(300);

let base = "";
let last = { text: "", articles: [] };
const cancelled = new Set();

const answers = {
  async open({ base: given }) {
    base = given;
    return { type: "opened" };
  },
  async search({ id, text, sort, without, limit }) {
    const articles = articlesOf(text);
    if (sort === "newest") articles.reverse();
    last = { text, articles };
    if (text.startsWith("mistake")) return { type: "error", kind: "query", code: "unbalanced-quote", at: [3, 4], detail: "", retry: false };
    if (text === "page gone") return { type: "error", kind: "damaged", code: "missing", detail: "1958/01/06/4-d6305bb6.html", retry: false };
    for (const kind of ["damaged", "version", "limit"]) if (text === kind) return { type: "error", kind, code: "made-up", detail: "t3.bin", retry: false };
    if (text === "unreachable") {
      try {
        await fetch(`${base}assets/duizhao/made-up.bin`).then((reply) => { if (!reply.ok) throw new Error(String(reply.status)); });
      } catch {
        return { type: "error", kind: "network", code: "status", detail: "made-up.bin", retry: true };
      }
    }
    const count = articles.length;
    const excluded = text.includes("-mass") ? [{ word: "masses", excluded: true, forms: [{ form: "mass", occurrences: 0 }, { form: "masses", occurrences: 0 }] }] : [];
    const forms = [...excluded, { word: "party", forms: [{ form: "parties", occurrences: 2 }, { form: "party", occurrences: 7 }].filter(({ form }) => !without.includes(form)) }];
    if (text.includes("partys")) forms.push({ ...forms.at(-1), word: "partys" });
    const answer = { type: "partial", searched: 5, hits: articles.slice(0, limit).map(hitOf), forms };
    if (text === "never") await wait(1e9);
    if (text.startsWith("slow")) {
      postMessage({ id, ...answer, totals: { occurrences: 2, articles: 1, paragraphs: 1 }, volumes: { done: 1, all: 2 }, final: false });
      await wait(700);
    }
    const fields = text.startsWith("year:");
    const totals = { occurrences: fields ? 0 : 2 * count, articles: count, paragraphs: fields ? 0 : count };
    return { ...answer, totals, volumes: { done: 2, all: 2 }, ...(text.includes(";") ? { others: [{ occurrences: 9, articles: 2, paragraphs: 2, forms: [{ word: "party", forms: [{ form: "party", occurrences: 9 }] }] }] } : {}), final: true };
  },
  async more({ offset, limit }) {
    return { type: "hits", offset, hits: last.articles.slice(offset, offset + limit).map(hitOf) };
  },
  async counts({ unit }) {
    const length = { year: 4, month: 7, day: 10 }[unit];
    const counts = new Map();
    for (const { id } of last.articles) counts.set(dateOf(id).slice(0, length), (counts.get(dateOf(id).slice(0, length)) ?? 0) + 1);
    const rows = [...counts].map(([key, articles]) => [key, 2 * articles, articles]);
    const lengths = unit === "day" ? {} : Object.fromEntries(rows.map(([key]) => [key, 50_000]));
    const series = last.text.split(";").map((query, index) => ({ query: query.trim(), counts: index ? rows.slice(0, 1) : rows, lengths }));
    return { type: "counts", series };
  },
  async facets() {
    return { type: "facets", facets: { year: [["1957", 1], ["1958", 2]], page: [[3, 1], [4, 2]], section: [["国内 新闻", 1]], column: [], agency: [["新华社", 2]], tag: [["mass-line", 2], ["no-such-term", 1]] } };
  },
  async text({ id, hits }) {
    if (last.text === "partly" && !(await fetch(`${base}assets/duizhao/made-up.bin`)).ok) {
      return { type: "error", kind: "network", code: "status", detail: "page", retry: true };
    }
    for (const article of last.articles.filter((given) => hits.includes(given.id))) {
      await wait(5);
      const units = [
        { unit: "headline-en", lang: "en", text: article.en, pair: ["headline-zh"], spans: [[0, 4]] },
        { unit: "zh1", lang: "zh", text: `${long}<i>群众</i>路线与群众${long}`, pair: ["en1"], spans: [[303, 305], [304, 305], [312, 314]] },
        { unit: "en1", lang: "en", text: `The mass & line. ${"word ".repeat(200)}`, pair: ["zh1"], spans: [[4, 8]] },
      ];
      postMessage({ id, type: "text", article: article.id, headline: { en: article.en, zh: article.zh }, units });
    }
    return null;
  },
  async all({ id }) {
    const all = last.articles.length;
    for (let done = 0; done < all; done += 20) {
      await wait(last.text.includes("creeping") ? 600 : last.text.includes("gently") ? 60 : 1);
      if (cancelled.has(id)) return null;
      if (last.text.includes("renewed")) return { type: "error", kind: "version", code: "renewed", detail: "page", retry: true };
      if (last.text.includes("broken") && done >= 40) return { type: "error", kind: "network", code: "status", detail: "page", retry: true };
      const some = last.articles.slice(done, done + 20);
      const lines = some.flatMap((article, index) => {
        const line = { article: article.id, date: dateOf(article.id), page: Number(article.id.split("-")[3]), pair: "The other\nlanguage", address: `https://example.org/${addressOf(article.id)}`, citation: "As its page cites it." };
        const other = { ...line, unit: "en1", left: `${"zyx"[index % 3]} `, hit: "party", right: " members, and more", pair: "" };
        return [{ ...line, unit: "zh1", left: `=1+1,"甲"${done + index}乙`, hit: "群众", right: "丙丁" }, ...(last.text.includes("short") ? [] : [other])];
      });
      postMessage({ id, type: "lines", articles: some.map((article) => article.id), lines, done: Math.min(all, done + 20), all, final: false });
    }
    return { type: "lines", articles: [], lines: [], done: all, all, final: true };
  },
};

addEventListener("message", async ({ data }) => {
  if (data.type === "cancel") {
    // An answer on its way is sent all the same: throwing it away is the page's to do.
    cancelled.add(data.id);
    return;
  }
  const answer = await answers[data.type](data);
  if (answer) postMessage({ id: data.id, ...answer });
});
