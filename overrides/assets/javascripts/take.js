/* Taking words away: a link to them, the words with their reference, a citation.

   Text that is selected, or a paragraph's mark (¶), opens a small panel; choose.js says
   when. Citations come from templates that the build made for every article and style
   (citations.py); here paragraph, address and the reader's day are put in. "With" makes it
   a pair: two citations, one address. Reading blind, what is copied says Reading A, and
   the address names no reading. A link leads to the very words, where the browser finds
   them, and else to their paragraph.

   What is copied is text, and rich text for the sake of italics. If the browser does not
   let a page copy, the panel says so and shows the text, selected, to be copied by hand.
   A panel tells of itself by "fp-take", with what it is about, so that others can add to it.
   Where a finger chose the words it stands at the foot of the window, or at its head if
   they are low: clear of them and of the handles that a finger draws them on with. */

import { boxes, byFinger, make } from "./kit/elements.js";
import { fragment } from "./kit/fragment.js";
import { words } from "./kit/words.js";
import { facts, isBlind, put, readingOf, within } from "./kit.js";

/** @typedef {import("./kit.js").Reading} Reading */
/** @typedef {{reading: Reading, from: number, to: number}} Place paragraphs of a reading */

/** How far the handles of a selection hang under it. */
const HANDLE = 40;
const STYLES = { chicago: "Chicago", mla: "MLA", apa: "APA", bibtex: "BibTeX" };

/** @param {Document | Element} root */
export function init(root) {
  root.addEventListener("fp-choose", ({ target }) => {
    if (!(target instanceof HTMLAnchorElement)) offerSelection();
    else if (target.dataset.cite) copyNote(target);
    else offerMark(target);
  });
}

/** Offers a whole paragraph. @param {HTMLAnchorElement} mark */
function offerMark(mark) {
  const text = mark.closest(".fp-passage, .fp-para, .fp-block")?.querySelector(".fp-text");
  const place = text && placeOf(text, text);
  if (!place) return location.assign(mark.href);
  const range = document.createRange();
  range.selectNodeContents(text);
  show(place, quoted(range), mark, boxes([text])).querySelector("button")?.focus();
}

/** Offers the words that are selected, if they are of one article and not offered yet. */
function offerSelection() {
  const selection = getSelection();
  if (!selection?.rangeCount || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  const [first, last] = [range.startContainer, range.endContainer].map((node) =>
    (node instanceof Element ? node : node.parentElement)?.closest(".fp-text"),
  );
  const place = first && last && placeOf(first, last);
  const quotation = quoted(range);
  if (!place || !quotation || document.querySelector(".fp-take")?.getAttribute("data-words") === quotation) return;
  show(place, quotation, last, [...range.getClientRects()], fragment(range, first, last));
}

/** Copies how a note is cited. @param {HTMLAnchorElement} link */
function copyNote(link) {
  const said = link.parentElement?.querySelector("[role=status]") ?? make("span", { role: "status" });
  link.after(said);
  const day = new Intl.DateTimeFormat(document.documentElement.lang || "en", { dateStyle: "long" }).format(new Date());
  const address = shown(within(`facing/${link.hash}`));
  const { cite: note = "", by = words("editors") } = link.dataset;
  const cited = words("cite-note", { by, note, edition: facts.edition, site: facts.site, date: day, address });
  copy(/** @type {HTMLElement} */ (link.parentElement), /** @type {HTMLElement} */ (said), html(cited), link.textContent ?? "");
}

/** Which paragraphs two texts are, if they are of one reading. @param {Element} first @param {Element} last */
function placeOf(first, last) {
  const [from, to] = [first, last].map((text) => {
    const mark = text.closest(".fp-passage, .fp-para, .fp-block")?.querySelector(".fp-pn, .fp-perma");
    const number = mark instanceof HTMLAnchorElement ? Number(/[#=-]p(\d+)$/.exec(mark.href)?.[1]) : 0;
    const id = text.closest("[data-reading]")?.getAttribute("data-reading") ?? facts.here;
    return { number, reading: readingOf(id) };
  });
  if (!from.reading || from.reading !== to.reading || !from.number || !to.number) return null;
  return { reading: from.reading, from: from.number, to: to.number };
}

/** An author's words, without what is ours among them. @param {Range} range */
function quoted(range) {
  const found = range.cloneContents();
  for (const ours of found.querySelectorAll(".fp-ref, .fp-fn, .fp-no, .fp-side, .fp-pn, .fp-at, .fp-annotations, .fp-panel")) ours.remove();
  return (found.textContent ?? "").replace(/\s+/g, " ").trim();
}

/** @param {Place} place @param {string} quotation @param {Element} after @param {DOMRect[]} lines @param {string} [found] the text fragment of the words */
function show(place, quotation, after, lines, found = "") {
  const name = `${place.reading.letter} ${pilcrow(place)}`;
  const panel = make("div", { class: "fp-panel fp-take", popover: "auto", role: "dialog", "aria-label": words("take", { place: name }), "data-words": quotation });
  const said = make("p", { role: "status" });
  const pairing = choice(place);
  const other = () => /** @type {Place | null} */ (pairing.value ? JSON.parse(pairing.value) : null);
  /** @param {string} label @param {() => string} text */
  const button = (label, text) => {
    const made = make("button", { type: "button" }, label);
    made.addEventListener("click", () => copy(panel, said, text(), label));
    return made;
  };
  const link = () => address(...pairOf(place, other())) + (other() ? "" : found);
  const acts = make("p", {}, words("copy"), button(words("link"), () => html(link())), button(words("quotation"), () => `“${html(quotation)}”\n${cite("chicago", place, other())}`));
  for (const [style, label] of Object.entries(STYLES)) acts.append(button(label, () => cite(style, place, other())));
  const what = make("p", {}, make("b", {}, name));
  if (!facts.here) what.append(make("a", { href: facts.file ? `#${place.reading.id}-p${place.from}` : address(place) }, words("in-context")));
  panel.append(what, make("label", {}, words("with"), " ", pairing), acts, said);
  panel.addEventListener("toggle", (event) => event.newState === "closed" && panel.remove());
  for (const earlier of document.querySelectorAll(".fp-take")) earlier.remove();
  const isTouch = byFinger();
  if (isTouch) panel.setAttribute("data-at", "foot");
  after.after(panel);
  panel.dispatchEvent(new CustomEvent("fp-take", { bubbles: true, detail: { ...place, quotation } }));
  if (isTouch) {
    panel.showPopover();
    if (lines.some(({ bottom }) => bottom + HANDLE > panel.getBoundingClientRect().top)) panel.setAttribute("data-at", "head");
  } else put(panel, lines, after.matches("a") ? after.getBoundingClientRect() : lines[lines.length - 1]);
  return panel;
}

/** The paragraphs it can be paired with: those of the same events first. @param {Place} place */
function choice(place) {
  const list = make("select", {}, make("option", { value: "" }, words("alone")));
  const asked = new URLSearchParams(location.search);
  for (const reading of facts.readings.filter(({ id }) => id !== place.reading.id)) {
    const facing = new Set(facts.events.filter((event) => event[place.reading.id]?.includes(`p${place.from}`)).flatMap((event) => event[reading.id]));
    const all = Array.from({ length: reading.paragraphs }, (_, at) => at + 1);
    for (const isFacing of [true, false]) {
      const group = make("optgroup", { label: isFacing ? words("same-events") : words("other-paragraphs", { letter: reading.letter }) });
      for (const number of all.filter((number) => facing.has(`p${number}`) === isFacing)) {
        const option = make("option", { value: JSON.stringify({ reading, from: number, to: number }) }, `${reading.letter} ¶${number}`);
        option.selected = asked.get(reading.key) === `p${number}` && asked.get(place.reading.key) === `p${place.from}`;
        group.append(option);
      }
      if (group.childElementCount) list.append(group);
    }
  }
  return list;
}

/** @param {Place} place @param {Place | null} other @returns {Place[]} in the readings' order */
const pairOf = (place, other) =>
  (other ? [place, other] : [place]).sort((one, two) => one.reading.letter.localeCompare(two.reading.letter));

/** @param {Place} place */
const pilcrow = ({ from, to }) => (from === to ? `¶${from}` : `¶${from}–${to}`);

/** One place's address on its article's page, under its letter if one reads blind; that of several among the complete texts. @param {Place[]} places */
function address(...places) {
  const [{ reading, from }] = places;
  if (places.length === 1) return shown(within(`${isBlind() && !facts.file ? reading.key : reading.id}/#p${from}`));
  const found = within("facing/texts/");
  if (isBlind()) found.searchParams.set("blind", "1");
  for (const { reading, from } of places) found.searchParams.set(reading.key, `p${from}`);
  return shown(found);
}

/** An address to hand on: of a file its name, for where it lies is nobody's business. @param {URL} address */
const shown = ({ protocol, href }) => (protocol === "file:" ? href.slice(href.lastIndexOf("/") + 1) : href);

/** @param {string} style @param {Place} place @param {Place | null} other */
function cite(style, place, other) {
  const places = pairOf(place, other);
  // Only BibTeX is plain text; the other templates are HTML.
  const safe = style === "bibtex" ? String : html;
  const date = today(style);
  const each = places.map((one) => {
    const at = address(one);
    const { edition, site } = facts;
    if (isBlind()) return safe(words("cite-blind", { letter: one.reading.letter, paragraph: pilcrow(one), edition, site, date, address: at }));
    const paragraph = facts.words[style][Number(one.from !== one.to)] + pilcrow(one).slice(1);
    return one.reading.cite[style].replace("{paragraph}", paragraph).replace("{date}", date).replace("{address}", safe(at));
  });
  return [...each, ...(other ? [safe(words("side-by-side", { address: address(...places) }))] : [])].join("\n");
}

/** The reader's day as a style has it. @param {string} style */
function today(style) {
  const now = new Date();
  if (style === "mla") return `${now.getDate()} ${facts.months[now.getMonth()]} ${now.getFullYear()}`;
  return new Intl.DateTimeFormat("en-US", { dateStyle: "long" }).format(now);
}

/** @param {string} text */
const html = (text) => make("p", {}, text).innerHTML;

/** @param {HTMLElement} panel @param {HTMLElement} said @param {string} rich @param {string} label */
async function copy(panel, said, rich, label) {
  const isPlain = label === "BibTeX";
  const text = isPlain ? rich : plain(rich);
  panel.querySelector("textarea")?.remove();
  try {
    const parts = { "text/plain": text, ...(isPlain ? {} : { "text/html": rich.replaceAll("\n", "<br>") }) };
    await navigator.clipboard.write([new ClipboardItem(parts)]);
    said.textContent = words("copied", { what: label });
  } catch {
    said.textContent = words("not-copied");
    const field = make("textarea", { readonly: "", rows: "4", "aria-label": label });
    field.value = text;
    said.after(field);
    field.select();
  }
}

/** @param {string} rich */
function plain(rich) {
  const held = make("template");
  held.innerHTML = rich;
  return held.content.textContent ?? "";
}
