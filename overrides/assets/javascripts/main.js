/* The door: each page is given the scripts that help with what it shows.

   The build serves those that help to read an article joined, in this one file (scripts.py);
   if it does not come, the page stays as it was sent. What not every reader uses is fetched
   when it is first used, or by the page that has a use for it. */

import { init as blind } from "./blind.js";
import { init as frame } from "./frame.js";
import { isSingle } from "./keys.js";
import { make } from "./kit/elements.js";
import { words } from "./kit/words.js";
import { recall } from "./kit.js";
import { init as read } from "./reading.js";

/** What takes words away comes when they are first chosen, and is told again; without it a link is a link. @param {Event} event */
const fetchTake = ({ target }) =>
  import("./take.js").then(
    (take) => {
      take.init(document);
      target?.dispatchEvent(new CustomEvent("fp-choose", { bubbles: true }));
    },
    () => target instanceof HTMLAnchorElement && location.assign(target.href),
  );

const page = document.querySelector(".fp-facing, .fp-art");
if (page) {
  read(document);
  if (page.querySelector(".fp-full")) import("./level.js").then((level) => level.init(document));
  import("./voices.js").then((voices) => voices.init(document));
}
frame(document);
blind(document);
document.addEventListener("fp-choose", fetchTake, { once: true });
if (document.querySelector("[data-carry]")) import("./carry.js").then((carry) => carry.init(document));
if (document.querySelector("#fp-forge")) import("./propose.js").then((propose) => propose.init(document));
if (document.querySelector("[data-storage]")) import("./privacy.js").then((privacy) => privacy.init(document));
if (document.querySelector(".fp-hand")) import("./handout.js").then((handout) => handout.init(document));
if (document.querySelector(".fp-work")) import("./worksheet.js").then((worksheet) => worksheet.init(document));
if (document.querySelector(".fp-classpage")) import("./classpage.js").then((page) => page.init(document));
if (document.querySelector(".fp-stage")) import("./projector.js").then((projector) => projector.init(document));

/** Opens the search with its field alone, so that no letter is lost that is typed before the rest is there. */
function search() {
  /** @type {HTMLDialogElement | null} */
  let dialog = document.querySelector("dialog.fp-search");
  if (!dialog) {
    const field = make("input", { type: "search", "aria-label": words("search"), placeholder: words("search-hint"), autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search" });
    dialog = make("dialog", { class: "fp-search", "aria-label": words("search") }, make("form", { role: "search", method: "dialog" }, field));
    document.body.append(dialog);
  }
  if (!dialog.open) dialog.showModal();
  dialog.querySelector("input")?.select();
  import("./search.js").then((search) => search.init(document), () => dialog.close());
}

addEventListener("click", (event) => {
  const button = /** @type {Element} */ (event.target).closest(".fp-listen, .fp-seek");
  if (button?.matches(".fp-seek")) search();
  else if (button) import("./listen.js").then((listen) => listen.init(button));
});
addEventListener("keydown", (event) => {
  if (event.key === "/" && isSingle(event) && recall("keys") !== "off") {
    event.preventDefault();
    search();
  }
});
