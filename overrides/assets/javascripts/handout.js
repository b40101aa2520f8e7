/* The hand-out: the choice in the address, the pages drawn and counted.

   What is ticked shows without this script (handout.css), and what the address asks for is
   ticked while the page is being built (handout.html). From there on this script writes every
   change back into the address, with the letters for the names where the hand-out is blind; it
   draws a page behind every column of the sheet and says how many there are; and it offers to
   print and to copy the address. Columns break by the rules of pages, so the count is the
   printer's: a test prints and compares. */

const SEVERAL = ["parts", "events"];

/** @param {Document | Element} root */
export function init(root) {
  const form = /** @type {HTMLFormElement | null} */ (root.querySelector(".fp-pack"));
  const sheet = /** @type {HTMLElement | null} */ (root.querySelector(".fp-sheet"));
  const acts = root.querySelector(".fp-pack__acts");
  if (!form || !sheet || !acts) return;
  const count = make("p", { role: "status" });
  const print = make("button", { type: "button", class: "fp-btn fp-btn--main" }, "Print the hand-out");
  const copy = make("button", { type: "button", class: "fp-btn" }, "Copy the address of this choice");
  acts.append(count, print, copy);
  print.addEventListener("click", () => window.print());
  copy.addEventListener("click", () => {
    const done = () => "The address is copied.";
    const failed = () => "Copying failed: take it from the address bar.";
    navigator.clipboard.writeText(location.href).then(done, failed).then((words) => (count.textContent = words));
  });
  const update = () => {
    write(form);
    const pages = draw(sheet);
    count.textContent = `${pages} page${pages === 1 ? "" : "s"} of ${chosen(form, "paper")[0] === "a4" ? "A4" : "Letter"}`;
  };
  form.addEventListener("change", update);
  document.fonts.ready.then(update);
}

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @param {string[]} words
 */
function make(tag, attributes, ...words) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...words);
  return made;
}

/** The values that are ticked under a name. @param {HTMLFormElement} form @param {string} name */
const chosen = (form, name) => inputs(form, name).filter((input) => input.checked).map((input) => input.value);

/** @param {HTMLFormElement} form @param {string} name */
const inputs = (form, name) => [...form.querySelectorAll(/** @type {"input"} */ (`input[name="${name}"]`))];

/** @param {HTMLFormElement} form */
function write(form) {
  const asked = new URLSearchParams();
  const isBlind = chosen(form, "blind").length > 0;
  for (const name of new Set([...form.querySelectorAll("input")].map((input) => input.name))) {
    const all = inputs(form, name);
    if (all.every((input) => input.checked === input.defaultChecked)) continue;
    const on = all.filter((input) => input.checked);
    const values = on.map((input) => (isBlind && input.dataset.letters) || input.value);
    asked.set(name, SEVERAL.includes(name) ? values.join(",") : (values[0] ?? ""));
  }
  const query = asked.toString().replaceAll("%2C", ",");
  history.replaceState(history.state, "", `${location.pathname}${query && "?"}${query}${location.hash}`);
}

/** A page behind every column; how many there are. @param {HTMLElement} sheet */
function draw(sheet) {
  for (const old of sheet.querySelectorAll(".fp-leaf-page")) old.remove();
  const style = getComputedStyle(sheet);
  const [wide, gap] = [parseFloat(style.width), parseFloat(style.columnGap)];
  const margin = parseFloat(style.marginLeft);
  const pages = Math.max(1, Math.round((sheet.scrollWidth + gap) / (wide + gap)));
  for (let at = 0; at < pages; at += 1) {
    const page = make("div", { class: "fp-leaf-page", "aria-hidden": "true", "data-foot": `${at + 1} / ${pages}` });
    page.style.left = `${at * (wide + gap) - margin}px`;
    sheet.append(page);
  }
  return pages;
}
