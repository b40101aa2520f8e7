/* What is shown of an answer: the sentences in which the words stand, each word lit. */

import { make } from "../kit/elements.js";
import { apart, meets, parts, placed, whole } from "./words.js";

const LONGEST = 300;
const BEFORE = 110;
const MOST_SENTENCES = 2;

/** The words that are sought, those with a hyphen in their parts too. @param {string} sought */
export const wanted = (sought) => [...new Set(apart(sought).flatMap((word) => [whole(word), ...parts(word)]))];

/** A text with the words lit. @param {string} text @param {string[]} sought @returns {(Node | string)[]} */
export function lit(text, sought) {
  /** @type {(Node | string)[]} */
  const pieces = [];
  let end = 0;
  for (const { at, word } of marks(text, sought)) {
    pieces.push(text.slice(end, at), make("mark", {}, word));
    end = at + word.length;
  }
  return [...pieces, text.slice(end)];
}

/** Of a text the sentences that hold most of the words. @param {string} text @param {string[]} sought @param {string} language */
export function sentences(text, sought, language) {
  const found = split(text, language).map((sentence, at) => ({ sentence, at, has: new Set(marks(sentence, sought).map(({ by }) => by)) }));
  /** @type {typeof found} */
  const chosen = [];
  const missing = new Set(found.flatMap(({ has }) => [...has]));
  while (missing.size && chosen.length < MOST_SENTENCES) {
    const count = (/** @type {Set<string>} */ has) => [...has].filter((word) => missing.has(word)).length;
    const best = found.reduce((one, other) => (count(other.has) > count(one.has) ? other : one));
    for (const word of best.has) missing.delete(word);
    chosen.push(best);
  }
  if (!chosen.length) return found.length ? lit(cut(found[0].sentence, 0), sought) : [];
  chosen.sort((one, other) => one.at - other.at);
  return chosen.flatMap(({ sentence, at }, place) => {
    const between = place && at > chosen[place - 1].at + 1 ? ["… "] : [];
    return [...between, ...lit(cut(sentence, marks(sentence, sought)[0].at), sought), " "];
  });
}

/** @type {Map<string, string[]>} */
const known = new Map();

/** How a word of a text may be sought. @param {string} word */
function forms(word) {
  const found = known.get(word) ?? [...new Set(apart(word).flatMap((one) => [whole(one), ...parts(one)]))];
  known.set(word, found);
  return found;
}

/** Where the words stand in a text, each with the one that is sought. @param {string} text @param {string[]} sought */
const marks = (text, sought) =>
  placed(text).flatMap(({ at, word }) => {
    const by = sought.find((one) => forms(word).some((key) => meets(one, key) >= 0));
    return by === undefined ? [] : [{ at, word, by }];
  });

/** @param {string} text @param {string} language */
function split(text, language) {
  if (!("Segmenter" in Intl)) return [text];
  return [...new Intl.Segmenter(language, { granularity: "sentence" }).segment(text)].map(({ segment }) => segment.trim()).filter(Boolean);
}

/** A sentence, or what of a long one is about a place in it. @param {string} sentence @param {number} at */
function cut(sentence, at) {
  if (sentence.length <= LONGEST) return sentence;
  const from = at > BEFORE ? sentence.indexOf(" ", at - BEFORE) + 1 : 0;
  const to = from + LONGEST < sentence.length ? sentence.lastIndexOf(" ", from + LONGEST) : sentence.length;
  return `${from ? "… " : ""}${sentence.slice(from, to > from ? to : from + LONGEST)}${to < sentence.length ? " …" : ""}`;
}
