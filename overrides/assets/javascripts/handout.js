/* The packer's comforts: the choice in the address, the count of pages, the buttons.

   The choice itself works without: the styles show and hide by the inputs, and the sheet
   is a row of columns as large as the paper's printed part, which a browser breaks as it
   breaks pages. Here the address is read by the few lines in partials/fp/packing.html and
   only written. The pages are counted from the height of all columns together, or from
   their width where a browser sets them side by side; each gets its foot. */

const form = /** @type {HTMLFormElement} */ (document.querySelector(".fp-pack"));
const sheet = /** @type {HTMLElement} */ (document.querySelector(".fp-sheet"));
const said = /** @type {HTMLElement} */ (document.querySelector(".fp-hand__count"));

/** @param {Document | Element} root */
export function init(root) {
  const update = () => {
    write();
    count();
  };
  form.addEventListener("change", update);
  root.querySelector("[data-fp-print]")?.addEventListener("click", () => print());
  root.querySelector("[data-fp-copy]")?.addEventListener("click", copy);
  document.fonts.ready.then(update);
  addEventListener("resize", count);
}

/** The controls of a name. @param {string} name */
const named = (name) =>
  /** @type {HTMLInputElement[]} */ ([...form.elements]).filter((input) => input.name === name);

/** Names of readings are letters where they are not to be told. @param {HTMLInputElement} input */
const shown = (input) => (named("blind")[0].checked && input.dataset.letters) || input.value;

function write() {
  const chosen = new URLSearchParams();
  for (const name of ["view", "order", "events", "parts", "lines", "room", "large", "blind", "paper"]) {
    const inputs = named(name);
    if (inputs.every((input) => input.checked === input.defaultChecked)) continue;
    chosen.set(name, `${inputs.filter((input) => input.checked).map(shown)}`);
  }
  const query = `${chosen}`.replaceAll("%2C", ",");
  history.replaceState(history.state, "", `${location.pathname}${query && "?"}${query}`);
}

function count() {
  for (const foot of sheet.querySelectorAll(".fp-feet")) foot.remove();
  const style = getComputedStyle(sheet);
  /** @param {string} name */
  const size = (name) => parseFloat(style.getPropertyValue(name)) || 0;
  const high = size("height") + size("row-gap");
  const wide = sheet.scrollWidth - size("padding-left") - size("padding-right") + size("column-gap");
  const tall = size("column-height");
  const pages = tall ? Math.round(high / (tall + size("row-gap"))) : Math.round(wide / (size("column-width") + size("column-gap")));
  said.textContent = pages === 1 ? "1 page." : `${pages} pages.`;
  const feet = document.createElement("div");
  feet.className = "fp-feet";
  feet.ariaHidden = "true";
  feet.append(...Array.from({ length: pages }, () => document.createElement("i")));
  if (tall) sheet.append(feet);
  // What is drawn smaller takes no more room than is seen of it.
  sheet.style.marginBottom = `${sheet.getBoundingClientRect().height - sheet.offsetHeight}px`;
}

async function copy() {
  try {
    await navigator.clipboard.writeText(location.href);
    said.textContent = "The link is copied.";
  } catch {
    said.textContent = "The link could not be copied: it stands in the address line.";
  }
}
