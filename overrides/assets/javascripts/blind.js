/* Reading blind: what styles cannot hide.

   Styles put Reading A for a name wherever it is shown, on paper too (.fp-hush goes,
   .fp-blind comes), and take our annotations away. This script does the rest: the page's
   title, and with it the entry in the history; the addresses of links, which name a
   reading, so that they lead to the same words on the facing pages; and the hits of the
   search, which leave out what is ours. All of it is put back when the box is unticked.
   The address of an article's own page names its reading: there it cannot be hidden. */

import { control, facts, isBlind, once, readingOf, within } from "./kit.js";

/** @typedef {import("./kit.js").Reading} Reading */

/** @type {Map<HTMLAnchorElement, string>} */
const named = new Map();

/** @param {Document | Element} root */
export function init(root) {
  const page = once(root, "blind");
  if (!page || !control("blind")) return;
  const title = document.title;
  const update = () => {
    const here = readingOf(facts.here);
    document.title = isBlind() && here ? title.replace(here.title, `Reading ${here.letter}`) : title;
    for (const [link, address] of named) link.href = address;
    named.clear();
    if (isBlind()) for (const link of document.querySelectorAll("a[href]")) veil(/** @type {HTMLAnchorElement} */ (link));
  };
  page.addEventListener("change", update);
  update();
  const hits = document.querySelector(".md-search-result__list");
  if (!hits) return;
  const observer = new MutationObserver(() => {
    if (isBlind()) for (const hit of hits.querySelectorAll("a")) hush(hit);
  });
  observer.observe(hits, { childList: true, subtree: true });
}

/** The reading whose page an address is. @param {HTMLAnchorElement} link */
const readingAt = (link) => facts.readings.find(({ id }) => within(`${id}/`).pathname === link.pathname);

/** @param {HTMLAnchorElement} link */
function veil(link) {
  const reading = readingAt(link);
  const isFacing = within("facing/").pathname === link.pathname;
  if (link.origin !== location.origin || link.getAttribute("href")?.startsWith("#") || !(reading || isFacing)) return;
  named.set(link, link.getAttribute("href") ?? "");
  const address = within("facing/");
  const letter = reading?.key ?? "";
  address.searchParams.set("blind", "1");
  if (isFacing) address.hash = link.hash;
  else if (/^#p\d+$/.test(link.hash)) address.searchParams.set(letter, link.hash.slice(1));
  else for (const [name, value] of [["view", "text"], ["order", letter]]) address.searchParams.set(name, value);
  link.href = address.href;
}

/** A hit without names: a paragraph or an event; anything else goes. @param {HTMLAnchorElement} hit */
function hush(hit) {
  if (hit.search.includes("blind=1")) return;
  const reading = readingAt(hit);
  const head = hit.querySelector("h1, h2");
  const isEvent = within("facing/").pathname === hit.pathname && !hit.hash.startsWith("#note-");
  if (!head || !(reading || isEvent)) return hit.remove();
  if (reading) head.textContent = `${hit.hash ? `¶${hit.hash.slice(2)} · ` : ""}Reading ${reading.letter}`;
  if (isEvent || !hit.hash) while (head.nextSibling) head.nextSibling.remove();
  veil(hit);
}
