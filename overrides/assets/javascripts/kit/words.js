/* What the scripts say: a table in the page, in the page's language (partials/fp/words.html). */

/** @type {Record<string, string>} */
const table = JSON.parse(document.querySelector("#fp-words")?.textContent ?? "{}");
const plural = new Intl.PluralRules(document.documentElement.lang || "en");

/** A string, with its words in braces put in. @param {string} name @param {Record<string, string | number>} [given] */
export const words = (name, given = {}) => (table[name] ?? name).replace(/\{(\w+)\}/g, (_, blank) => `${given[blank]}`);

/** A string for a number of things, which it calls {number}. @param {string} name @param {number} number */
export const counted = (name, number) => words(plural.select(number) === "one" ? name : `${name}-many`, { number });
