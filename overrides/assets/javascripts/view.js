/* The view in the address: a link shows what its sender saw.

   What the address and the reader's last choice ask for is set while the page is being
   built, by the few lines in partials/fp/controls.html, so that nothing flashes. From
   there on this script writes: every change of a control into the address, and into the
   browser's storage what a reader chose by hand, but for what hides a side: the next visit
   begins with all of them. A parameter stands in the address when it differs from how the
   page is sent, or once the reader has touched it. Blind reading names readings by their
   letters there, too. The links between two pages that show the same in two ways take the
   query along. */

import { show } from "./kit/address.js";
import { closest } from "./kit/elements.js";
import { control, facts, isBlind, once, readingOf, recall, remember, set } from "./kit.js";

const NAMES = ["view", "order", "notes", "layers", "blind", "size", "face", "spacing", "width", "column", "colours"];

/** @param {Document | Element} root */
export function init(root) {
  const page = once(root, "view");
  if (!page) return;
  const touched = new Set(new URLSearchParams(location.search).keys());
  page.addEventListener("change", (event) => {
    const name = /** @type {HTMLInputElement} */ (event.target).name;
    const known = name === "show" ? "order" : name;
    if (!NAMES.includes(known)) return;
    if (event.isTrusted) {
      touched.add(known);
      agree(page, known);
      keep(known);
      if (known === "view") forget(touched);
    }
    write(touched);
  });
  page.addEventListener("click", (event) => {
    if (!closest(event, ".fp-alone a")) return;
    event.preventDefault();
    touched.delete("order");
    set(control("show", ""));
  });
  write(touched);
}

/** No kind of note is no notes, and notes are of some kind. @param {Element} page @param {string} name */
function agree(page, name) {
  const kinds = /** @type {NodeListOf<HTMLInputElement>} */ (page.querySelectorAll('[name="layers"]'));
  if ([...kinds].some((kind) => kind.checked)) return;
  if (name === "layers") set(control("notes", "off"));
  else if (name === "notes") for (const kind of kinds) set(kind);
}

/** @param {string} name @param {"checked" | "defaultChecked"} [which] */
function value(name, which = "checked") {
  const inputs = [...document.querySelectorAll(`.fp-wrap input[name="${name}"]`)];
  const on = inputs.filter((input) => /** @type {HTMLInputElement} */ (input)[which]);
  const said = on.map((input) => /** @type {HTMLInputElement} */ (input).value).join(",");
  if (name !== "order") return said || (name === "layers" ? "" : "0");
  const ids = which === "checked" && shown() ? [shown()] : said ? said.split(",") : facts.readings.map(({ id }) => id);
  return ids.map((id) => (isBlind() ? letterOf(id) : id)).join(",");
}

/** The one reading that is shown where only one is. */
const shown = () => /** @type {HTMLInputElement | null} */ (document.querySelector('[name="show"]:checked'))?.value ?? "";

/** @param {string} id */
const letterOf = (id) => readingOf(id)?.key ?? id;

/** @param {Set<string>} touched */
function write(touched) {
  const asked = new URLSearchParams(location.search);
  for (const name of NAMES) {
    if (control(name) && (touched.has(name) || value(name) !== value(name, "defaultChecked"))) asked.set(name, value(name));
    else asked.delete(name);
  }
  for (const { key } of facts.readings) if (!touched.has(key)) asked.delete(key);
  show(asked, location.hash);
  for (const { key } of facts.readings) asked.delete(key);
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[data-view]"))) {
    link.search = `${asked}`.replaceAll("%2C", ",");
  }
}

/** @param {string} name */
function keep(name) {
  const kept = new URLSearchParams(recall("view"));
  if (name === "order" && shown()) kept.delete(name);
  else kept.set(name, value(name));
  remember("view", `${kept}`);
}

/** Leaves what was linked to: else the styles would go on showing it. @param {Set<string>} touched */
function forget(touched) {
  for (const { key } of facts.readings) touched.delete(key);
  if (!location.hash) return;
  // Only a navigation moves :target, and one to nowhere does not scroll.
  location.replace("#-");
  show(new URLSearchParams(location.search));
}
