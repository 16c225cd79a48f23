// Puts a control beside what readers take away: a permalink, a citation, the page's
// address. It copies, or opens the device's own way to share. Without this file all
// of it is there to be copied by hand.

const hint = 2000; // milliseconds for which a control says what it did

// control is a button that says for a while what became of its task.
function control(label, task) {
  const b = document.createElement("button");
  b.type = "button";
  b.className = "copy";
  b.textContent = label;
  b.setAttribute("aria-live", "polite");
  b.addEventListener("click", async () => {
    b.textContent = await task() ?? label;
    setTimeout(() => { b.textContent = label; }, hint);
  });
  return b;
}

// copy puts a text on the clipboard. Without permission, or without a secure address,
// byHand shows the reader what to copy, and may say how.
async function copy(text, byHand) {
  try {
    await navigator.clipboard.writeText(text);
    return "Copied";
  } catch {
    return byHand();
  }
}

function address(link, label = "Copy link") {
  return control(label, () => copy(link, () => { prompt("The address:", link); }));
}

for (const link of document.querySelectorAll(".statement a.permalink")) {
  link.after(" ", address(link.href));
}

for (const text of document.querySelectorAll("[data-copy]")) {
  const select = () => {
    getSelection().selectAllChildren(text);
    return "Press Ctrl+C";
  };
  text.after(" ", control("Copy", () => copy(text.textContent, select)));
}

for (const place of document.querySelectorAll(".sharing")) {
  const page = { title: document.querySelector("h1").textContent, url: location.href.split("#")[0] };
  place.append(address(page.url, "Copy link to this entry"));
  if (navigator.share) {
    // A reader who closes the sheet again has not failed.
    place.append(" ", control("Share…", () => navigator.share(page).catch(() => {})));
  }
}
