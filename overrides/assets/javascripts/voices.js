/* A button to listen at every passage and paragraph for whose language this machine has a voice.

   Only voices of the machine itself are used: what another speaks is sent to a host, and no
   page of ours sends the words anywhere. Voices may come late, and then the buttons do.
   What reads aloud is loaded at the first press (listen.js). */

import { make } from "./kit/elements.js";
import { words } from "./kit/words.js";

const TEXTS = ".fp-events .fp-cell, .fp-art__main .fp-block, .fp-art__main .fp-para";

/** @param {Document | Element} root */
export function init(root) {
  if (!("speechSynthesis" in window)) return;
  const update = () => {
    for (const place of root.querySelectorAll(TEXTS)) {
      const text = [...place.querySelectorAll(".fp-text")].at(-1);
      if (!text || place.querySelector(".fp-listen") || !voice(text)) continue;
      text.closest(".fp-passage, .fp-para, .fp-block")?.append(make("button", { type: "button", class: "fp-listen" }, words("listen")));
    }
  };
  update();
  speechSynthesis.addEventListener?.("voiceschanged", update);
}

/** The machine's voice for a text's language. @param {Element} text */
export function voice(text) {
  const language = text.closest("[lang]")?.getAttribute("lang")?.toLowerCase() ?? "";
  const [main] = language.split("-");
  const own = speechSynthesis.getVoices().filter((one) => one.localService);
  const fit = (/** @type {string} */ tag) => own.find((one) => one.lang.toLowerCase().replace("_", "-").startsWith(tag));
  return language ? (fit(language) ?? fit(main)) : undefined;
}
