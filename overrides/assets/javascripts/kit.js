/* What the scripts of the reading pages share: the page's facts, speaking, remembering, placing a panel
   beside words without covering them.

   It assumes the page's facts in <script id="fp-cite">, which the build writes. Storage
   that is blocked is as good as empty; a page without the facts has no readings. */

/** @typedef {{id: string, letter: string, key: string, name: string, title: string, paragraphs: number, cite: Record<string, string>}} Reading */
/** @typedef {{base: string, here: string, file: boolean, words: Record<string, string[]>, months: string[], edition: string, site: string, readings: Reading[], events: Record<string, string[]>[]}} Facts */

import { make } from "./kit/elements.js";
import { words as string } from "./kit/words.js";

const KEPT = "facing-pages:";
const GAP = 6;

/** @type {Facts} */
export const facts = JSON.parse(document.querySelector("#fp-cite")?.textContent ?? '{"readings":[]}');

// A letter as it stands in an address.
for (const reading of facts.readings) reading.key = reading.letter.toLowerCase();

/** @param {string | null | undefined} sought */
export const readingOf = (sought) => facts.readings.find(({ id }) => id === sought);

/**
 * The address of a page of the comparison, or of a paragraph on it; where a file holds the
 * whole comparison and knows of no site, that of the place in the file.
 * @param {string} address below the comparison's folder
 */
export const within = (address) =>
  facts.base
    ? new URL(facts.base + address, location.href)
    : new URL(location.pathname + address.replace(/^([^#]+)\/(#p)?/, (_, page, mark) => (mark ? `#${page}-p` : "")), location.href);

/**
 * The page, the first time it is asked for by that name.
 * @param {Document | Element} root
 * @param {string} name
 */
export function once(root, name) {
  const page = /** @type {HTMLElement | null} */ (root.querySelector(`.fp-wrap:not([data-fp-${name}])`));
  page?.setAttribute(`data-fp-${name}`, "");
  return page;
}

/** @param {string} name */
export function recall(name) {
  try {
    return localStorage.getItem(KEPT + name) ?? "";
  } catch {
    return "";
  }
}

/** @param {string} name @param {string} value */
export function remember(name, value) {
  try {
    localStorage.setItem(KEPT + name, value);
  } catch {
    // Then it holds as long as the page does.
  }
}

/** Says something to who listens. @param {string} words */
export function say(words) {
  const region = document.querySelector(".fp-said") ?? make("p", { class: "fp-said fp-vh", role: "status" });
  document.body.append(region);
  // A region is heard only when it is there before its words are.
  setTimeout(() => (region.textContent = words), 100);
}

/** The control of a name, or of a name and a value. @param {string} name @param {string} [value] */
export const control = (name, value) =>
  /** @type {HTMLInputElement | null} */ (
    document.querySelector(`.fp-wrap input[name="${name}"]${value === undefined ? "" : `[value="${value}"]`}`)
  );

/** Sets a control as a link would, not as its reader did. @param {HTMLInputElement | null} input @param {boolean} on */
export function set(input, on = true) {
  if (!input || input.checked === on) return;
  input.checked = on;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

export const isBlind = () => control("blind")?.checked ?? false;

/** How a reading is called just now. @param {Reading} reading */
export const called = (reading) => (isBlind() ? string("reading", { letter: reading.letter }) : reading.name);

/**
 * Shows a panel near a mark: under the words, over them, or at their side; whole, in the
 * window and clear of the words, and on the facing pages within their column, so that what
 * faces them can be read. Where there is no such place the window is scrolled until there
 * is one under them.
 * @param {HTMLElement} panel
 * @param {DOMRect[]} words the lines not to cover
 * @param {DOMRect} mark
 */
export function put(panel, words, mark) {
  panel.style.maxHeight = "";
  panel.showPopover();
  const [wide, high] = [panel.offsetWidth, panel.offsetHeight];
  const [right, bottom] = [document.documentElement.clientWidth - GAP, innerHeight - GAP];
  const near = words.filter((box) => box.bottom > 0 && box.top < innerHeight && box.width);
  const lines = [...near, mark];
  const cell = panel.closest(".fp-cell");
  const column = (cell ?? panel.closest(".fp-block"))?.getBoundingClientRect() ?? mark;
  const own = lines.filter((box) => box.left < column.right && box.right > column.left);
  const over = Math.min(...own.map((box) => box.top));
  const under = Math.max(...own.map((box) => box.bottom));
  const [from, to] = cell && column.width > wide ? [column.left, column.right] : [GAP, right];
  const x = Math.max(from, Math.min(mark.left - wide / 3, to - wide));
  const y = Math.max(GAP, Math.min(mark.top - high / 3, bottom - high));
  const sides = [
    [Math.max(...lines.map((box) => box.right)) + GAP, y],
    [Math.min(...lines.map((box) => box.left)) - GAP - wide, y],
  ];
  const free = [[x, under + GAP], [x, over - GAP - high], ...(cell ? [] : sides)].find(
    ([left, top]) =>
      left >= GAP &&
      top >= GAP &&
      left + wide <= right &&
      top + high <= bottom &&
      lines.every((box) => box.right <= left || box.left >= left + wide || box.bottom <= top || box.top >= top + high),
  );
  let [left, top] = free ?? [x, under + GAP];
  if (!free) {
    const wanted = Math.min(high, innerHeight / 2);
    const before = scrollY;
    scrollBy({ top: Math.max(0, top + wanted - bottom), behavior: "instant" });
    top -= scrollY - before;
    panel.style.maxHeight = `${Math.max(wanted, bottom - top)}px`;
  }
  panel.style.left = `${left + scrollX}px`;
  panel.style.top = `${top + scrollY}px`;
}

/**
 * Shows a panel as a sheet at the foot of a narrow window, and the words over it.
 * @param {HTMLElement} panel
 * @param {DOMRect[]} words
 */
export function lay(panel, words) {
  panel.classList.add("fp-panel--sheet");
  panel.showPopover();
  const under = Math.max(...words.map((box) => box.bottom));
  scrollBy({ top: Math.max(0, under + GAP - panel.getBoundingClientRect().top), behavior: "instant" });
}
