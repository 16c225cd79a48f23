// Puts a button beside every permalink that copies its address. Without this file
// the permalinks are there all the same.

const labels = { idle: "Copy link", done: "Copied", failed: "Press Ctrl+C" };

function button(link) {
  const b = document.createElement("button");
  b.type = "button";
  b.className = "copy";
  b.textContent = labels.idle;
  b.setAttribute("aria-live", "polite");
  b.addEventListener("click", () => copy(link.href, b));
  return b;
}

async function copy(address, b) {
  try {
    await navigator.clipboard.writeText(address);
    b.textContent = labels.done;
  } catch {
    // No permission, or no secure address: the reader copies it from the address bar.
    location.href = address;
    b.textContent = labels.failed;
  }
  setTimeout(() => { b.textContent = labels.idle; }, 2000);
}

for (const link of document.querySelectorAll(".statement a.permalink")) {
  link.after(" ", button(link));
}
