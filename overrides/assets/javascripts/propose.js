/* Propose an annotation on the words selected.

   Whoever selects words of an article is offered the hosting site's form for a new file,
   with its name and front matter filled in. The quotation is looked for on the page under
   the normalisation of the check (propose/quoting.js): where it occurs twice it gets its
   neighbours, where it is long its first and last words. Note marks are no part of it.
   The button stands at the foot of the window, or in the panel that take.js opens, which
   tells of itself by "fp-take". Where the site cannot take the text from the address, or the address grows too long,
   the text stands beside the link to be copied. In an edition of excerpts the page does
   not have all words; there only the check can tell whether a quotation occurs once.
   Without this script, or without a repository, nothing is offered. */

import { make } from "./kit/elements.js";
import { words as said } from "./kit/words.js";
import { count, fold, isShort, passage, wholeWords } from "./propose/quoting.js";

/** Longer than choose.js waits: its panel has room for this. */
const REST = 400;
const LONGEST_ADDRESS = 6000;
const BLOCKS = ":is(.fp-art__main, #texts) :is(.fp-text, .fp-art__heading)[id], .fp-passage .fp-text";
const NOT_WORDS = ".fp-ref, .fp-fn, .fp-cut";

/** @typedef {{address: string, name: string, text: string, fills: boolean, reading: string, kinds: string[], hints: {body: string, kind: string, sources: string}}} Form */
/** @typedef {import("./propose/quoting.js").Parts} Parts */

/**
 * @param {Document | Element} root what holds the page
 * @returns {void}
 */
export function init(root) {
  const data = root.querySelector("#fp-forge:not([data-live])");
  if (!data) return;
  data.setAttribute("data-live", "");
  /** @type {Form} */
  const form = JSON.parse(data.textContent ?? "");
  const panel = make("aside", { class: "fp-propose", "aria-label": said("selected"), hidden: "" });
  panel.addEventListener("pointerdown", (event) => event.target instanceof HTMLAnchorElement && event.preventDefault());
  document.body.append(panel);
  let timer = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      if (panel.contains(document.activeElement)) return;
      const offered = document.querySelector(".fp-take") ? [] : offer(form);
      panel.hidden = !offered.length;
      panel.replaceChildren(...offered);
    }, REST);
  });
  document.addEventListener("fp-take", (event) => {
    panel.hidden = true;
    if (event.target instanceof Element) event.target.append(...offer(form));
  });
}

/**
 * @param {Form} form
 * @returns {Element[]} the link to the filled form, and the text where the form does not take it
 */
function offer(form) {
  const found = proposal(form);
  if (!found) return [];
  const link = make("a", { href: found.address, target: "_blank", rel: "noopener", class: "fp-btn" }, said("propose"));
  if (found.fills) return [link];
  const text = make("textarea", { readonly: "" });
  text.value = found.text;
  return [link, make("label", {}, said("propose-by-hand"), text)];
}

/**
 * @param {Form} form
 * @returns {{address: string, text: string, fills: boolean} | undefined} the filled form; nothing without enough words
 */
function proposal(form) {
  const selection = getSelection();
  if (!selection?.rangeCount || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  const blocks = Array.from(document.querySelectorAll(BLOCKS));
  const first = blocks.find((block) => range.intersectsNode(block));
  if (!first) return;
  const reading = form.reading || first.closest("[data-reading]")?.getAttribute("data-reading");
  const whole = blocks.filter((block) => form.reading || block.closest(`#texts [data-reading="${reading}"]`));
  const row = first.closest(".fp-passages");
  const full = fold(whole.map((block) => divide(block, range).join("")).join(" "));
  const divided = (row ? blocks.filter((block) => row.contains(block)) : whole).map((block) => divide(block, range));
  const joined = /** @type {Parts} */ ([0, 1, 2].map((part) => divided.map((parts) => parts[part]).filter(Boolean).join(" ")));
  const each = !row && count(full, joined[1]) ? [joined] : divided.map((parts) => placed(parts, full));
  const enough = each.map(wholeWords).filter((parts) => !isShort(parts[1]));
  if (!enough.length) return;
  const items = enough.map((parts) => `    - ${passage(parts, full)}\n`).join("");
  const { body, kind, sources } = form.hints;
  const head = `# ${body}\n# ${kind} ${form.kinds.join(", ")}\nkind: context\n# ${sources}\nsources: []`;
  const text = `---\n${head}\npassages:\n  ${reading}:\n${items}---\n\n`;
  const name = `${form.address}?${form.name}=${encodeURIComponent(slug(enough[0][1], `${reading}-${first.id || "passage"}`))}.md`;
  const address = `${name}&${form.text}=${encodeURIComponent(text)}`;
  const fits = address.length <= LONGEST_ADDRESS;
  return { address: fits ? address : name, text, fills: fits && form.fills };
}

/**
 * @param {Element} block
 * @param {Range} range
 * @returns {Parts} the block's words, without note marks
 */
function divide(block, range) {
  /** @type {Parts} */
  const parts = ["", "", ""];
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement?.closest(NOT_WORDS)) continue;
    const words = node.textContent ?? "";
    const { startContainer, startOffset, endContainer, endOffset } = range;
    const start = node === startContainer ? startOffset : range.comparePoint(node, 0) < 0 ? words.length : 0;
    const end = node === endContainer ? endOffset : range.comparePoint(node, words.length) > 0 ? 0 : words.length;
    parts[0] += words.slice(0, start);
    parts[1] += words.slice(start, end);
    parts[2] += words.slice(Math.max(start, end));
  }
  return parts;
}

/** An extract of a row, with the words that stand around it in the full text.
 * @type {(parts: Parts, full: string) => Parts} */
function placed([before, words, after], full) {
  const extract = fold(before + words + after);
  const at = count(full, extract) === 1 ? full.indexOf(extract) : -1;
  if (at < 0) return [before, words, after];
  return [`${full.slice(0, at)} ${before}`, words, `${after} ${full.slice(at + extract.length)}`];
}

/** A name for the file that no note of this page has.
 * @type {(words: string, otherwise: string) => string} */
function slug(words, otherwise) {
  const plain = words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const name = plain.length > 1 ? plain.slice(0, 5).join("-").slice(0, 60).replace(/-$/, "") : otherwise;
  let free = name;
  for (let n = 2; document.getElementById(`note-${free}`); n++) free = `${name}-${n}`;
  return free;
}
