/* The index of the search: which entries hold every word that is sought, in their order, and
   their words. Of the files that the build made (hooks/facing_pages/publishing/search_index.py)
   only those are asked for that an answer needs, each once. */

import { apart, distance, isBeginning, isSign, keys, meets, parts, stem, whole } from "./words.js";

/** @typedef {{folder: string, words: string[], texts: number[], written: number, starts: number[], runs: [number, number][], kinds: string[], comparisons: [string, string][]}} Index */
/** @typedef {{location: string, title: string, text: string, letter: string, language: string, kind: string, comparison?: [string, string]}} Entry */
/** @typedef {{found: number[], missing: string[], isCut: boolean}} Answer */

const BASE = new URL("../../search/", import.meta.url);
const NAMED = "!";
const MOST_FILES = 4;
const MOST_IN_A_ROW = 100;
const FARTHEST = 2;

/** @type {Map<string, Promise<any>>} */
const asked = new Map();

/** @param {string} name @param {RequestInit} [how] */
function get(name, how) {
  const known = asked.get(name);
  if (known) return known;
  const answer = fetch(new URL(name, BASE), how).then((found) => {
    if (!found.ok) throw new Error(`${found.status}: ${name}`);
    return found.json();
  });
  // What did not come may come the next time.
  answer.catch(() => asked.delete(name));
  asked.set(name, answer);
  return answer;
}

/** Where everything stands: asked for anew, for its files are gone when the site has changed. @returns {Promise<Index>} */
export const open = () => get("index.json", { cache: "no-cache" });

/** The last of sorted values that is no larger. @template T @param {T[]} sorted @param {T} value */
function last(sorted, value) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * The entries that hold a word, each with how well it answers; those that it names.
 * @param {string} word
 */
async function holding(word) {
  const index = await open();
  const begin = stem(word);
  const first = Math.max(0, last(index.words, begin));
  const end = Math.min(Math.max(last(index.words, `${isBeginning(word) ? begin : word}\uffff`), first), first + MOST_FILES - 1);
  const files = [];
  for (let at = first; at <= end; at += 1) files.push(get(`${index.folder}words-${at}.json`));
  /** @type {Map<number, number>} */
  const found = new Map();
  /** @type {Set<number>} */
  const named = new Set();
  for (const file of await Promise.all(files)) {
    for (const [key, steps] of Object.entries(file)) {
      const isName = key.endsWith(NAMED);
      const how = meets(word, isName ? key.slice(0, -1) : key);
      if (how < 0) continue;
      let at = 0;
      for (const step of steps) {
        at += step;
        if (isName && !how) named.add(at);
        if (!isName) found.set(at, Math.min(how, found.get(at) ?? how));
      }
    }
  }
  return { found, named };
}

/** The same of a word with a hyphen, which may stand without it, or in two words. @param {string} word */
async function answering(word) {
  const [joined, ...apart] = await Promise.all([holding(whole(word)), ...(parts(word).length > 1 ? parts(word) : []).map(holding)]);
  if (apart.length) for (const [at, how] of all(apart.map(({ found }) => found))) if (!joined.found.has(at)) joined.found.set(at, how);
  return joined;
}

/** The entries that are in every one of several finds, as well as the worst says. @param {Map<number, number>[]} finds */
function all([first, ...others]) {
  const found = new Map(first);
  for (const other of others) {
    for (const [at, how] of found) {
      const also = other.get(at);
      if (also === undefined) found.delete(at);
      else found.set(at, Math.max(how, also));
    }
  }
  return found;
}

/**
 * The numbers of the entries that hold every word, in their order: those of the comparison that is read before
 * those of others; first the pages that a word names, then what has the words themselves; by kind.
 * @param {string} sought
 * @param {string} here the id of the comparison that is read
 * @param {string[]} only of these kinds and of that comparison, unless there are none
 * @returns {Promise<Answer>}
 */
export async function answer(sought, here, only) {
  const words = [...new Set(apart(sought))];
  const answers = await Promise.all(words.map(answering));
  const missing = words.filter((_, at) => !answers[at].found.size);
  if (!words.length || missing.length) return { found: [], missing, isCut: false };
  const index = await open();
  const found = all(answers.map(({ found }) => found));
  /** @type {Map<number, number[]>} */
  const places = new Map();
  const read = index.comparisons.findIndex(([id]) => id === here);
  for (const [at, how] of found) {
    const [kind, comparison] = index.runs[last(index.starts, at)];
    if (only.length && !(comparison === read && only.includes(index.kinds[kind]))) continue;
    const isNamed = answers.some(({ named }) => named.has(at));
    places.set(at, [Number(read >= 0 && comparison >= 0 && comparison !== read), Number(!isNamed), how, kind, at]);
  }
  const order = [...places].sort(([, one], [, other]) => compared(one, other)).map(([at]) => at);
  const rows = inRows(sought);
  if (!rows.length) return { found: order, missing, isCut: false };
  const entries = await Promise.all(order.slice(0, MOST_IN_A_ROW).map(entry));
  const holds = (/** @type {string} */ text, /** @type {string} */ row) => ` ${keys(text).join(" ")} `.includes(row);
  const kept = order.filter((_, at) => entries[at] && rows.every((row) => holds(entries[at].text, row) || holds(entries[at].title, row)));
  return { found: kept, missing, isCut: order.length > MOST_IN_A_ROW };
}

/** @param {number[]} one @param {number[]} other */
function compared(one, other) {
  const at = one.findIndex((value, place) => value !== other[place]);
  return at < 0 ? 0 : one[at] - other[at];
}

/** What must stand in a row: words in quotation marks, and signs of a script that sets no spaces. @param {string} sought */
function inRows(sought) {
  const quoted = [...sought.matchAll(/["“„«]([^"“”„«»]+)["”“»]/gu)].map(([, words]) => ` ${keys(words).join(" ")} `);
  const signs = sought.split(/\s+/u).map(keys).filter((word) => word.length > 1 && word.every(isSign));
  return [...quoted, ...signs.map((word) => ` ${word.join(" ")} `)].filter((row) => row.trim());
}

/** An entry with its words, and its comparison where there are several. @param {number} at @returns {Promise<Entry>} */
export async function entry(at) {
  const index = await open();
  const file = last(index.texts, at);
  const shown = await get(`${index.folder}texts-${file}.json`);
  const [location, title, text = "", letter = "", language = ""] = shown[at - index.texts[file]];
  const [kind, comparison] = index.runs[last(index.starts, at)];
  return { location: new URL(`../${location}`, BASE).href, title, text, letter, language, kind: index.kinds[kind], comparison: index.comparisons.length > 1 ? index.comparisons[comparison] : undefined };
}

/**
 * What is sought with the nearest word in the place of each that stands nowhere; nothing if there is none near.
 * @param {string} sought
 * @param {string[]} missing
 */
export async function nearest(sought, missing) {
  const index = await open();
  /** @type {string[][]} */
  const files = await Promise.all(Array.from({ length: index.written }, (_, at) => get(`${index.folder}written-${at}.json`)));
  const written = files.flat();
  let meant = sought;
  for (const word of missing.map(whole)) {
    const most = Math.min(FARTHEST, Math.floor(word.length / 3));
    let [best, least] = ["", most + 1];
    for (const form of written) {
      if (Math.abs(form.length - word.length) > FARTHEST) continue;
      const steps = distance(word, keys(form).join(""));
      if (steps < least) [best, least] = [form, steps];
    }
    if (!best) return "";
    meant = meant.split(/\s+/u).map((one) => (keys(one).includes(word) ? best : one)).join(" ");
  }
  return meant;
}
