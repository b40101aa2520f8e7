/* Next and previous, by key and by button, and a panel that lists the keys.

   A key counts alone, never with Ctrl, Alt or Meta, and never while one types or chooses
   from a list. The panel turns single keys off for good, that of the search and the
   theme's own with them; the buttons go on working. In the complete texts and on an article's
   page "next" goes from paragraph to paragraph, elsewhere from event to event. */

import { make, seen } from "./kit/elements.js";
import { words } from "./kit/words.js";
import { once, recall, remember } from "./kit.js";

const SLACK = 4;

/** @param {Document | Element} root */
export function init(root) {
  const page = once(root, "keys");
  if (!page) return;
  const help = panel(page);
  if (!help) return;
  /** @param {string} key */
  const act = (key) => {
    if (key === "?") help.showModal();
    else if (key === "n" || key === "p") note(page, key === "n" ? 1 : -1);
    else if (key === "j" || key === "k") place(page, key === "j" ? 1 : -1);
    else return false;
    return true;
  };
  window.addEventListener(
    "keydown",
    (event) => {
      if (!isSingle(event)) return;
      const isOff = recall("keys") === "off";
      if (isOff ? "jknp/?.,".includes(event.key) : !help.open && act(event.key)) {
        event.stopImmediatePropagation();
        if (!isOff) event.preventDefault();
      }
    },
    true,
  );
  page.addEventListener("click", (event) => {
    const button = /** @type {Element} */ (event.target).closest("[data-key]");
    if (button) act(button.getAttribute("data-key") ?? "");
  });
  page.querySelector("form")?.append(make("button", { type: "button", class: "fp-btn", "data-key": "?", "aria-haspopup": "dialog" }, words("keys")));
  const strip = page.querySelector(".fp-strip");
  strip?.prepend(step("k", words("previous-event"), "‹"));
  strip?.append(step("j", words("next-event"), "›"));
}

/** @param {string} key @param {string} name @param {string} sign */
const step = (key, name, sign) => make("button", { type: "button", class: "fp-step", "data-key": key, "aria-label": name }, sign);

/** Whether a key is pressed alone, and nobody types. @param {KeyboardEvent} event */
export const isSingle = (event) => !(event.ctrlKey || event.altKey || event.metaKey || event.isComposing || typing(event.target));

/** @param {EventTarget | null} target */
export const typing = (target) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches("select, textarea, input:not([type='radio'], [type='checkbox'])"));

/** The list of keys, as the page has it ready. @param {Element} page */
function panel(page) {
  /** @type {HTMLTemplateElement | null} */
  const ready = page.querySelector("template.fp-keys");
  if (!ready) return null;
  page.append(ready.content.cloneNode(true));
  const box = /** @type {HTMLInputElement} */ (page.querySelector(".fp-help input"));
  box.checked = recall("keys") !== "off";
  box.addEventListener("change", () => remember("keys", box.checked ? "on" : "off"));
  return /** @type {HTMLDialogElement} */ (page.querySelector(".fp-help"));
}

/** Where the reading begins: under what sticks to the top of the window. */
const topLine = () => parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;

/** How far below that line a place may stand that was come to, to be where one reads. @param {Element} place */
const standsBelow = (place) => Math.max(0, parseFloat(getComputedStyle(place).scrollMarginTop)) + SLACK;

/** @param {Element} page @param {number} by */
function note(page, by) {
  const marks = /** @type {HTMLElement[]} */ ([...page.querySelectorAll(":is(.fp-views, .fp-art__main) .fp-ref > a")].filter(seen));
  const here = marks.findIndex((mark) => mark === document.activeElement || mark.getAttribute("aria-expanded"));
  const line = topLine();
  const below = marks.findIndex((mark) => mark.getBoundingClientRect().top > line);
  const mark = marks[here >= 0 ? here + by : (below < 0 ? marks.length : below) - (by < 0 ? 1 : 0)];
  if (!mark) return;
  const { top, bottom } = mark.getBoundingClientRect();
  if (top < line || bottom > innerHeight * 0.8) mark.scrollIntoView({ block: "center", behavior: "instant" });
  mark.focus({ preventScroll: true });
  mark.dispatchEvent(new CustomEvent("fp-open", { bubbles: true }));
}

/** @param {Element} page @param {number} by */
function place(page, by) {
  const all = [...page.querySelectorAll("[data-event], .fp-para .fp-text[id], .fp-block .fp-text[id]")].filter(seen);
  const left = all[0]?.getBoundingClientRect().left;
  const places = all.filter((element) => Math.abs(element.getBoundingClientRect().left - left) < 1);
  const line = topLine();
  const here = places.filter((element) => element.getBoundingClientRect().top <= line + standsBelow(element)).length - 1;
  places[Math.max(0, here + by)]?.dispatchEvent(new CustomEvent("fp-go", { bubbles: true }));
}
