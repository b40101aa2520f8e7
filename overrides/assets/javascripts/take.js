/* Taking words away: a link to them, the words with their reference, a citation.

   Text that is selected, or a paragraph's mark (¶), opens a small panel. Citations come
   from templates that the build made for every article and style (citations.py); here
   paragraph and address are put in. "With" makes it a pair: two citations, one address.
   Reading blind, what is copied says Reading A, and the address names no reading.

   What is copied is text, and rich text for the sake of italics. If the browser does not
   let a page copy, the panel says so and shows the text, selected, to be copied by hand.
   A panel tells of itself by "fp-take", with what it is about, so that others can add to it. */

import { boxes, make } from "./kit/elements.js";
import { facts, isBlind, once, put, readingOf, within } from "./kit.js";

/** @typedef {import("./kit.js").Reading} Reading */
/** @typedef {{reading: Reading, from: number, to: number}} Place paragraphs of a reading */

const STYLES = { chicago: "Chicago", mla: "MLA", apa: "APA", bibtex: "BibTeX" };

/** @param {Document | Element} root */
export function init(root) {
  const page = once(root, "take");
  if (!page || !facts.readings.length || !("popover" in page)) return;
  for (const mark of page.querySelectorAll(".fp-pn, .fp-perma")) mark.setAttribute("aria-haspopup", "dialog");
  page.addEventListener("click", (event) => {
    const mark = /** @type {Element} */ (event.target).closest(".fp-pn, .fp-perma");
    if (!(mark instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const text = mark.closest(".fp-passage, .fp-para, .fp-block")?.querySelector(".fp-text");
    const place = text && placeOf(text, text);
    if (!place) return;
    event.preventDefault();
    const range = document.createRange();
    range.selectNodeContents(text);
    show(place, words(range), mark, boxes([text])).querySelector("button")?.focus();
  });
  for (const name of ["pointerup", "keyup"]) page.addEventListener(name, () => setTimeout(selected));
}

function selected() {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || document.querySelector(".fp-take")) return;
  const range = selection.getRangeAt(0);
  const [first, last] = [range.startContainer, range.endContainer].map((node) =>
    (node instanceof Element ? node : node.parentElement)?.closest(".fp-text"),
  );
  const place = first && last && placeOf(first, last);
  const quotation = words(range);
  if (place && quotation) show(place, quotation, last, [...range.getClientRects()]);
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
function words(range) {
  const found = range.cloneContents();
  for (const ours of found.querySelectorAll(".fp-ref, .fp-fn, .fp-no, .fp-side, .fp-pn, .fp-at, .fp-annotations, .fp-take")) ours.remove();
  return (found.textContent ?? "").replace(/\s+/g, " ").trim();
}

/** @param {Place} place @param {string} quotation @param {Element} after @param {DOMRect[]} lines */
function show(place, quotation, after, lines) {
  const name = `${place.reading.letter} ${pilcrow(place)}`;
  const panel = make("div", { class: "fp-panel fp-take", popover: "auto", role: "dialog", "aria-label": `Take away ${name}` });
  const said = make("p", { role: "status" });
  const pairing = choice(place);
  const other = () => /** @type {Place | null} */ (pairing.value ? JSON.parse(pairing.value) : null);
  /** @param {string} label @param {() => string} text */
  const button = (label, text) => {
    const made = make("button", { type: "button" }, label);
    made.addEventListener("click", () => copy(panel, said, text(), label));
    return made;
  };
  const at = () => address(...(pairOf(place, other())));
  const acts = make("p", {}, "Copy", button("Link", () => html(at())), button("Quotation", () => `“${html(quotation)}”\n${cite("chicago", place, other())}`));
  for (const [style, label] of Object.entries(STYLES)) acts.append(button(label, () => cite(style, place, other())));
  const what = make("p", {}, make("b", {}, name));
  if (!facts.here) what.append(make("a", { href: facts.file ? `#${place.reading.id}-p${place.from}` : address(place) }, "In context"));
  panel.append(what, make("label", {}, "With ", pairing), acts, said);
  panel.addEventListener("toggle", (event) => event.newState === "closed" && panel.remove());
  for (const earlier of document.querySelectorAll(".fp-take")) earlier.remove();
  after.after(panel);
  panel.dispatchEvent(new CustomEvent("fp-take", { bubbles: true, detail: { ...place, quotation } }));
  put(panel, lines, after.matches("a") ? after.getBoundingClientRect() : lines[lines.length - 1]);
  return panel;
}

/** The paragraphs it can be paired with: those of the same events first. @param {Place} place */
function choice(place) {
  const list = make("select", {}, make("option", { value: "" }, "nothing else"));
  const asked = new URLSearchParams(location.search);
  for (const reading of facts.readings.filter(({ id }) => id !== place.reading.id)) {
    const facing = new Set(facts.events.filter((event) => event[place.reading.id]?.includes(`p${place.from}`)).flatMap((event) => event[reading.id]));
    const all = Array.from({ length: reading.paragraphs }, (_, at) => at + 1);
    for (const isFacing of [true, false]) {
      const group = make("optgroup", { label: isFacing ? "Of the same events" : `Of ${reading.letter}` });
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

/** One place's address on its article's page; that of several, or of one read blind, on the facing pages. @param {Place[]} places */
function address(...places) {
  if (places.length === 1 && !isBlind()) return shown(within(`${places[0].reading.id}/#p${places[0].from}`));
  const found = within("facing/");
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
  const each = places.map((one) => {
    if (isBlind()) return safe(`Reading ${one.reading.letter}, ${pilcrow(one)}, ${address(one)}`);
    const named = facts.words[style][Number(one.from !== one.to)] + pilcrow(one).slice(1);
    return one.reading.cite[style].replace("{paragraph}", named).replace("{address}", safe(address(one)));
  });
  return [...each, ...(other ? [safe(`Side by side: ${address(...places)}`)] : [])].join("\n");
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
    said.textContent = `Copied: ${label}.`;
  } catch {
    said.textContent = "The browser does not let this page copy. Here is the text, to copy by hand:";
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
