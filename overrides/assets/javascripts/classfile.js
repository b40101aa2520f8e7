/* What the class file has beside the scripts of the reading pages: a search of its own, and
   the words of the notes among the complete texts.

   The site's search asks for an index and a worker; a file from a folder has neither. This
   one reads the page itself, the first time that something is sought: every event,
   paragraph, note, term, document, question and source is a place, and a place is found when each
   word sought begins a word of it, whatever its capitals and accents. Read blind, only
   events and paragraphs are found, by their letters. A place's words stand in the file
   once; where a note stands a second time, under its paragraph, they are copied to it. */

import { make } from "./kit/elements.js";
import { counted, words as string } from "./kit/words.js";
import { isBlind } from "./kit.js";
import { typing } from "./keys.js";
import { init as level } from "./level.js";
import { name } from "./places.js";
import { init as read } from "./reading.js";
import { init as take } from "./take.js";

/** @typedef {{element: Element, text: string, words: string}} Place */

const PLACES = "[data-event], .fp-para .fp-text[id], .fp-events .fp-annotation, .fp-term, .fp-document, .fp-asked > li, .fp-works > li";

/** @param {Document | Element} root */
export function init(root) {
  for (const note of root.querySelectorAll(".fp-full .fp-annotation")) fill(note);
  for (const open of [read, level, take]) open(root);
  const holder = root.querySelector(".fp-find:empty");
  if (!holder) return;
  const field = make("input", { type: "search", "aria-label": string("search-file"), placeholder: string("search") });
  const said = make("p", { role: "status" });
  const list = make("ol");
  // It can have the focus, so that a press on it does not take the focus away and it with it.
  holder.append(field, make("div", { tabindex: "-1" }, said, list));
  /** @type {Place[]} */
  let places = [];
  const answer = () => {
    const sought = plain(field.value).split(" ").filter(Boolean);
    if (!places.length) places = [...root.querySelectorAll(PLACES)].map(place);
    const found = places.filter((one) => sought.every((word) => heard(one).includes(` ${word}`)));
    said.textContent = counted("places", found.length);
    list.replaceChildren(...found.map((one) => make("li", {}, hit(one, sought[0]))));
  };
  field.addEventListener("input", answer);
  field.addEventListener("focus", answer);
  document.addEventListener("keydown", (event) => {
    const { key, target, ctrlKey, altKey, metaKey } = event;
    if (key === "/" && !typing(target) && !(ctrlKey || altKey || metaKey)) event.preventDefault();
    else if (key === "Escape" && holder.contains(/** @type {Node} */ (target))) field.value = "";
    else return;
    field.focus();
  });
}

/** @param {Element} note one that leads to its words */
function fill(note) {
  const copy = /** @type {Element} */ (document.getElementById(note.id.slice(6))?.cloneNode(true));
  for (const its of copy.querySelectorAll("[id], .fp-key")) its.remove();
  note.querySelector(".fp-annotation__at")?.replaceWith(...copy.childNodes);
}

/** The words by which a place is found; read blind, none of ours but the titles of events. @param {Place} place */
const heard = ({ element, words }) =>
  !isBlind() || element.matches(".fp-text") ? words : element.matches("[data-event]") ? plain(name(element)) : "";

/** @param {string} text */
const plain = (text) =>
  ` ${text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ")}`;

/** @param {Element} element @returns {Place} */
function place(element) {
  const copy = /** @type {Element} */ (element.cloneNode(true));
  // What is no part of it, or stands at a place of its own.
  for (const aside of copy.querySelectorAll(".fp-ref, .fp-fn, .fp-vh, .fp-hush, .fp-blind, .fp-spread, .fp-annotations, .fp-event__no, summary")) aside.remove();
  for (const part of copy.querySelectorAll("p, li, h2, h3, h4, div")) part.append(" ");
  const text = (copy.textContent ?? "").replace(/\s+/g, " ");
  return { element, text, words: plain(text) };
}

/** @param {Place} place @param {string} word */
function hit({ element, text }, word) {
  const question = element.querySelector(".fp-entry__no")?.textContent;
  const title = question ? string("question", { number: question }) : element.matches(".fp-works *") ? string("source") : name(element);
  // Read blind, an address names no reading, and our words are not shown.
  const link = make("a", { href: isBlind() ? "#-" : `#${element.id}` }, make("b", {}, title));
  const at = Math.max(0, text.toLowerCase().indexOf(word) - 50);
  if (!isBlind() || element.matches(".fp-text")) link.append(`${at ? "…" : ""}${text.slice(at, at + 150)}…`);
  link.addEventListener("click", (event) => {
    link.blur();
    if (!isBlind() && location.hash !== link.hash) return;
    event.preventDefault();
    element.dispatchEvent(new CustomEvent("fp-go", { bubbles: true }));
  });
  return link;
}

init(document);
