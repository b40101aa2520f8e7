/* Worksheets as files: saved where the browser saves what it downloads, opened from where
   the reader chooses. Nothing is sent anywhere. */

import { make } from "../kit/elements.js";
import { check, empty, merge } from "./sheets.js";

/** @typedef {import("./sheets.js").Sheets} Sheets */

const BIGGEST = 2 ** 21;
/** @type {Record<string, string>} what begins a line of Markdown */
const MARKS = { H1: "# ", H2: "## ", H3: "### ", LABEL: "### ", B: "#### ", P: "> " };

/** @param {string} text @param {string} name */
export function save(text, name) {
  make("a", { href: URL.createObjectURL(new Blob([text])), download: name }).click();
}

/** Everything on the page as text: what stands in it, in its order. @param {HTMLElement} page */
export const markdown = (page) =>
  [...page.querySelectorAll("h1, h2, [data-part] h3, label, li:has(p:not(:empty)) > b, li p:not(:empty)")]
    .filter((one) => !one.closest("[hidden]"))
    .map((one) => MARKS[one.tagName] + (one.textContent ?? "").replaceAll("\n", `\n${MARKS[one.tagName]}`))
    .join("\n\n");

/**
 * The sheets of files, and what is to be said of each file.
 * @param {Iterable<File>} files
 * @param {(text: string) => Sheets} read
 * @param {string} mine the sheet written in
 * @param {Record<string, string>} say
 */
export async function opened(files, read, mine, say) {
  /** @type {Sheets} */
  let sheets = empty();
  let words = "";
  for (const file of files) {
    words += `“${file.name}” `;
    try {
      check(file.size < BIGGEST, "big");
      const found = read(await file.text());
      check(!!Object.keys(found)[0]);
      sheets = merge(sheets, found);
      words += mine in found ? say.merged : say.shown;
    } catch (/** @type {any} */ error) {
      words += (say[error.message] ?? say.damaged) + say.refused;
    }
  }
  return { sheets, words };
}
