// Searches the static index, whose files docs/search.md describes.

const page = document.querySelector("#search");
const input = page.querySelector("input");
const help = page.querySelector("#search-help");
const letters = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ħ: "h", ı: "i", ŋ: "ng", ς: "σ", ʼ: "'" };
const files = {};

export const fold = (text) => text.normalize("NFKD").toLowerCase()
  .replace(/[\p{Mn}\p{Cf}]/gu, "").replace(/[^\0-\x7f]/g, (c) => letters[c] ?? c);

const read = (name) => files[name] ??= fetch(`${page.dataset.index}${name}.json`, { cache: "no-cache" })
  .then((response) => response.json())
  .catch((e) => {
    delete files[name]; // the next query tries again
    throw e;
  });

// The scores of the entries that hold a word. What is below the horizon of its kind
// may hold it too.
async function lookup(word) {
  const scores = new Map(), horizon = scores.horizon = [0, 0, 0, 0];
  const start = (await read("words")).findLast((s) => word.startsWith(s));
  for (const [term, lists] of Object.entries(await read("w-" + start))) {
    if (!term.startsWith(word)) continue;
    if (term.endsWith("*")) horizon.fill(Infinity);
    for (const [head, ...steps] of lists) {
      const kind = head & 3, score = (head >> 3) + (term === word);
      let id = 0;
      for (const step of steps) {
        id = Math.abs(id - step); // the first is whole, the others lead down
        scores.set(4 * id + kind, Math.max(score, scores.get(4 * id + kind) ?? 0));
      }
      if (head & 4) horizon[kind] = Math.max(horizon[kind], id);
    }
  }
  return scores;
}

const write = (element, text, words) => element.append(...text.split(/([\p{L}\p{N}\p{Mn}]+)/u).map((part) =>
  words.some((word) => fold(part).startsWith(word)) ? Object.assign(document.createElement("mark"), { textContent: part }) : part));

// Makes the lines of the next hits of a kind.
const lines = (kind, hits, most, words) => Promise.all(hits.splice(0, most).map(async ({ id }) => {
  const file = await read(`${kind}-${Math.floor(id / 16).toString(36)}`);
  const [title, href, note, text] = file[id % 16];
  const line = page.querySelector("template").content.firstElementChild.cloneNode(true);
  const link = line.querySelector("a");
  link.href = href;
  write(link, title, words);
  line.firstElementChild.append(note);
  write(line.lastElementChild, text, words);
  return line;
}));

async function search() {
  const query = input.value, found = [[], [], [], []];
  const words = [...new Set(fold(query).match(/[\p{L}\p{N}]+/gu))].slice(0, 6);
  let message = "", total = 0;
  try {
    const lookups = await Promise.all(words.map(lookup));
    for (const key of new Set(lookups.flatMap((l) => [...l.keys()]))) {
      const kind = key % 4, id = (key - kind) / 4;
      if (!lookups.every((l) => l.has(key) || id < l.horizon[kind])) continue;
      found[kind].push({ id, score: lookups.reduce((sum, l) => sum + (l.get(key) ?? 0), 0) });
      total++;
    }
    const first = await Promise.all(found.map((hits, kind) => {
      hits.sort((a, b) => b.score - a.score || b.id - a.id);
      return lines(kind, hits, [3, 2, 4, 7][kind], words);
    }));
    if (query !== input.value) return;
    page.querySelectorAll("section").forEach((section, kind) => {
      const [, list, button] = section.children;
      list.replaceChildren(...first[kind]);
      section.hidden = !first[kind].length;
      button.hidden = !found[kind].length;
      button.onclick = async () => {
        const next = await lines(kind, found[kind], 16, words);
        button.hidden = !found[kind].length;
        list.append(...next);
        next[0].querySelector("a").focus();
      };
    });
    if (total) message = (lookups.some((l) => l.horizon.some(Boolean)) ? "At least " : "") + total + " found.";
    else if (words[0]) message = "Nothing found. Check the spelling, or try fewer words.";
  } catch {
    message = "The index cannot be loaded. Check the connection, then try again.";
  }
  page.querySelector("[role=status]").textContent = message;
}

input.addEventListener("input", () => {
  history.replaceState(null, "", "?q=" + encodeURIComponent(input.value));
  search();
});

page.addEventListener("keydown", (event) => {
  const stops = [...page.querySelectorAll("input, section a, section button:not([hidden])")];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Escape") input.focus();
  if (step) {
    event.preventDefault();
    stops[stops.indexOf(event.target) + step]?.focus();
  }
});

help.hidden = false;
input.setAttribute("aria-describedby", help.id);
input.value = new URLSearchParams(location.search).get("q") ?? "";
search();
