/* A link into the page: what it leads to is brought to light, lit, and said aloud.

   A place may be folded, in the other view, of a side or a kind that is not shown, or hidden
   by blind reading. A link is the later wish, so it wins: the fold opens, the view changes,
   the side or the kind comes back, and the controls say so. What is more than a few windows
   away is jumped to at once, however the page scrolls. While one reads blind the address keeps no
   fragment that names a reading. The key End leads to the end: rows that were not laid out yet
   would push it away as they come near, so all are laid out first. A fragment that is no id on this page does nothing; where what
   it names has a page of its own now, the id is that of a link, which is followed. */

import { named } from "./kit/address.js";
import { seen } from "./kit/elements.js";
import { words } from "./kit/words.js";
import { called, control, facts, isBlind, once, readingOf, say, set } from "./kit.js";

const FAR = 3;

/** @param {Document | Element} root */
export function init(root) {
  const page = once(root, "places");
  if (!page) return;
  addEventListener("keydown", (event) => {
    if (event.key === "End") page.classList.add("fp-laid");
  });
  addEventListener("hashchange", () => arrive(find(location.hash)));
  page.addEventListener("fp-go", (event) => {
    const place = /** @type {HTMLElement} */ (event.target);
    if (tells(place.id)) arrive(place);
    else if (location.hash === `#${place.id}`) arrive(place);
    else location.replace(`#${place.id}`);
  });
  page.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest("a");
    if (event.defaultPrevented || !link?.getAttribute("href")?.startsWith("#") || !tells(link.hash)) return;
    event.preventDefault();
    arrive(find(link.hash));
  });
  arrive(find(location.hash));
}

/** Whether an address would tell a reading that is read blind. @param {string} id */
const tells = (id) => isBlind() && facts.readings.some((reading) => id.includes(reading.id));

/** @param {string} hash */
const find = (hash) => document.getElementById(named(hash));

/** @param {HTMLElement | null} place */
function arrive(place) {
  if (!place) return;
  const away = /** @type {HTMLAnchorElement | null} */ (place.closest("a.fp-away"));
  if (away) return location.replace(away.href.replace("#", `${location.search}#`));
  reveal(place);
  for (const lit of document.querySelectorAll(".fp-lit")) lit.classList.remove("fp-lit");
  place.classList.add("fp-lit");
  const isFar = Math.abs(place.getBoundingClientRect().top) > FAR * innerHeight;
  place.scrollIntoView({ behavior: isFar ? "instant" : "auto" });
  say(name(place));
}

/** @param {HTMLElement} place */
function reveal(place) {
  const cell = place.closest(".fp-cell");
  if (place.closest(".fp-full") && control("view", "events")?.checked) set(control("view", "texts"));
  else if (place.closest(".fp-events")) set(control("view", "events"));
  if (!seen(place) && cell) set(control("show", ""));
  const kind = place.closest("[data-kind]")?.getAttribute("data-kind");
  if (kind) set(control("layers", kind));
  if (kind && control("notes", "off")?.checked) set(control("notes", "folded"));
  if (!seen(place) || (kind && isBlind())) set(control("blind"), false);
  for (let fold = place.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) fold.open = true;
}

/** What a place is called. @param {Element} place */
export function name(place) {
  const titled = document.getElementById(place.getAttribute("aria-labelledby") ?? "");
  const number = place.querySelector(".fp-event__no, .fp-key, .fp-foot__no")?.textContent ?? "";
  const cell = place.closest(".fp-cell")?.getAttribute("data-reading");
  const side = place.closest(".fp-notes [data-side]")?.getAttribute("data-side");
  const reading = readingOf(cell) ?? facts.readings[Number(side) - 1];
  const whose = place.querySelector(".fp-annotation__on")?.textContent?.trim() || (reading && called(reading));
  const kind = place.querySelector(".fp-kind")?.textContent ?? "";
  const of = whose ? "-of" : "";
  if (place.matches("[data-event]")) return words("event", { number, title: titled?.textContent ?? "" });
  if (place.matches(".fp-annotation")) return words(`note${of}`, { number, kind, whose });
  if (place.closest(".fp-foot li")) return words("article-note", { number });
  const paragraph = /(?:^|-)p(\d+)$/.exec(place.id);
  if (!paragraph) return titled?.textContent ?? place.getAttribute("aria-label") ?? place.textContent?.slice(0, 80) ?? "";
  return words(`paragraph${of}`, { number: paragraph[1], whose });
}
