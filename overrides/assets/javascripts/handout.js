/* The packer's comforts: the choice in the address, the count of pages, the buttons.

   The choice itself works without: the styles show and hide by the inputs, and the sheet
   is a row of columns as large as the paper's printed part, which a browser breaks as it
   breaks pages. Here the address is read by the few lines in partials/fp/packing.html and
   only written. The pages are counted from the height of all columns together, or from
   their width where a browser sets them side by side; each gets its foot. */

import { show } from "./kit/address.js";
import { make } from "./kit/elements.js";
import { counted, words } from "./kit/words.js";
import { number } from "./handout/lines.js";

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
    if (/** @type {HTMLInputElement} */ (form.elements.namedItem("lines")).checked) number(sheet);
    count(sheet, said, value(form, "view") === "starter");
  };
  form.addEventListener("change", () => {
    start(form);
    update();
  });
  root.querySelector("[data-fp-print]")?.addEventListener("click", () => print());
  root.querySelector("[data-fp-copy]")?.addEventListener("click", () => copy(said));
  start(form);
  document.fonts.ready.then(update);
  addEventListener("resize", update);
}

/** @param {HTMLFormElement} form @param {string} name */
const value = (form, name) => new FormData(form).get(name);

/** A starter pack begins with two or three events, not with all there are. @param {HTMLFormElement} form */
function start(form) {
  const isStarter = value(form, "view") === "starter";
  const inputs = [.../** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll('[name="events"]'))];
  if (!isStarter || inputs.some((input) => !input.checked)) return;
  const first = (form.dataset.starting ?? "").split(",");
  for (const input of inputs) input.checked = first.includes(input.value);
  const events = form.querySelector("details");
  if (events) events.open = true;
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

/** @param {HTMLElement} sheet @param {HTMLElement} said @param {boolean} isStarter */
function count(sheet, said, isStarter) {
  for (const foot of sheet.querySelectorAll(".fp-feet")) foot.remove();
  const style = getComputedStyle(sheet);
  /** @param {string} name */
  const size = (name) => parseFloat(style.getPropertyValue(name)) || 0;
  const high = size("height") + size("row-gap");
  const wide = sheet.scrollWidth - size("padding-left") - size("padding-right") + size("column-gap");
  const tall = size("column-height");
  const pages = tall ? Math.round(high / (tall + size("row-gap"))) : Math.round(wide / (size("column-width") + size("column-gap")));
  said.textContent = counted("pages", pages) + (isStarter && pages > 2 ? ` ${words("starter-too-long")}` : "");
  if (tall) sheet.append(make("div", { class: "fp-feet", "aria-hidden": "true" }, ...Array.from({ length: pages }, () => make("i"))));
  // What is drawn smaller takes no more room than is seen of it.
  sheet.style.marginBottom = `${sheet.getBoundingClientRect().height - sheet.offsetHeight}px`;
}

/** @param {HTMLElement} said */
async function copy(said) {
  try {
    await navigator.clipboard.writeText(location.href);
    said.textContent = words("link-copied");
  } catch {
    said.textContent = words("link-not-copied");
  }
}
