/* The frame of every page: the colours, and the keys that lead to the page before and after.

   What the theme's own script does for the parts of it that our pages have, in the theme's terms: the names of elements
   and data, what is kept of a choice and under which name. Where a site asks for more of the theme, its script is there
   (main.html), tells itself so by its settings in the page, and this one leaves the frame to it. */

import { isSingle } from "./keys.js";
import { recall } from "./kit.js";

const COLOURS = ["media", "scheme", "primary", "accent"];
/** The theme's, from the head of every page. @type {(name: string, value: unknown) => void} */
const keep = Reflect.get(globalThis, "__md_set");
const PAGES = { p: "prev", ",": "prev", n: "next", ".": "next" };

/** @param {Document} root */
export function init(root) {
  if (root.querySelector("#__config")) return;
  colours(/** @type {HTMLInputElement[]} */ ([...root.querySelectorAll('[name="__palette"]')]));
  addEventListener("keydown", (event) => {
    const to = PAGES[/** @type {keyof typeof PAGES} */ (event.key)];
    if (!to || event.defaultPrevented || !isSingle(event) || recall("keys") === "off") return;
    const link = /** @type {HTMLLinkElement | null} */ (root.querySelector(`link[rel="${to}"]`));
    if (link) location.assign(link.href);
  });
}

/** @param {HTMLInputElement[]} options each a state of the choice, the colours of the system or some of the theme's */
function colours(options) {
  const media = (/** @type {HTMLInputElement} */ option) => option.dataset.mdColorMedia ?? "";
  // That of the system's names no value.
  const isSystems = (/** @type {HTMLInputElement} */ option) => !media(option).includes(":");
  const show = () => {
    const chosen = options.find((option) => option.checked);
    if (!chosen) return;
    const shown = isSystems(chosen) ? (options.find((option) => !isSystems(option) && matchMedia(media(option)).matches) ?? chosen) : chosen;
    const color = Object.fromEntries(COLOURS.map((name) => [name, shown.getAttribute(`data-md-color-${name}`) ?? ""]));
    for (const [name, value] of Object.entries(color)) document.body.setAttribute(`data-md-color-${name}`, value);
    return { index: options.indexOf(chosen), color: { ...color, media: media(chosen) } };
  };
  for (const option of options) {
    option.addEventListener("change", () => keep("__palette", show()));
    option.addEventListener("keydown", ({ key }) => {
      const next = options[(options.indexOf(option) + 1) % options.length];
      if (key !== "Enter") return;
      next.click();
      next.focus();
    });
  }
  matchMedia("(prefers-color-scheme: light)").addEventListener("change", show);
}
