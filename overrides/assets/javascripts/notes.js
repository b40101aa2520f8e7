/* A note opens near its words.

   Annotations and the articles' own notes stand in lists, each mark a link into its list
   and each note a link back. This script shows a copy near the mark while one points at
   the marked words or at the mark itself, comes to the mark by keyboard, clicks or taps:
   one at a time, whole, clear of the words. In a narrow window it is a sheet at the foot of
   it, and the words are scrolled clear. A note that can be read where it stands is lit
   there, and not shown twice.

   One can go into it, with the pointer or with Tab, for it stands behind its mark in the
   order of the page. Escape closes it, and so does a click or a tap elsewhere. Enter
   follows the link into the list, as without the script; a panel leads there, too. Where
   passages overlap, the words open the note of the passage that begins last: every other
   one has words of its own. Words that are being selected open nothing. Where the browser has no
   popovers the lists are all there is. */

import { named } from "./kit/address.js";
import { boxes, closest, make, seen } from "./kit/elements.js";
import { counted, words } from "./kit/words.js";
import { control, lay, once, put } from "./kit.js";

const MARKS = ".fp-ref > a, .fp-fn > a, .fp-word";
const PANEL = ".fp-panel";
const NARROW = "(width < 48em)";
const REST = 150;
const GRACE = 350;

/** @type {HTMLAnchorElement | null} */
let open = null;
// Whether it was clicked or tapped, and so stays when the pointer leaves.
let isHeld = false;
let timer = 0;

/** @param {Document | Element} root */
export function init(root) {
  const page = once(root, "notes");
  if (!page || !("popover" in page)) return;
  for (const name of ["pointerdown", "pointerup"]) document.addEventListener(name, (event) => {
    // A finger that goes down may be about to scroll.
    if ((name === "pointerdown") === (/** @type {PointerEvent} */ (event).pointerType === "mouse") && !isHere(event)) close();
  });
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse" || event.buttons) return;
    clearTimeout(timer);
    const mark = markAt(event);
    if (mark && mark !== open && !isHeld) timer = setTimeout(() => show(mark), REST);
    else if (open && !isHeld && !isHere(event) && !open.matches(":focus")) timer = setTimeout(close, GRACE);
  });
  document.addEventListener("focusin", (event) => {
    const mark = closest(event, MARKS);
    if (mark?.matches(":focus-visible")) show(mark);
    else if (!isHere(event)) close();
  });
  page.addEventListener("fp-open", (event) => show(/** @type {HTMLAnchorElement} */ (event.target)));
  page.addEventListener("fp-take", close);
  page.addEventListener("click", (event) => {
    if (closest(event, `${PANEL} a`)) close();
    if (closest(event, `${PANEL} [data-fp-close]`)) leave();
    const link = closest(event, MARKS);
    const mark = link ?? (closest(event, "a, button") ? null : markAt(event));
    if (!mark || !noteOf(mark) || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (link && !event.detail) return close();
    if (!link && !getSelection()?.isCollapsed) return;
    event.preventDefault();
    if (mark === open && isHeld) return close();
    show(mark);
    isHeld = true;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && open) leave();
  });
  page.addEventListener("change", () => {
    close();
    count(page);
  });
  count(page);
}

/** What the folds of notes hold of the kinds that are shown. @param {Element} page */
function count(page) {
  const kinds = [...page.querySelectorAll('[name="layers"]:checked')].map((box) => /** @type {HTMLInputElement} */ (box).value);
  for (const fold of page.querySelectorAll(".fp-notes")) {
    const notes = /** @type {HTMLElement[]} */ ([...fold.querySelectorAll("li[data-kind]")]);
    const shown = notes.filter((note) => kinds.includes(note.dataset.kind ?? "")).length;
    fold.toggleAttribute("hidden", !shown);
    /** @type {Element} */ (fold.querySelector(".fp-notes__n")).textContent = counted("notes", shown);
  }
}

/** The mark that something happens to, or whose words. @param {Event} event */
function markAt(event) {
  const own = closest(event, MARKS);
  const passage = closest(event, ".fp-text mark[data-annotation]");
  if (own || !passage) return own;
  const side = passage.closest(".fp-cell, .fp-art") ?? document;
  for (const id of (passage.dataset.annotation ?? "").split(" ").reverse()) {
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const all = side.querySelectorAll(`.fp-ref > a:is([href="#note-${id}"], [href="#texts-note-${id}"])`);
    const marks = [...all].filter(seen);
    const following = marks.find((mark) => passage.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING);
    if (marks.length) return following ?? marks[0];
  }
  return null;
}

/** Whether something happens to the open note, to its mark or to its words. @param {Event} event */
const isHere = (event) =>
  Boolean(open && (open.contains(/** @type {Node} */ (event.target)) || closest(event, PANEL) || markAt(event) === open));

/** Where it is on this page; a link to another page is only that. @param {HTMLAnchorElement} mark */
const noteOf = (mark) => (mark.pathname === location.pathname ? document.getElementById(named(mark.hash)) : null);

/** @param {HTMLAnchorElement} mark */
function show(mark) {
  clearTimeout(timer);
  const note = noteOf(mark);
  if (!note || mark === open) return;
  const { id } = note;
  close();
  open = mark;
  const isOurs = note.matches(".fp-annotation");
  const isNarrow = matchMedia(NARROW).matches;
  const all = isOurs ? [...document.querySelectorAll(`mark[data-annotation~="${id.replace(/^(texts-)?note-/, "")}"]`)] : [];
  // Of a stack only the words that were touched can be kept clear of a sheet.
  const passages = isNarrow ? all.filter((passage) => passage.closest(".fp-cell") === mark.closest(".fp-cell")) : all;
  for (const passage of passages) passage.classList.add("fp-lit");
  if (isRead(note)) return note.classList.add("fp-lit");
  const name = mark.getAttribute("aria-label") ?? mark.textContent ?? "";
  const panel = make("div", { class: "fp-panel fp-annotation", popover: "manual", role: "note", "aria-label": name, lang: document.documentElement.lang });
  if (note.dataset.kind) panel.dataset.kind = note.dataset.kind;
  panel.append(...copy(note).childNodes, foot(id, isOurs));
  mark.after(panel);
  mark.setAttribute("aria-expanded", "true");
  const lines = boxes(passages.length ? passages.filter(seen) : [mark]);
  if (isNarrow) lay(panel, [...lines, mark.getBoundingClientRect()].filter((box) => box.top < innerHeight && box.bottom > 0));
  else put(panel, lines, mark.getBoundingClientRect());
}

/** Whether a note can be read where it stands. @param {HTMLElement} note */
function isRead(note) {
  const isOpen = !(note instanceof HTMLDetailsElement) || note.open || control("notes")?.checked;
  const { top, bottom } = note.getBoundingClientRect();
  const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(document.documentElement);
  return isOpen && note.checkVisibility({ contentVisibilityAuto: true }) && top >= (parseFloat(scrollPaddingTop) || 0) && bottom <= innerHeight - (parseFloat(scrollPaddingBottom) || 0);
}

/** A note's content, as what it is in a panel: no id twice, no way back to where one is. @param {HTMLElement} note */
function copy(note) {
  const content = /** @type {HTMLElement} */ (note.cloneNode(true));
  const summary = content.querySelector("summary");
  summary?.replaceWith(...summary.childNodes);
  for (const label of content.querySelectorAll("a.fp-key")) label.replaceWith(make("b", { class: "fp-key" }, label.textContent ?? ""));
  for (const back of content.querySelectorAll('[role="doc-backlink"], .fp-edit')) back.remove();
  for (const element of content.querySelectorAll("[id]")) element.removeAttribute("id");
  return content;
}

/** @param {string} id @param {boolean} isOurs */
function foot(id, isOurs) {
  /** @param {string} name @param {string} sign @param {Record<string, string>} does */
  const button = (name, sign, does) => make("button", { type: "button", "aria-label": words(name), ...does }, sign);
  const ways = make("p", { class: "fp-panel__ways" }, make("a", { href: `#${id}` }, words("to-the-notes")));
  if (isOurs) ways.append(button("previous-note", "‹", { "data-key": "p" }), button("next-note", "›", { "data-key": "n" }));
  ways.append(button("close", "×", { "data-fp-close": "" }));
  return ways;
}

/** Closes it, and gives back the focus that was in it. */
function leave() {
  const mark = open;
  const wasInside = document.activeElement?.closest(PANEL);
  close();
  if (wasInside) mark?.focus();
  close();
}

function close() {
  clearTimeout(timer);
  isHeld = false;
  open?.removeAttribute("aria-expanded");
  for (const panel of open?.parentElement?.querySelectorAll(PANEL) ?? []) panel.remove();
  if (open) for (const lit of document.querySelectorAll("mark.fp-lit, .fp-annotation.fp-lit")) lit.classList.remove("fp-lit");
  open = null;
}
