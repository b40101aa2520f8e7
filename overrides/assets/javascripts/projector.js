/* The projector's keys, its notes one by one, the whole screen.

   Which event is seen follows from the address: each has links to the next and the one
   before, and a key presses them. A clicker for slides sends page keys. A note is asked for
   by its button or by n: the first, then the next, then none. As long as the names are
   hidden there are none, for a note may tell whose words they are. Where the browser shows
   nothing on the whole screen there is no button for it. */

import { show } from "./kit/address.js";
import { seen } from "./kit/elements.js";
import { typing } from "./keys.js";
import { control, isBlind, recall } from "./kit.js";

/** @type {Record<string, string>} */
const WAYS = { ArrowRight: "next", ArrowDown: "next", PageDown: "next", " ": "next", ArrowLeft: "prev", ArrowUp: "prev", PageUp: "prev" };
/** @type {Record<string, string>} */
const ACTS = { n: "note", f: "whole", r: "names" };

/** @param {Document | Element} root */
export function init(root) {
  /** @type {HTMLElement | null} */
  const stage = root.querySelector(".fp-stage:not([data-live])");
  if (!stage) return;
  stage.setAttribute("data-live", "");
  const say = /** @type {Record<string, string>} */ (stage.dataset);
  const status = /** @type {HTMLElement} */ (stage.querySelector("[role=status]"));
  const blind = /** @type {HTMLInputElement} */ (control("blind"));
  const whole = /** @type {HTMLElement} */ (stage.querySelector("[data-act=whole]"));
  whole.hidden = !document.fullscreenEnabled;

  const screen = () => [...stage.querySelectorAll(".fp-screen")].find(seen);

  /** @type {Record<string, () => unknown>} */
  const acts = {
    note() {
      status.textContent = isBlind() ? say.wait : nextNote(screen()?.querySelector("details"), say);
    },
    names() {
      blind.click();
    },
    whole: () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()),
  };

  stage.addEventListener("click", ({ target }) => {
    acts[/** @type {HTMLElement} */ (target).dataset.act ?? ""]?.();
  });
  blind.addEventListener("change", () => {
    show(new URLSearchParams(blind.checked ? "" : "blind=0"), location.hash);
    status.textContent = "";
    if (blind.checked) for (const notes of stage.querySelectorAll("details")) notes.open = false;
  });
  addEventListener("hashchange", () => {
    status.textContent = "";
    scrollTo({ top: 0, behavior: "instant" });
  });
  addEventListener(
    "keydown",
    (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) return;
      const act = recall("keys") === "off" ? undefined : acts[ACTS[event.key]];
      const rel = event.key === " " && event.shiftKey ? "prev" : WAYS[event.key];
      if (!act && (!rel || needs(event))) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (act) act();
      else /** @type {HTMLElement | null | undefined} */ (screen()?.querySelector(`[href][rel=${rel}]`))?.click();
    },
    true,
  );
}

/** Opens the notes at the first, goes on to the next, closes them after the last. @param {HTMLDetailsElement | null | undefined} notes @param {Record<string, string>} say */
function nextNote(notes, say) {
  if (!notes) return say.none;
  const all = [...notes.querySelectorAll("li")];
  const next = notes.open ? all[all.findIndex((one) => one.hasAttribute("data-on")) + 1] : all[0];
  for (const one of all) one.toggleAttribute("data-on", one === next);
  notes.open = !!next;
  return next ? `${all.indexOf(next) + 1} / ${all.length}` : say.last;
}

/** Whether what has the focus needs the key itself: a button that Space presses, a side that is longer than the screen. @param {KeyboardEvent} event */
function needs({ key, target }) {
  if (!(target instanceof HTMLElement)) return false;
  if (key === " ") return target.matches("button, a, input, summary");
  const side = target.closest(".fp-screen__side, .fp-screen__notes");
  return /Up|Down/.test(key) && !!side && side.scrollHeight > side.clientHeight && document.activeElement !== document.body && key.startsWith("Arrow");
}
