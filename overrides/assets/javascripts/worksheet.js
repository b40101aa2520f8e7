/* The worksheet: answers kept in this browser, saved as files, and shown with those of others.

   One sheet is written in ("mine"); the sheets of opened files stand under each prompt.
   worksheet/sheets.js tells how they are merged, store.js how they are kept, answers.js how
   they stand on the page, files.js how they leave it and come back. Here is what happens
   when somebody writes or presses a button. What the script says stands in the page, as
   data of its first element. Without the script the page is a sheet to print. */

import { answers, fieldsOf, part } from "./worksheet/answers.js";
import { markdown, opened, save } from "./worksheet/files.js";
import { ask, store } from "./worksheet/store.js";

/** @param {Document | Element} root */
export function init(root) {
  /** @type {HTMLElement | null} */
  const page = root.querySelector(".fp-work:not([data-live])");
  if (!page) return;
  page.setAttribute("data-live", "");
  const say = /** @type {Record<string, string>} */ (page.dataset);
  const fields = fieldsOf(page);
  const comparisons = say.comparison.split(" ");
  const former = [...fields].flatMap(([prompt, { input }]) => input.dataset.former?.split(" ").map((old) => [old, prompt]) ?? []);
  const kept = store(comparisons, new Map(/** @type {[string, string][]} */ (former)));
  const { called, render } = answers(page, kept, fields);
  const files = /** @type {HTMLInputElement} */ (part(page, "files"));
  const undo = part(page, "undo");
  const status = part(page, "status");

  /** @param {string} [words] to say of what was done @param {string} [well] what is said if nothing is wrong */
  function tell(words = "", well = say.kept) {
    const problem = kept.problem();
    const said = words + (problem ? say[problem] : well);
    if (status.textContent !== said) status.textContent = said;
    render();
  }

  function adopt() {
    kept.adopt();
    tell("", kept.isKept() ? say.kept : "");
  }

  /** @param {string} prompt @param {string} text */
  function edit(prompt, text) {
    kept.edit(prompt, text, fields.get(prompt)?.shown);
    tell();
  }

  function offerUndo() {
    tell(say.done);
    undo.hidden = false;
    undo.focus();
  }

  /** @param {string} text @param {string} name */
  function carryOff(text, name) {
    save(text, name);
    ask(false);
  }

  /** @type {Record<string, (button: HTMLElement, of: string) => void>} */
  const acts = {
    save: () => carryOff(kept.file(kept.mine()), `${called(kept.mine())}.json`),
    group: () => carryOff(kept.file(), `${comparisons[0]}.json`),
    markdown: () => carryOff(markdown(page), `${called(kept.mine())}.md`),
    print: () => print(),
    open: () => files.click(),
    go(_, id) {
      kept.go(id);
      tell();
    },
    remove(_, id) {
      kept.remove(id);
      offerUndo();
    },
    clear() {
      if (!confirm(say.sure)) return;
      kept.clear();
      offerUndo();
    },
    undo() {
      kept.undo();
      tell();
      undo.hidden = true;
    },
    add(button, prompt) {
      const input = fields.get(prompt)?.input;
      edit(prompt, `${input?.value}\n\n${button.previousSibling?.textContent}`);
      input?.focus();
    },
  };

  page.addEventListener("input", ({ target }) => {
    const input = /** @type {HTMLInputElement} */ (target);
    if (fields.has(input.name)) edit(input.name, input.value);
  });
  page.addEventListener("click", ({ target }) => {
    const button = /** @type {HTMLElement} */ (target);
    acts[button.dataset.act ?? ""]?.(button, button.dataset.of ?? "");
  });
  files.addEventListener("change", async () => {
    const { sheets, words } = await opened(files.files ?? [], kept.read, kept.mine(), say);
    kept.take(sheets);
    tell(words);
    files.value = "";
  });
  addEventListener("storage", adopt);
  part(page, "tools").hidden = false;
  adopt();
}
