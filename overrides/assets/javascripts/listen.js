/* Reading aloud, with the browser's own voice: a passage, sentence by sentence.

   Each sentence is spoken for itself: it is lit while it is heard, and with it the word,
   where the voice tells of words. The marks of notes are not read. The button that began
   it pauses and goes on, another stops; one text is read at a time. On an article's page
   the paragraphs that follow are read too. It ends when the page is left. */

import { make } from "./kit/elements.js";
import { words } from "./kit/words.js";
import { voice } from "./voices.js";

const OURS = ".fp-ref, .fp-fn, .fp-no, .fp-side, .fp-pn, .fp-at, .fp-perma, .fp-annotations, .fp-take, .fp-listen, .fp-vh";
const [SENTENCE, WORD] = ["fp-heard", "fp-heard-word"];

/** @typedef {{text: Element, words: string, nodes: {node: Text, from: number}[]}} Spoken */

/** @type {{button: HTMLButtonElement, stop: HTMLButtonElement} | undefined} */
let now;
// What was cancelled still tells of its end.
let turn = 0;

/** Begins, pauses or goes on with what a button is of, or stops. @param {Document | Element} root the button */
export function init(root) {
  const button = /** @type {HTMLButtonElement} */ (root);
  if (now?.stop === button) {
    now.button.focus();
    return end();
  }
  if (now?.button === button) return pause(button);
  end();
  const stop = make("button", { type: "button", class: "fp-listen" }, words("listen-stop"));
  button.after(stop);
  button.textContent = words("listen-pause");
  now = { button, stop };
  addEventListener("pagehide", end, { once: true });
  const sentences = texts(button).map(spoken).flatMap(split);
  speak(sentences, 0, turn);
}

/** @param {HTMLButtonElement} button */
function pause(button) {
  const isPaused = button.textContent === words("listen-on");
  if (isPaused) speechSynthesis.resume();
  else speechSynthesis.pause();
  button.textContent = words(isPaused ? "listen-pause" : "listen-on");
}

function end() {
  turn += 1;
  speechSynthesis.cancel();
  // What is paused stays so for the next, in some browsers.
  speechSynthesis.resume();
  light(SENTENCE);
  light(WORD);
  if (now) now.button.textContent = words("listen");
  now?.stop.remove();
  now = undefined;
}

/** The texts that a button is of: those of its passages, or those of an article from its paragraph on. @param {Element} button */
function texts(button) {
  const place = button.closest(".fp-cell");
  if (place) return [...place.querySelectorAll(".fp-text")];
  const all = [...document.querySelectorAll(".fp-art__main .fp-text")];
  return all.slice(all.findIndex((text) => text.closest(".fp-para, .fp-block")?.contains(button)));
}

/** What is read of a text, and where each part of it stands. @param {Element} text @returns {Spoken} */
function spoken(text) {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const nodes = [];
  let said = "";
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement?.closest(OURS)) continue;
    nodes.push({ node: /** @type {Text} */ (node), from: said.length });
    said += node.textContent;
  }
  return { text, words: said, nodes };
}

/** @param {Spoken} spoken */
function split(spoken) {
  const language = spoken.text.closest("[lang]")?.getAttribute("lang") || "en";
  const pieces = "Segmenter" in Intl ? [...new Intl.Segmenter(language, { granularity: "sentence" }).segment(spoken.words)] : [{ segment: spoken.words, index: 0 }];
  return pieces.filter(({ segment }) => segment.trim()).map(({ segment, index }) => ({ ...spoken, language, said: segment, from: index }));
}

/** @param {ReturnType<typeof split>} sentences @param {number} at @param {number} mine */
function speak(sentences, at, mine) {
  if (mine !== turn) return;
  const one = sentences[at];
  if (!one) return end();
  const utterance = new SpeechSynthesisUtterance(one.said);
  utterance.voice = voice(one.text) ?? null;
  utterance.lang = utterance.voice?.lang ?? one.language;
  light(SENTENCE, one, one.from, one.from + one.said.trimEnd().length);
  utterance.onboundary = ({ name, charIndex, charLength }) => {
    if (mine === turn && name === "word" && charLength) light(WORD, one, one.from + charIndex, one.from + charIndex + charLength);
  };
  utterance.onend = () => speak(sentences, at + 1, mine);
  utterance.onerror = () => mine === turn && end();
  speechSynthesis.speak(utterance);
}

/** Lights words of a text, or none; the whole text where a browser lights no words. @param {string} name @param {Spoken} [spoken] @param {number} [from] @param {number} [to] */
function light(name, spoken, from = 0, to = 0) {
  for (const text of document.querySelectorAll(`.${SENTENCE}`)) text.classList.remove(SENTENCE);
  if (!("highlights" in CSS)) return spoken?.text.classList.add(SENTENCE);
  if (!spoken) return CSS.highlights.delete(name);
  const range = document.createRange();
  const [begin, finish] = [from, to - 1].map((place) => spoken.nodes.findLast((node) => node.from <= place));
  if (!begin || !finish) return;
  range.setStart(begin.node, from - begin.from);
  range.setEnd(finish.node, to - finish.from);
  CSS.highlights.set(name, new Highlight(range));
  if (name === SENTENCE) CSS.highlights.delete(WORD);
  const { top, bottom } = range.getBoundingClientRect();
  if (name === SENTENCE && (bottom > innerHeight || top < 0)) range.startContainer.parentElement?.scrollIntoView({ block: "center" });
}
