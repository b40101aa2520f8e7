/* Words of an article as an annotation quotes them, so that the check finds them once.

   Folded and counted as the check does it (hooks/facing_pages/binding/quotations.py): tests/fuzz
   holds one against the other on generated texts. What folds as one here, a letter with all its
   marks, is a letter there too, so none is found without its marks. */

const LONGEST_QUOTATION = 400;
const MOST_NEIGHBOURS = 60;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the check takes them for space
const SPACE = /(?:[^\S\ufeff]|[\x1c-\x1f\x85])+/g;
/** Of scripts that set no space between words, as the check has them. */
const UNSPACED =
  /[\u0e01-\u0e5b\u0e81-\u0edf\u1000-\u109f\u1780-\u17f9\u19e0-\u19ff\u2e80-\u2ef3\u3041-\u3096\u309b-\u30ff\u31c0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua9e0-\ua9fe\uaa60-\uaa7f\uf900-\ufad9\u{1aff0}-\u{1b167}\u{20000}-\u{2fa1d}\u{30000}-\u{323af}]/gu;
/** A mark, or the vowel or the end of a Korean syllable: one letter with what stands before it. */
const COMPOSES = /[\p{M}\u1160-\u11ff]/u;
/** The marks at the beginning of words, whose letter stands before them; and a letter at an end. */
const MARKS = /^[\p{M}\u1160-\u11ff\u00ad]*[\p{M}\u1160-\u11ff]/u;
const LETTER = /[\S\ufeff][\p{M}\u1160-\u11ff\u00ad]*$/u;
const UNPRINTED = /[\x7f-\x9f\ufeff\ufffe\uffff]/g;

/** @typedef {[string, string, string]} Parts what stands before, in and after a selection */

/** Words that were selected in part are taken whole.
 * @type {(parts: Parts) => Parts} */
export function wholeWords([before, words, after]) {
  const lead = /^[\p{L}\p{M}\p{N}]/u.test(words) && /[\p{L}\p{M}\p{N}]+$/u.exec(before)?.[0];
  const tail = /[\p{L}\p{M}\p{N}]$/u.test(words) && /^[\p{L}\p{M}\p{N}]+/u.exec(after)?.[0];
  if (lead && !lead.match(UNSPACED)) [before, words] = [before.slice(0, -lead.length), lead + words];
  if (tail && !tail.match(UNSPACED)) [words, after] = [words + tail, after.slice(tail.length)];
  const letter = MARKS.test(words) ? (LETTER.exec(before)?.[0] ?? "") : "";
  const marks = words ? (MARKS.exec(after)?.[0] ?? "") : "";
  before = before.slice(0, before.length - letter.length);
  return [tidy(before), tidy(letter + words + marks), tidy(after.slice(marks.length))];
}

/** The passage in YAML, such that it is found once.
 * @type {(parts: Parts, full: string) => string} */
export function passage([before, words, after], full) {
  const characters = Array.from(words);
  for (let size = 48; words.length > LONGEST_QUOTATION && size < characters.length / 2; size += 24) {
    const from = characters.slice(0, size).join("").replace(/ \S*$/, "");
    const to = characters.slice(-size).join("").replace(/^\S* /, "");
    const once = [from, to].every((edge) => count(full, edge) === 1 && !isShort(edge));
    if (once) return `from: ${yaml(from)}\n      to: ${yaml(to)}`;
  }
  for (let size = 0; size <= MOST_NEIGHBOURS; size++) {
    const lead = size ? before.split(" ").slice(-size).join(" ") : "";
    const tail = after.split(" ").slice(0, size).join(" ");
    for (const [left, right] of [["", tail], [lead, ""], [lead, tail]]) {
      if (count(full, words, left, right) !== 1) continue;
      const beside = [["before", left], ["after", right]].filter(([, side]) => side);
      if (!beside.length) return yaml(words);
      return [["quote", words], ...beside].map(([key, side]) => `${key}: ${yaml(side)}`).join("\n      ");
    }
  }
  return yaml(words);
}

/** How often words occur between their neighbours; ``full`` is folded.
 * @type {(full: string, words: string, before?: string, after?: string) => number} */
export function count(full, words, before = "", after = "") {
  const [needle, lead, tail] = [words, before, after].map(fold);
  let found = 0;
  for (let at = full.indexOf(needle); needle && at >= 0; at = full.indexOf(needle, at + 1)) {
    const end = at + needle.length;
    if (isWithin(full, at) || isWithin(full, end)) continue;
    const left = full.slice(0, at).replace(/ $/, "").endsWith(lead);
    if (left && full.slice(end).replace(/^ /, "").startsWith(tail)) found++;
  }
  return found;
}

/** Whether a place lies between a letter and a mark on it. @param {string} full @param {number} at */
function isWithin(full, at) {
  const [before, after] = [full[at - 1], String.fromCodePoint(full.codePointAt(at) ?? 32)];
  return at > 0 && before !== " " && COMPOSES.test(after);
}

/** @type {(words: string) => string} */
export const tidy = (words) => words.replace(/\p{Cs}/gu, "").replace(SPACE, " ").replace(/^ | $/g, "");

/** @type {(words: string) => string} */
export const fold = (words) =>
  tidy(words.replace(/\u00ad/g, "").normalize("NFC"))
    .replace(/[‘’‚‛‹›′]/g, "'")
    .replace(/[“”„‟″«»]/g, '"')
    .replace(/[‐‑‒–—―−﹘﹣－]/g, "-");

/** @type {(words: string) => boolean} */
export const isShort = (words) =>
  words.split(" ").filter((word) => /[\p{L}\p{N}]/u.test(word)).length < 3 && (words.match(UNSPACED)?.length ?? 0) < 6;

/** A string of JSON is one of YAML, but for what YAML does not print.
 * @type {(words: string) => string} */
const yaml = (words) =>
  JSON.stringify(words).replace(UNPRINTED, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
