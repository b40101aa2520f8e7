/* Sheets as data: merged without loss, written as a file, read from one that is not trusted.

   A sheet is one person's or one group's; its id nobody chose. An answer is a list of
   versions, the latest first. Where two copies of a sheet differ both versions stand,
   unless the later holds every word of the earlier: so nothing that anybody wrote is
   lost, and files may be merged twice and in any order. (What stands are the greatest
   elements of a partial order.)

   A file has the right shape or is refused whole, and no object that it fills has a
   prototype. */

/** @typedef {{text: string, at: number}} Version */
/** @typedef {Record<string, Version[]>} Answers by prompt; the name is one of them */
/** @typedef {Record<string, Answers>} Sheets by id */

export const FORMAT = "facing-pages:worksheet";

/** So many sheets a page can show, and prompts of all of them. */
const MOST_SHEETS = 300;
const MOST_PROMPTS = 1000;
/** Nobody has made as many versions of an answer; comparing them would stop the page. */
const VERSIONS = 100;

/** @type {() => any} */
export const empty = () => Object.create(null);

/** The id of a new sheet. */
export const fresh = () => crypto.getRandomValues(new Uint32Array(3)).join("-");

/** Versions that no later one holds, the latest first. @param {Version[]} versions */
export function settle(versions) {
  const sorted = [...versions].sort(
    (one, other) => other.at - one.at || other.text.length - one.text.length || (one.text < other.text ? -1 : 1),
  );
  return sorted.filter(({ text }, n) => !sorted.slice(0, n).some((later) => later.text.includes(text)));
}

/**
 * @template T
 * @param {Record<string, T>} one
 * @param {Record<string, T>} other
 * @param {(one: T, other: T) => T} both for what both have
 * @returns {Record<string, T>}
 */
function join(one, other, both) {
  const all = empty();
  for (const from of [one, other]) for (const key of Object.keys(from)) all[key] = key in all ? both(all[key], from[key]) : from[key];
  return all;
}

/** @param {Sheets} one @param {Sheets} other */
export const merge = (one, other) => join(one, other, (a, b) => join(a, b, (v, w) => settle([...v, ...w])));

/** @param {string[]} comparisons the present id and the former ones @param {Sheets} sheets @param {string} [mine] */
export const write = ([comparison], sheets, mine) => JSON.stringify({ format: FORMAT, version: 1, comparison, mine, sheets });

/**
 * @param {string} text
 * @param {string[]} comparisons the present id and the former ones
 * @param {Map<string, string>} renamed prompts by their former ids
 * @returns {{mine?: string, sheets: Sheets}}
 * @throws {Error} "damaged", "newer", "foreign", "many", or an error of the language where it is none of these
 */
export function read(text, comparisons, renamed) {
  const found = JSON.parse(text);
  check(found.format === FORMAT);
  check(found.version === 1, "newer");
  check(comparisons.includes(found.comparison), "foreign");
  check(["string", "undefined"].includes(typeof found.mine));
  /** @type {Sheets} */
  const sheets = empty();
  few(found.sheets);
  for (const [id, answers] of Object.entries(found.sheets)) {
    sheets[id] = empty();
    for (const [name, versions] of Object.entries(answers)) {
      check(Array.isArray(versions) && versions.length < VERSIONS);
      const prompt = renamed.get(name) ?? name;
      const clean = versions.map((/** @type {any} */ { text, at }) => {
        check(typeof text === "string" && Number.isFinite(at));
        return { text, at };
      });
      sheets[id][prompt] = settle([...(sheets[id][prompt] ?? []), ...clean]);
    }
  }
  bound(sheets);
  return { mine: found.mine, sheets };
}

/** Refuses more than a page can show, or could open again. @param {Sheets} sheets */
export function bound(sheets) {
  few(sheets);
  const answers = Object.values(sheets).flatMap((sheet) => Object.values(sheet));
  check(answers.every((versions) => versions.length < VERSIONS), "many");
}

/** @template T @param {Record<string, Record<string, T>>} sheets */
function few(sheets) {
  const all = Object.values(sheets);
  check(all.length <= MOST_SHEETS && new Set(all.flatMap(Object.keys)).size <= MOST_PROMPTS, "many");
}

/** @param {boolean} holds @param {string} [otherwise] */
export function check(holds, otherwise = "damaged") {
  if (!holds) throw Error(otherwise);
}
