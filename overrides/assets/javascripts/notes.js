/* A note opens near its mark.

   Annotations and the articles' own notes stand in lists, each mark a link into its list
   and each note a link back. This script shows a copy near the mark while one points at
   it, comes to it by keyboard, or taps it: one at a time, whole, clear of the passage.
   One can go into it, with the pointer or with Tab, for it stands behind its mark in the
   order of the page. Escape closes it, and so does going elsewhere. A click with a mouse or
   Enter follows the link into the list, as without the script; a panel leads there, too.
   Where the browser has no popovers the lists are all there is. */

import { boxes, closest, make, tapped } from "./kit/elements.js";
import { once, put } from "./kit.js";

const MARKS = ".fp-ref > a, .fp-fn > a";
const PANEL = ".fp-panel";
const REST = 150;
const GRACE = 350;

/** @type {HTMLAnchorElement | null} */
let open = null;
let timer = 0;

/** @param {Document | Element} root */
export function init(root) {
  const page = once(root, "notes");
  if (!page || !("popover" in page)) return;
  document.addEventListener("pointerdown", (event) => {
    if (!isHere(event)) close();
  });
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    clearTimeout(timer);
    const mark = closest(event, MARKS);
    if (mark && mark !== open) timer = setTimeout(() => show(mark), REST);
    else if (open && !isHere(event) && !open.matches(":focus")) timer = setTimeout(close, GRACE);
  });
  document.addEventListener("focusin", (event) => {
    const mark = closest(event, MARKS);
    if (mark?.matches(":focus-visible")) show(mark);
    else if (!isHere(event)) close();
  });
  page.addEventListener("fp-open", (event) => show(/** @type {HTMLAnchorElement} */ (event.target)));
  page.addEventListener("click", (event) => {
    const mark = closest(event, MARKS);
    // The mouse and Enter follow the link into the list.
    if (mark && tapped(event)) {
      event.preventDefault();
      if (mark === open) close();
      else show(mark);
    } else if (closest(event, `${MARKS}, ${PANEL} a`)) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !open) return;
    const mark = open;
    const wasInside = document.activeElement?.closest(PANEL);
    close();
    if (wasInside) mark.focus();
    close();
  });
  page.addEventListener("change", close);
}

/** Whether something happens to the open note or to its mark. @param {Event} event */
const isHere = (event) => Boolean(open && event.target instanceof Node && open.parentElement?.contains(event.target));

/** @param {HTMLAnchorElement} mark */
function show(mark) {
  clearTimeout(timer);
  const id = decodeURIComponent(mark.hash.slice(1));
  const note = document.getElementById(id);
  if (!note || mark === open) return;
  close();
  open = mark;
  const isOurs = note.matches(".fp-annotation");
  const name = mark.getAttribute("aria-label") ?? "";
  const panel = make("div", { class: "fp-panel fp-annotation", popover: "manual", role: "note", "aria-label": name, lang: document.documentElement.lang });
  if (note.dataset.kind) panel.dataset.kind = note.dataset.kind;
  panel.append(...copy(note).childNodes, foot(id, isOurs));
  mark.after(panel);
  mark.setAttribute("aria-expanded", "true");
  const passages = isOurs ? document.querySelectorAll(`mark[data-annotation~="${id.replace(/^(texts-)?note-/, "")}"]`) : [];
  for (const passage of passages) passage.classList.add("fp-lit");
  put(panel, boxes(isOurs ? passages : [mark]), mark.getBoundingClientRect());
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
  const ways = make("p", { class: "fp-panel__ways" }, make("a", { href: `#${id}` }, "In the list"));
  if (isOurs)
    ways.append(
      make("button", { type: "button", "data-key": "p", "aria-label": "Previous note" }, "‹"),
      make("button", { type: "button", "data-key": "n", "aria-label": "Next note" }, "›"),
    );
  return ways;
}

function close() {
  clearTimeout(timer);
  open?.removeAttribute("aria-expanded");
  for (const panel of open?.parentElement?.querySelectorAll(PANEL) ?? []) panel.remove();
  if (open) for (const passage of document.querySelectorAll("mark.fp-lit")) passage.classList.remove("fp-lit");
  open = null;
}
