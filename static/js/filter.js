// Narrows the timeline or a month's page in place; the address holds the choice.
// Without it the lists that it reads lead to a page each.

const form = document.querySelector("[data-indexes]");
const results = document.querySelector(".results"); // of the timeline
const all = (which) => document.querySelectorAll(which);
const slug = (a) => a.pathname.split("/").at(-2);
let indexes;

for (const li of all("[data-facet] li")) { // a link, or a name whose page the site does without
  form[li.parentNode.dataset.facet].add(new Option(li.textContent.trim(), li.dataset.slug ?? slug(li.firstElementChild)));
}

// "person=x&position=y"
const choice = () => String(new URLSearchParams([...new FormData(form)].filter(([, v]) => v)));

async function load(url) {
  const answer = await fetch(url);
  const { tags, articles } = await answer.json();
  return articles.map((a) => ({ ...a, tags: a.tags.map((i) => tags[i]) }));
}

async function show() {
  const query = new URLSearchParams(location.search);
  for (const select of all("[data-indexes] select")) {
    const value = select.value = query.get(select.name) ?? "";
    if (select.value === value) continue;
    select.add(new Option(value, value, false, true));
    select.parentNode.hidden = false; // the only choice here
  }
  for (const a of all("[rel=prev], [rel=next]")) a.search = location.search;
  if (!choice() && !indexes) return;
  form.parentNode.open = true; // on a month's page
  let words = "The filter did not load.";
  try {
    indexes ??= Promise.all(form.dataset.indexes.split(" ").map(load));
    const articles = (await indexes).flat();
    // A person with a position is one tag.
    const want = choice() ? choice().split(/&(?!position)/) : [];
    const hits = articles.filter((a) => want.every((tag) => a.tags.includes(tag)));
    for (const e of all("[data-whole]")) e.hidden = want.length;
    const total = results ? list(hits, articles, want.length) : hide(hits, want.length);
    words = `${total.join(" of ")} articles`;
  } catch {
    indexes = null;
  }
  form.lastElementChild.textContent = words;
}

function hide(hits, any) {
  const keep = new Set(hits.map((a) => a.slug)), entries = [...all(".entry")];
  for (const e of entries) e.hidden = !keep.has(slug(e.querySelector("h3 a")));
  for (const a of all(".monthbar a")) {
    const day = document.querySelector(a.hash);
    day.hidden = a.parentNode.hidden = any && !day.querySelector(".entry:not([hidden])");
  }
  return [entries.filter((e) => !e.hidden).length, entries.length];
}

function list(hits, articles, any) {
  results.replaceChildren(...(any ? hits : []).map(({ slug, title, source, date }) => {
    const entry = all("template")[0].content.cloneNode(true), a = entry.querySelector("a");
    a.href = form.dataset.articles + slug + "/";
    a.textContent = title;
    entry.querySelector("p").textContent = source + " · " + date;
    return entry;
  }));
  return [hits.length, articles.length];
}

function choose(query) {
  history.pushState(null, "", query || location.pathname);
  show();
}

form.addEventListener("change", () => choose("?" + choice()));
form.addEventListener("reset", () => choose());
addEventListener("popstate", show);
show();
