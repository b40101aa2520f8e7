/* In the complete texts: a passage brings its counterpart level, on request.

   Beside a paragraph stand links to its events. Hovered, focused or tapped, such a link
   lights what the other readings say of that event and moves their columns, not the page
   and not its own column, until both begin on one line. It takes a moment's rest on the
   link, and is undone when one leaves both passages, or by Escape. A link still leads to
   its event when it is clicked with a mouse or with Enter.

   ?a=p5&b=p9 asks for the same of two paragraphs when the page opens. In a stack, where
   nothing can stand level, the counterpart is shown in a panel under the passage. */

import { boxes, closest, make, tapped } from "./kit/elements.js";
import { words as string } from "./kit/words.js";
import { called, facts, once, put, readingOf, say } from "./kit.js";

const LINKS = ".fp-full .fp-at a";
const REST = 220;
const GRACE = 700;

/** @type {{link: Element | null, own: HTMLElement, others: HTMLElement[]} | null} */
let pair = null;
/** @type {HTMLElement | null} */
let panel = null;
let timer = 0;

/** @param {Document | Element} root */
export function init(root) {
  const page = once(root, "level");
  if (!page?.querySelector(".fp-full")) return;
  document.addEventListener("pointerdown", (event) => {
    if (panel && !inside(event)) release();
  });
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const link = closest(event, LINKS);
    clearTimeout(timer);
    if (link && link !== pair?.link) timer = setTimeout(() => bring(link), REST);
    else if (pair?.link && !inside(event)) timer = setTimeout(release, GRACE);
  });
  document.addEventListener("focusin", (event) => {
    const link = closest(event, LINKS);
    if (link?.matches(":focus-visible")) bring(link);
    else if (pair && !inside(event) && (pair.link || closest(event, "[data-moved]"))) release();
  });
  page.addEventListener("click", (event) => {
    const link = closest(event, LINKS);
    if (!link || !tapped(event)) return;
    event.preventDefault();
    if (link === pair?.link) release();
    else bring(link);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") release();
  });
  page.addEventListener("change", release);
  // A typeface that comes late or another width of the window sets the lines anew.
  const watch = new ResizeObserver(align);
  for (const cell of page.querySelectorAll(".fp-full .fp-cell")) watch.observe(cell);
  asked();
}

/** Whether it happens to the pair or to the link that called it. @param {Event} event */
const inside = (event) => Boolean(closest(event, ".fp-lit, .fp-panel") ?? (pair?.link && closest(event, LINKS) === pair.link));

/** Brings level what the address asks for. */
function asked() {
  const query = new URLSearchParams(location.search);
  const found = facts.readings.flatMap((reading) => {
    const paragraph = document.getElementById(`${reading.id}-${query.get(reading.key)}`);
    return paragraph ? [{ reading, paragraph }] : [];
  });
  if (!found.length) return;
  const [own, ...others] = found.map(({ paragraph }) => /** @type {HTMLElement} */ (paragraph.closest(".fp-para")));
  own.scrollIntoView();
  show(null, own, others);
  const said = found.map(({ reading, paragraph }) => string("paragraph-of", { number: numberOf(paragraph), whose: called(reading) }));
  say(said.length > 1 ? string("level", { places: said.join("; ") }) : said[0]);
}

/** @param {HTMLAnchorElement} link */
function bring(link) {
  const own = /** @type {HTMLElement} */ (link.closest(".fp-para"));
  const others = [...document.querySelectorAll(LINKS)]
    .filter((other) => other.getAttribute("href") === link.getAttribute("href"))
    .map((other) => /** @type {HTMLElement} */ (other.closest(".fp-para")))
    .filter((para) => cellOf(para) !== cellOf(own));
  if (pair?.link === link || !others.length) return;
  show(link, own, others);
  say(string("beside-it", { paragraphs: others.map((para) => `¶${numberOf(para.querySelector(".fp-text"))}`).join(", ") }));
}

/** @param {Element | null} paragraph */
const numberOf = (paragraph) => paragraph?.id.split("-p").pop() ?? "";

/** @param {Element} para */
const cellOf = (para) => /** @type {HTMLElement} */ (para.closest(".fp-cell"));

/** @param {Element | null} link @param {HTMLElement} own @param {HTMLElement[]} others */
function show(link, own, others) {
  // What is under the pointer stays: a column that was moved and is pointed at keeps its place.
  const kept = cellOf(own).style.getPropertyValue("--fp-shift");
  release();
  if (kept) move(cellOf(own), kept);
  pair = { link, own, others };
  for (const para of [own, ...others]) para.classList.add("fp-lit");
  align();
}

function align() {
  if (!pair) return;
  const { own, others } = pair;
  panel?.remove();
  panel = null;
  for (const cell of new Set(others.map(cellOf))) {
    const first = others.find((para) => cellOf(para) === cell) ?? others[0];
    const isColumn = cell.getBoundingClientRect().left !== cellOf(own).getBoundingClientRect().left;
    if (!isColumn || !cell.offsetParent) {
      move(cell, "");
      return beneath(own, others);
    }
    move(cell, `${topOf(own) - topOf(first) + shiftOf(cell)}px`);
  }
}

/** @param {HTMLElement} cell @param {string} shift */
function move(cell, shift) {
  cell.style.setProperty("--fp-shift", shift);
  cell.toggleAttribute("data-moved", Boolean(shift));
}

/** @param {Element} para */
const topOf = (para) => /** @type {HTMLElement} */ (para.querySelector(".fp-text")).getBoundingClientRect().top;

/** @param {HTMLElement} cell */
const shiftOf = (cell) => Number.parseFloat(cell.style.getPropertyValue("--fp-shift")) || 0;

/** @param {HTMLElement} own @param {HTMLElement[]} others */
function beneath(own, others) {
  if (!("popover" in own)) return;
  panel = make("div", { class: "fp-panel", popover: "manual", role: "note", "aria-label": string("facing") });
  for (const para of others) {
    const words = /** @type {HTMLElement} */ (para.querySelector(".fp-text"));
    const copy = /** @type {HTMLElement} */ (words.cloneNode(true));
    copy.removeAttribute("id");
    for (const label of copy.querySelectorAll(".fp-ref, .fp-fn")) label.remove();
    const reading = readingOf(cellOf(para).dataset.reading);
    const number = `${reading?.letter} ¶${numberOf(words)}`;
    panel.append(make("p", {}, make("a", { href: `#${words.id}` }, number)), copy);
  }
  own.append(panel);
  const words = boxes(own.querySelectorAll(".fp-text[id]"));
  put(panel, words, words[words.length - 1]);
}

function release() {
  clearTimeout(timer);
  if (!pair) return;
  panel?.remove();
  panel = null;
  for (const para of [pair.own, ...pair.others]) {
    para.classList.remove("fp-lit");
    move(cellOf(para), "");
  }
  pair = null;
}
