/* Reading blind: what styles cannot hide, and on every page.

   Styles put Reading A for a name wherever it is shown, on paper too (.fp-hush goes,
   .fp-blind comes), take our annotations away, and leave nothing of a page that names the
   readings (partials/fp/blind.html). This script does the rest: the page's title and
   address, and with them the entry in the history, for an article stands under its letter
   too; and the addresses of links, which lead to those pages and carry blind reading on. All of
   it is put back when blind reading ends. It holds for a visit, and in no other window. What
   the search finds is veiled where it is shown (search.js). */

import { show } from "./kit/address.js";
import { words } from "./kit/words.js";

/** @typedef {{id: string, letter: string, title: string, named: string, veiled: string, texts: string}} Veiled a reading, its article's page by both names */

const KEPT = "facing-pages:blind";

/** @type {Veiled[]} of every comparison, their pages as paths */
let readings = [];

/** @param {Document | Element} root */
export function init(root) {
  /** @type {HTMLElement | null} */
  const bar = root.querySelector(".fp-veil:not([data-live])");
  const box = /** @type {HTMLInputElement | null} */ (document.querySelector('input[name="blind"]'));
  if (!bar || !box) return;
  bar.setAttribute("data-live", "");
  readings = JSON.parse(bar.dataset.readings ?? "[]");
  for (const reading of readings)
    for (const page of /** @type {const} */ (["named", "veiled", "texts"])) reading[page] = new URL(reading[page], location.href).pathname;
  /** @type {Map<HTMLAnchorElement, string>} */
  const told = new Map();
  const update = () => {
    const isBlind = box.checked;
    keep(isBlind);
    for (const [link, address] of told) link.href = address;
    told.clear();
    if (isBlind)
      for (const link of document.querySelectorAll("a[href]")) {
        const address = link.getAttribute("href") ?? "";
        if (veil(/** @type {HTMLAnchorElement} */ (link))) told.set(/** @type {HTMLAnchorElement} */ (link), address);
      }
    const here = readings.find(({ named, veiled }) => [named, veiled].includes(location.pathname));
    if (here) call(here, isBlind);
  };
  document.addEventListener("change", (event) => event.target === box && update());
  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest('[data-blind="end"]')) end(bar, box);
  });
  update();
}

/** @param {boolean} isBlind */
function keep(isBlind) {
  try {
    if (!isBlind) sessionStorage.removeItem(KEPT);
    // A hand-out is printed blind and a screen shown blind for others: that is no wish to read so.
    else if (!document.querySelector(".fp-hand, .fp-stage")) sessionStorage.setItem(KEPT, "1");
  } catch {
    // Then the links alone carry it on.
  }
}

/** Ends blind reading, and says who wrote what. @param {HTMLElement} bar @param {HTMLInputElement} box */
function end(bar, box) {
  box.checked = false;
  box.dispatchEvent(new Event("change", { bubbles: true }));
  const query = new URLSearchParams(location.search);
  if (query.get("blind") === "1") {
    query.delete("blind");
    show(query, location.hash);
  }
  bar.setAttribute("data-told", "");
  const who = /** @type {HTMLElement | null} */ (bar.querySelector(".fp-veil__who"));
  who?.focus();
}

/** Gives an article's page the title and the address that fit. @param {Veiled} here @param {boolean} isBlind */
function call(here, isBlind) {
  const letter = words("reading", { letter: here.letter });
  const [was, is] = isBlind ? [here.title, letter] : [letter, here.title];
  if (!document.title.startsWith(is)) document.title = document.title.replace(was, is);
  const path = isBlind ? here.veiled : here.named;
  // Both lie beside each other, so that what is linked to from here stays where it is.
  if (path !== location.pathname) history.replaceState(history.state, "", path + location.search + location.hash);
}

/** Has a link tell no reading and carry blind reading on; whether it is such a link. @param {HTMLAnchorElement} link */
export function veil(link) {
  if (link.origin !== location.origin || link.getAttribute("href")?.startsWith("#") || !/(\/|\.html)$/.test(link.pathname)) return false;
  const address = new URL(link.href);
  const reading = readings.find(({ named }) => named === link.pathname);
  if (reading) address.pathname = reading.veiled;
  address.searchParams.set("blind", "1");
  const within = readings.find(({ id, texts }) => address.hash.includes(id) && texts === link.pathname);
  if (within) {
    const paragraph = /-(p\d+)$/.exec(address.hash);
    if (paragraph) address.searchParams.set(within.letter.toLowerCase(), paragraph[1]);
    address.hash = "";
  }
  link.href = address.href;
  return true;
}
