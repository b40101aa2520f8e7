/* The packer's comforts: the choice in the address, the count of pages, the buttons.

   The choice itself works without: the styles show and hide by the inputs, and the sheet
   is a row of columns as large as the paper's printed part, which a browser breaks as it
   breaks pages. Here the address is read by the few lines in partials/fp/packing.html and
   only written. The pages are counted from the height of all columns together, or from
   their width where a browser sets them side by side; each gets its foot. */

import { show } from "./kit/address.js";
import { make } from "./kit/elements.js";

const NAMES = ["view", "order", "events", "parts", "lines", "room", "large", "blind", "paper"];

/** @param {Document | Element} root */
export function init(root) {
  /** @type {HTMLFormElement | null} */
  const form = root.querySelector(".fp-pack:not([data-live])");
  /** @type {HTMLElement | null} */
  const sheet = root.querySelector(".fp-sheet");
  /** @type {HTMLElement | null} */
  const said = root.querySelector(".fp-hand__count");
  if (!form || !sheet || !said) return;
  form.setAttribute("data-live", "");
  const update = () => {
    show(asked(form));
    count(sheet, said);
  };
  form.addEventListener("change", update);
  root.querySelector("[data-fp-print]")?.addEventListener("click", () => print());
  root.querySelector("[data-fp-copy]")?.addEventListener("click", () => copy(said));
  document.fonts.ready.then(update);
  addEventListener("resize", () => count(sheet, said));
}

/** What is chosen, so far as it differs from how the page is sent. @param {HTMLFormElement} form */
function asked(form) {
  const inputs = /** @type {HTMLInputElement[]} */ ([...form.elements]);
  /** @param {string} name */
  const named = (name) => inputs.filter((input) => input.name === name);
  const isBlind = named("blind")[0].checked;
  const chosen = new URLSearchParams();
  for (const name of NAMES) {
    const all = named(name);
    if (all.every((input) => input.checked === input.defaultChecked)) continue;
    // Names of readings are letters where they are not to be told.
    const values = all.filter((input) => input.checked).map((input) => (isBlind && input.dataset.letters) || input.value);
    chosen.set(name, values.join(","));
  }
  return chosen;
}

/** @param {HTMLElement} sheet @param {HTMLElement} said */
function count(sheet, said) {
  for (const foot of sheet.querySelectorAll(".fp-feet")) foot.remove();
  const style = getComputedStyle(sheet);
  /** @param {string} name */
  const size = (name) => parseFloat(style.getPropertyValue(name)) || 0;
  const high = size("height") + size("row-gap");
  const wide = sheet.scrollWidth - size("padding-left") - size("padding-right") + size("column-gap");
  const tall = size("column-height");
  const pages = tall ? Math.round(high / (tall + size("row-gap"))) : Math.round(wide / (size("column-width") + size("column-gap")));
  said.textContent = pages === 1 ? "1 page." : `${pages} pages.`;
  if (tall) sheet.append(make("div", { class: "fp-feet", "aria-hidden": "true" }, ...Array.from({ length: pages }, () => make("i"))));
  // What is drawn smaller takes no more room than is seen of it.
  sheet.style.marginBottom = `${sheet.getBoundingClientRect().height - sheet.offsetHeight}px`;
}

/** @param {HTMLElement} said */
async function copy(said) {
  try {
    await navigator.clipboard.writeText(location.href);
    said.textContent = "The link is copied.";
  } catch {
    said.textContent = "The link could not be copied: it stands in the address line.";
  }
}
