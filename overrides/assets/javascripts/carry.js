/* Carrying on: which events a reader has read, and the way to the next.

   A reader marks an event as read, with one tap, and takes the mark away with another; nothing is marked by scrolling.
   The marks are kept in this browser alone, a list of ids for each comparison, the latest last; where storage is blocked
   they hold as long as the page does. An event that was renamed is known by its former ids too, and so is a comparison:
   the link that leads on has them all (partials/fp/carry.html). Everything here is hidden until this script shows it. */

import { named } from "./kit/address.js";
import { words } from "./kit/words.js";
import { recall, remember, say } from "./kit.js";

/** @typedef {{ids: string[], number: number}} Place */

/** @param {Document | Element} root */
export function init(root) {
  for (const onward of /** @type {NodeListOf<HTMLAnchorElement>} */ (root.querySelectorAll("[data-carry]:not([data-live])"))) {
    onward.setAttribute("data-live", "");
    follow(onward, root);
  }
}

/** Keeps what a page shows of one comparison in step with what was read of it. @param {HTMLAnchorElement} onward @param {Document | Element} root */
function follow(onward, root) {
  const names = onward.dataset.carry?.split(" ") ?? [];
  const base = onward.getAttribute("href") ?? "";
  // Sites below one host share its storage, and may have comparisons of one name.
  const site = new URL(base, location.href).pathname.replace(`${names[0]}/facing/`, "");
  const places = (onward.dataset.events?.split(" ") ?? []).map((ids, at) => ({ ids: ids.split(","), number: at + 1 }));
  /** @param {string} id */
  const known = (id) => places.find(({ ids }) => ids.includes(id))?.ids[0];
  let read = /** @type {string[]} */ ([]);

  const load = () => {
    const kept = names.toReversed().flatMap((name) => recall(`read:${site}${name}`).split(" "));
    read = [...new Set(kept.flatMap((id) => known(id) ?? []))];
    show();
  };

  /** @param {string[]} now */
  const keep = (now) => {
    read = now;
    for (const name of names) remember(`read:${site}${name}`, name === names[0] ? now.join(" ") : "");
    show();
  };

  const show = () => {
    const next = following(places, read);
    onward.hidden = !next || !read.length;
    if (next) {
      onward.href = `${root.querySelector(".fp-events") ? "" : base}#${next.ids[0]}`;
      onward.textContent = words("continue-at", { number: next.number });
    }
    for (const button of root.querySelectorAll(`[data-forget="${names[0]}"]`)) {
      /** @type {HTMLElement} */ (button).hidden = !read.length;
    }
    if (onward.closest(".fp-home")) return; // it may show several comparisons, and lists no events
    for (const button of root.querySelectorAll("[data-read]")) {
      /** @type {HTMLElement} */ (button).hidden = false;
      button.setAttribute("aria-pressed", `${read.includes(button.getAttribute("data-read") ?? "")}`);
    }
    for (const link of root.querySelectorAll(".fp-strip a, .fp-list th a")) sign(link, read.includes(ends(link)));
  };

  root.addEventListener("click", (event) => {
    const clicked = /** @type {Element} */ (event.target);
    const id = clicked.closest("[data-read]")?.getAttribute("data-read");
    if (id) {
      const isRead = read.includes(id);
      keep(isRead ? read.filter((one) => one !== id) : [...read, id]);
    }
    if (clicked.closest(`[data-forget="${names[0]}"]`)) {
      keep([]);
      say(words("forgotten"));
    }
  });
  // Another tab may have marked something, or the page have stood aside for a while.
  addEventListener("storage", load);
  addEventListener("pageshow", (event) => event.persisted && load());
  load();
}

/** The first place after the one that was marked last that is not marked, or else the first that is not. @param {Place[]} places @param {string[]} read */
function following(places, read) {
  const last = places.findIndex(({ ids }) => ids[0] === read.at(-1));
  const open = (/** @type {Place} */ { ids }) => !read.includes(ids[0] ?? "");
  return places.slice(last + 1).find(open) ?? places.find(open);
}

/** The id that a link leads to. @param {Element} link */
const ends = (link) => named(/** @type {HTMLAnchorElement} */ (link).hash);

/** Shows at a link whether its event is read, to the eye and to the ear. @param {Element} link @param {boolean} isRead */
function sign(link, isRead) {
  if (link.hasAttribute("data-done") === isRead) return;
  link.toggleAttribute("data-done", isRead);
  link.querySelector(".fp-done")?.remove();
  if (!isRead) return;
  const said = document.createElement("span");
  said.className = "fp-done fp-vh";
  said.textContent = ` ${words("is-read")}`;
  link.append(said);
}
