/* Worksheets from files and for other programs. A saved worksheet is opened from where the reader chooses; the words of
   one are written as Markdown, or put into the document for Word that the build made. Nothing is sent anywhere.
   Loaded when one of these is asked for. */

import { crc32, packed, unpacked } from "./worksheet/zip.js";

/** @typedef {import("./worksheet/store.js").Store} Store */

const BIGGEST = 2 ** 21;
const DOCUMENT = "word/document.xml";
const RIGHT_TO_LEFT = /^\P{L}*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u;
/** What XML 1.0 has no place for. */
const NO_LETTER = /[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const ANSWER = "li p:not(:empty)";
/** @type {Record<string, string>} what begins a line of Markdown */
const MARKS = { H1: "# ", H2: "## ", H3: "### ", LABEL: "### ", B: "#### ", P: "> " };

/** Takes over the sheets of files; what is to be said of each file. @param {Iterable<File>} files @param {Store} store @param {Record<string, string>} say */
export async function opened(files, store, say) {
  let words = "";
  for (const file of files) {
    /** @param {string} what */
    const told = (what) => `${what.replace("{name}", () => file.name)} `;
    try {
      if (file.size >= BIGGEST) throw Error("big");
      const found = store.read(await file.text());
      if (!Object.keys(found)[0]) throw Error("damaged");
      store.take(found);
      words += told(store.mine() in found ? say.merged : say.shown);
    } catch (/** @type {any} */ error) {
      words += `${told(say[error.message] ?? say.damaged)}${say.refused} `;
    }
  }
  return words;
}

/** Every answer on the page under its prompt and its heading, in the page's order. @param {HTMLElement} page */
export function markdown(page) {
  /** @type {Record<string, (one: Element) => Element | null | undefined>} where an answer has to be, if the element is to stand */
  const about = {
    H1: () => page,
    H2: (one) => one.closest("section")?.querySelector(ANSWER),
    LABEL: (one) => one.nextElementSibling?.querySelector(ANSWER),
    H3: (one) => one.parentElement?.querySelector(ANSWER),
    B: (one) => one.parentElement?.querySelector(":scope > p:not(:empty)"),
    P: (one) => (one.textContent ? one : null),
  };
  return [...page.querySelectorAll("h1, section h2, [data-part=former] h3, label, li > b, li p")]
    .filter((one) => !one.closest("[hidden], form, [data-part=group]") && about[one.tagName](one))
    .map((one) => MARKS[one.tagName] + (one.textContent ?? "").replaceAll("\n", `\n${MARKS[one.tagName]}`))
    .join("\n\n");
}

/**
 * The empty document with answers in it, without the events that are left out and have none.
 * @param {ArrayBuffer} empty
 * @param {Iterable<[string, string]>} answers by prompt
 * @param {string[]} left ids of events
 */
export function word(empty, answers, left) {
  const parts = unpacked(empty);
  const text = new TextDecoder().decode(parts.get(DOCUMENT));
  const xml = new DOMParser().parseFromString(text, "application/xml");
  const marks = new Map([...xml.getElementsByTagName("w:bookmarkStart")].map((mark) => [mark.getAttribute("w:name"), mark.parentElement]));
  /** @param {string} name */
  const at = (name) => marks.get(`fp_${crc32(new TextEncoder().encode(name)).toString(16).padStart(8, "0")}`);
  const kept = new Set();
  for (const [prompt, answer] of answers) {
    if (answer.trim()) kept.add(prompt.split("/")[0]);
    fill(xml, at(prompt), answer);
  }
  for (const event of left) if (!kept.has(event)) takeOut(at(event));
  parts.set(DOCUMENT, new TextEncoder().encode(new XMLSerializer().serializeToString(xml)));
  return packed(parts);
}

/** Sets words into a paragraph, and each further line into one of its own. @param {Document} xml @param {Element | null | undefined} paragraph @param {string} words */
function fill(xml, paragraph, words) {
  const space = xml.documentElement.namespaceURI;
  /** @param {string} name @param {(Node | string)[]} children */
  const make = (name, ...children) => {
    const made = xml.createElementNS(space, `w:${name}`);
    made.append(...children);
    return made;
  };
  for (const line of words.replace(NO_LETTER, "").split("\n").reverse()) {
    const isLeftward = RIGHT_TO_LEFT.test(line);
    const shown = make("t", line);
    shown.setAttribute("xml:space", "preserve");
    const run = isLeftward ? make("r", make("rPr", make("rtl")), shown) : make("r", shown);
    paragraph?.after(isLeftward ? make("p", make("pPr", make("bidi")), run) : make("p", run));
  }
  // The first line stands where the bookmark is.
  const first = paragraph?.nextElementSibling;
  first?.append(...(paragraph?.childNodes ?? []));
  paragraph?.remove();
}

/** Takes a heading out, with what stands under it. @param {Element | null | undefined} heading */
function takeOut(heading) {
  const style = '[*|val="Heading2"]';
  for (let next = heading?.nextElementSibling; next && next.localName === "p" && !next.querySelector(style); next = heading?.nextElementSibling) next.remove();
  heading?.remove();
}
