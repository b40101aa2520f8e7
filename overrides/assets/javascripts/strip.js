/* Where one is, shown on the overview strip.

   A line lies across the window, two fifths down. The row of an event that lies on it is
   where the reader is, and its link in the strip gets aria-current. In the complete texts
   there are no rows: there it is every event that a paragraph on the line belongs to, as
   the links beside the paragraph say. Where nothing lies on it, such as under the end of a
   text, it is what was passed last. Without this script, or without an observer, the strip
   is a row of links as before. */

import { seen } from "./kit/elements.js";

const ON_THE_LINE = { rootMargin: "-40% 0px -59% 0px" };
const PLACES = "[data-event], .fp-para";

/**
 * @param {Document | Element} root what holds the strip and the rows
 * @returns {void}
 */
export function init(root) {
  const strip = root.querySelector(".fp-strip:not([data-live])");
  if (!strip || !("IntersectionObserver" in window)) return;
  strip.setAttribute("data-live", "");
  const places = [...root.querySelectorAll(PLACES)];
  const here = new Set();
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) here[isIntersecting ? "add" : "delete"](target);
    const current = new Set([...(here.size ? here : passed(places))].flatMap(events));
    for (const link of strip.querySelectorAll("a")) {
      if (current.has(link.hash)) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
  }, ON_THE_LINE);
  for (const place of places) observer.observe(place);
}

/** What ended last over the line, if anything did. @param {Element[]} places */
function passed(places) {
  /** @param {Element} place */
  const end = (place) => place.getBoundingClientRect().bottom;
  const over = places.filter((place) => seen(place) && end(place) <= innerHeight * 0.4);
  const last = Math.max(...over.map(end));
  return over.filter((place) => end(place) === last);
}

/**
 * @param {Element} place a row, or a paragraph with links to its events
 * @returns {string[]} the fragments of the events it belongs to
 */
function events(place) {
  if (place.hasAttribute("data-event")) return [`#${place.id}`];
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = place.querySelectorAll(".fp-at a");
  return Array.from(links, (link) => link.hash);
}
