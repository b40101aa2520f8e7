/* Which worksheet: the whole one or one page, on which events. The styles show and hide by the inputs; the address is
   read while the page is built (partials/fp/packing.html) and written here. One page has room for so many events:
   the first ones stay chosen, and no more can be until one is let go. */

import { chosen, show } from "../kit/address.js";

const ROOM = 3;

/** @param {HTMLElement} page */
export function choice(page) {
  const form = /** @type {HTMLFormElement} */ (page.querySelector("form"));
  const events = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("[name=events]")]);

  function update() {
    const isPage = /** @type {HTMLInputElement} */ (form.querySelector("[value=page]")).checked;
    for (const input of isPage ? events.filter(({ checked }) => checked).slice(ROOM) : []) input.checked = false;
    const count = events.filter(({ checked }) => checked).length;
    for (const input of events) input.disabled = isPage && count === ROOM && !input.checked;
    page.style.setProperty("--fp-events", `${Math.max(count, 1)}`);
    show(chosen(form), location.hash);
  }

  form.addEventListener("change", ({ target }) => {
    // Who goes back to the whole has every event again.
    if (/** @type {HTMLInputElement} */ (target).name === "length") for (const input of events) input.checked = true;
    update();
  });
  update();
  return { left: () => events.flatMap((input) => (input.checked ? [] : input.value)) };
}
