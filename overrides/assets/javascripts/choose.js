/* Words that are chosen to be taken away: a selection, or a paragraph's mark (¶).

   A selection counts when it rests: on a phone its ends are drawn on after the finger is
   up, and no event but the selection's own tells of it. It is told by "fp-choose", on the
   words or on the mark; so is a click on "Cite this note". What is done then is in a
   module of its own (take.js) that comes the first time there is need of it. */

import { facts, once } from "./kit.js";

const REST = 200;

/** @param {Document | Element} root */
export function init(root) {
  const page = once(root, "choose");
  if (!page || !facts.readings.length || !("popover" in page)) return;
  for (const mark of page.querySelectorAll(".fp-pn, .fp-perma")) mark.setAttribute("aria-haspopup", "dialog");
  // Before others hear of the click: they would close the panel that a link may stand in.
  page.addEventListener("click", chosen, true);
  let timer = 0;
  let isDown = false;
  const wait = () => {
    clearTimeout(timer);
    if (!isDown) timer = window.setTimeout(rested, REST);
  };
  /** @param {string[]} events @param {boolean} down */
  const press = (events, down) => {
    for (const name of events)
      document.addEventListener(
        name,
        () => {
          isDown = down;
          if (!down) wait();
        },
        { capture: true, passive: true },
      );
  };
  document.addEventListener("selectionchange", wait);
  // A finger that draws a selection loses its pointer to the browser, but not its touch.
  press(["pointerdown", "touchstart"], true);
  press(["pointerup", "touchend", "touchcancel"], false);
}

/** @param {MouseEvent} event */
function chosen(event) {
  const link = event.target instanceof Element && event.target.closest(".fp-pn, .fp-perma, [data-cite]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  event.stopPropagation();
  tell(link);
}

function rested() {
  const selection = getSelection();
  const { anchorNode } = selection ?? {};
  const text = (anchorNode instanceof Element ? anchorNode : anchorNode?.parentElement)?.closest(".fp-text");
  if (text && !selection?.isCollapsed) tell(text);
}

/** @param {Element} place */
const tell = (place) => place.dispatchEvent(new CustomEvent("fp-choose", { bubbles: true }));
