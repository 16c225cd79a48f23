// Sorts and filters the tables of positions; without it they are whole, in the order of
// the scale.

const url = new URL(location);
const asked = (name) => url.searchParams.get(name) ?? "";
const keep = (name, value) => {
  if (value) url.searchParams.set(name, value);
  else url.searchParams.delete(name);
  history.replaceState(null, "", url);
};
const all = (what, root = document) => [...root.querySelectorAll(what)];
const { compare } = Intl.Collator(document.documentElement.lang, { numeric: true });

for (const table of all("[data-sorted]")) {
  const heads = all("[data-sort]", table);
  const rows = all("tbody tr", table);
  const sort = (choice) => {
    const sorted = [...rows];
    for (const th of heads) {
      const name = th.dataset.sort;
      const way = { [name]: 1, ["-" + name]: -1 }[choice];
      th.ariaSort = { 1: "ascending", [-1]: "descending" }[way] ?? null;
      const key = (row) => row.cells[th.cellIndex].dataset.value;
      if (way) sorted.sort((a, b) => !key(a) - !key(b) || compare(key(a), key(b)) * way);
    }
    table.tBodies[0].append(...sorted);
    keep(table.dataset.sorted, choice);
  };
  for (const th of heads) {
    const name = th.dataset.sort;
    const button = document.createElement("button");
    button.append(...th.childNodes);
    th.append(button);
    button.onclick = () => sort({ ascending: "-" + name, descending: "" }[th.ariaSort] ?? name);
  }
  sort(asked(table.dataset.sorted));
}

const [filters] = all(".filters");
const fields = all("select", filters);
const people = all(".matrix tbody tr");
const show = () => {
  for (const row of all("[data-country]")) {
    row.hidden = fields.some((f) => f.value && f.value !== row.dataset[f.name]);
  }
  const n = people.filter((row) => !row.hidden).length;
  filters.lastElementChild.textContent = `${n} of ${people.length} people shown`;
};
for (const f of fields) {
  f.value = asked(f.name);
  if (f.selectedIndex < 0) f.value = "";
  f.onchange = () => show(keep(f.name, f.value));
  filters.hidden = false;
}
show();
