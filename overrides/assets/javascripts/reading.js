/* The scripts that help to read the articles, on a page that shows them.

   None of them is needed: the page stands without. They talk to one another through the
   page: through its inputs and through events that bubble ("fp-go" on a place, "fp-open"
   on a mark, "fp-choose" on words, "fp-take" on a panel). */

import { init as view } from "./view.js";
import { init as choose } from "./choose.js";
import { init as places } from "./places.js";
import { init as notes } from "./notes.js";
import { init as keys } from "./keys.js";
import { init as strip } from "./strip.js";

/** @param {Document | Element} root */
export function init(root) {
  if (root.querySelector(".fp-facing, .fp-art")) for (const open of [view, places, notes, choose, keys, strip]) open(root);
}
