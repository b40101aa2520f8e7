/* The door: on a page that shows the articles it lets in the scripts that help to read
   them, on every other page none.

   None of them is needed: the page stands without. They talk to one another through the
   page: through its inputs and through events that bubble ("fp-go" on a place, "fp-open"
   on a mark, "fp-take" on a panel). The build serves them joined, in this one file
   (scripts.py); if it does not come, the page stays as it was sent. */

import { facts } from "./kit.js";
import { init as view } from "./view.js";
import { init as blind } from "./blind.js";
import { init as places } from "./places.js";
import { init as level } from "./level.js";
import { init as notes } from "./notes.js";
import { init as take } from "./take.js";
import { init as keys } from "./keys.js";
import { init as strip } from "./strip.js";

const READING = [view, blind, places, level, notes, take, keys, strip];

/** @param {Document | Element} root */
export function init(root) {
  if (root.querySelector(".fp-facing, .fp-art")) for (const open of READING) open(root);
}

// The class file has something to do first, and opens the door itself.
if (!facts.file) init(document);
if (document.querySelector("#fp-forge")) import("./propose.js").then((propose) => propose.init(document));
if (document.querySelector(".fp-hand")) {
  blind(document);
  import("./handout.js").then((handout) => handout.init(document));
}
if (document.querySelector(".fp-work")) import("./worksheet.js").then((worksheet) => worksheet.init(document));
