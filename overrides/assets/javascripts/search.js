/* The search: a dialog that answers while one types.

   It comes when it is first asked for, by the button in the header or by "/" (main.js), and with it
   the index, of which only those files are loaded that an answer needs (search/index.js).
   An answer holds every word that is sought; it says what it is and shows the words in
   their sentence. Where a word stands nowhere, the nearest is offered. Arrows go through
   the answers, Enter in the field opens the first. Reading blind, only paragraphs and
   events are answers, and neither their names nor their addresses say whose they are. */

import { veil } from "./blind.js";
import { make } from "./kit/elements.js";
import { counted, words } from "./kit/words.js";
import { isBlind } from "./kit.js";
import { lit, sentences, wanted } from "./search/excerpt.js";
import { answer, entry, nearest, open } from "./search/index.js";
import { apart } from "./search/words.js";

const AT_FIRST = 3;
const AT_ONCE = 10;
const SHORTEST = 2;
const ROOT = new URL("../../", import.meta.url).href;
const BLIND = ["article", "event"];

/** @typedef {import("./search/index.js").Entry} Entry */
/** @typedef {{dialog: HTMLDialogElement, field: HTMLInputElement, said: HTMLElement, list: HTMLElement, more: HTMLElement}} Parts */

/** @type {Parts | undefined} */
let made;

/** Answers in the dialog that is open with its field. @param {Document | Element} root */
export function init(root) {
  const dialog = /** @type {HTMLDialogElement | null} */ (root.querySelector("dialog.fp-search"));
  if (made || !dialog) return;
  made = build(dialog);
  respond(made);
}

/** @param {HTMLDialogElement} dialog with a form and its field @returns {Parts} */
function build(dialog) {
  const form = /** @type {HTMLFormElement} */ (dialog.querySelector("form"));
  const field = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  const close = make("button", { type: "button", class: "fp-btn" }, words("search-close"));
  form.append(close);
  const said = make("p", { role: "status" });
  const list = make("ol");
  const more = make("button", { type: "button", class: "fp-btn", hidden: "" }, words("search-more"));
  const parts = { dialog, field, said, list, more };
  dialog.append(said, list, more);
  field.addEventListener("input", () => respond(parts));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.click();
  });
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    // A press beside the dialog is one on its backdrop; a hit may lead to a place on this page.
    if (target === dialog || target.closest("a")) dialog.close();
  });
  dialog.addEventListener("keydown", (event) => move(event, parts));
  open().catch(() => (said.textContent = words("search-failed")));
  return parts;
}

/** @param {KeyboardEvent} event @param {Parts} parts */
function move(event, { dialog, field, list }) {
  // In a field with words the browser would only take them out.
  if (event.key === "Escape") dialog.close();
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by) return;
  /** @type {HTMLElement[]} */
  const stops = [field, ...list.querySelectorAll("a")];
  const here = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  if (here < 0) return;
  event.preventDefault();
  stops[Math.min(Math.max(here + by, 0), stops.length - 1)].focus();
}

let latest = 0;

/** Answers what stands in the field, unless by then something else does. @param {Parts} parts */
async function respond(parts) {
  const sought = parts.field.value.trim();
  latest += 1;
  const mine = latest;
  const isLatest = () => mine === latest;
  try {
    if (sought.length < SHORTEST && !/[^\p{ASCII}]/u.test(sought)) return show(parts, "", []);
    const { found, missing, isCut } = await answer(sought, here(), isBlind() ? BLIND : []);
    const first = await Promise.all(found.slice(0, AT_FIRST).map(entry));
    const meant = missing.length ? await nearest(sought, missing) : "";
    if (!isLatest()) return;
    if (!found.length) return none(parts, sought, missing, meant);
    show(parts, counted(isCut ? "search-at-least" : "search-places", found.length), first);
    const others = await Promise.all(found.slice(AT_FIRST, AT_ONCE).map(entry));
    if (!isLatest()) return;
    parts.list.append(...others.map((one) => hit(one, sought)));
    further(parts, found.slice(AT_ONCE), isLatest);
  } catch {
    if (isLatest()) show(parts, words("search-failed"), []);
  }
}

/** The id of the comparison whose page this is, if it is one's. */
const here = () => location.href.slice(ROOT.length).split("/")[0];

/** @param {Parts} parts @param {string} said @param {Entry[]} entries */
function show(parts, said, entries) {
  parts.said.textContent = said;
  parts.more.hidden = true;
  parts.list.replaceChildren(...entries.map((one) => hit(one, parts.field.value)));
}

/** A button that shows what is not shown yet. @param {Parts} parts @param {number[]} rest @param {() => boolean} isLatest */
function further(parts, rest, isLatest) {
  parts.more.hidden = !rest.length;
  parts.more.onclick = async () => {
    const entries = await Promise.all(rest.slice(0, AT_ONCE).map(entry));
    if (!isLatest()) return;
    const hits = entries.map((one) => hit(one, parts.field.value));
    parts.list.append(...hits);
    hits[0].querySelector("a")?.focus();
    further(parts, rest.slice(AT_ONCE), isLatest);
  };
}

/** @param {Parts} parts @param {string} sought @param {string[]} missing @param {string} meant */
function none(parts, sought, missing, meant) {
  const typed = sought.split(/\s+/u).filter((one) => apart(one).some((word) => missing.includes(word)));
  show(parts, missing.length ? words("search-none", { words: typed.join(", ") }) : words("search-not-together", { words: sought }), []);
  if (!meant) return;
  const link = make("button", { type: "button", class: "fp-link" }, words("search-meant", { words: meant }));
  link.addEventListener("click", () => {
    parts.field.value = meant;
    parts.field.focus();
    respond(parts);
  });
  parts.said.append(" ", link);
}

/** @param {Entry} entry @param {string} field */
function hit({ location, title, text, letter, language, comparison }, field) {
  const sought = wanted(field);
  const link = make("a", { href: location });
  const number = /#p(\d+)$/.exec(location)?.[1];
  const blind = letter && words(number ? "search-paragraph" : "search-reading", { letter, number: number ?? "" });
  link.append(make("b", {}, ...(isBlind() && blind ? [blind] : lit(title, sought))));
  // Of an event only the title is not ours to say, read blind.
  const excerpt = isBlind() && !letter ? [] : sentences(text, sought, language || document.documentElement.lang);
  if (excerpt.length) link.append(make("span", { dir: "auto", ...(language && { lang: language }) }, ...excerpt));
  if (comparison && comparison[0] !== here()) link.append(make("small", {}, comparison[1]));
  if (isBlind()) veil(link);
  return make("li", {}, link);
}
