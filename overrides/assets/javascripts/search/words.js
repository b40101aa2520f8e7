/* Words as the search takes them apart, when it looks for them and when it shows them: as the
   index does (hooks/facing_pages/publishing/search_index.py), without capitals, accents and
   the English ’s. */

// Scripts that set no space between words: each sign is a word.
const SIGN = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3040-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
const signs = new RegExp(`[${SIGN}]`, "gu");
const HYPHEN = /[-‐‑]/gu;
const shown = new RegExp(`[${SIGN}]|(?:(?![${SIGN}])[\\p{L}\\p{N}\\p{M}])+(?:[-‐‑](?:(?![${SIGN}])[\\p{L}\\p{N}\\p{M}])+)*`, "gu");

/** @param {string} text */
const plain = (text) =>
  text
    .toLowerCase()
    .replace(/ς/gu, "σ")
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/['’]s(?![\p{L}\p{N}])/gu, "")
    .replace(signs, " $& ");

/** The words of a text; one with a hyphen as it is. @param {string} text @returns {string[]} */
export const apart = (text) => plain(text).match(/[\p{L}\p{N}]+(?:[-‐‑][\p{L}\p{N}]+)*/gu) ?? [];

/** A word without its hyphens. @param {string} word */
export const whole = (word) => word.replace(HYPHEN, "");

/** Its parts between hyphens. @param {string} word */
export const parts = (word) => word.split(HYPHEN);

/** The words of a text, as they are sought. @param {string} text */
export const keys = (text) => apart(text).map(whole);

/** Where the words of a text stand in it. @param {string} text */
export const placed = (text) => [...text.matchAll(shown)].map((found) => ({ at: found.index, word: found[0] }));

/** Whether a sign is a word for itself. @param {string} word */
export const isSign = (word) => word.replace(signs, "") === "";

const MOST_OF_AN_ENDING = 3;
const SHORTEST_BEGINNING = 3;

/** What a word that is sought must begin: an English, French or Spanish plural finds the singular. @param {string} word */
export const stem = (word) => (/[^s]s$/u.test(word) && word.length > SHORTEST_BEGINNING ? word.slice(0, -1) : word);

/** Whether a word is found by its beginning: figures and the shortest words are not. @param {string} word */
export const isBeginning = (word) => stem(word).length >= SHORTEST_BEGINNING && !/^\p{N}/u.test(word);

/**
 * How well a word answers one that is sought: 0 if it is the same but for an ending, 1 if it
 * only begins so, -1 if not.
 * @param {string} sought
 * @param {string} word
 */
export function meets(sought, word) {
  if (sought === word) return 0;
  const begin = stem(sought);
  if (!isBeginning(sought) || !word.startsWith(begin)) return -1;
  return Number(word.length - begin.length > MOST_OF_AN_ENDING);
}

/** How many signs must be changed, put in, left out or exchanged. @param {string} one @param {string} other */
export function distance(one, other) {
  /** @type {number[][]} */
  const rows = [Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i += 1) {
    rows.push([i]);
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      const steps = [rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + Number(!same)];
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) steps.push(rows[i - 2][j - 2] + 1);
      rows[i].push(Math.min(...steps));
    }
  }
  return rows[one.length][other.length];
}
