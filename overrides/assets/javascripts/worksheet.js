/* The worksheet: answers kept in this browser, saved as files, and shown with those of others.

   One sheet is written in ("mine"); the sheets of opened files stand under each prompt.
   worksheet/sheets.js tells how they are merged, store.js how they are kept, answers.js how
   they stand on the page, files.js how they leave it and come back. Here is what happens
   when somebody writes or presses a button. What the script says stands in the page, as
   data of its first element. Without the script the page is a sheet to print. */

import { answers, fieldsOf, part } from "./worksheet/answers.js";
import { markdown, opened, save } from "./worksheet/files.js";
import { empty, fresh, merge, settle } from "./worksheet/sheets.js";
import { Store } from "./worksheet/store.js";

/** @typedef {import("./worksheet/sheets.js").Sheets} Sheets */

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
  const store = new Store(comparisons, new Map(/** @type {[string, string][]} */ (former)));
  const { called, render } = answers(page, store, fields);
  const files = /** @type {HTMLInputElement} */ (part(page, "files"));
  const undo = part(page, "undo");
  const status = part(page, "status");
  /** @type {[string, Sheets]} what can be brought back */
  let before = [store.mine, store.sheets];

  /** @param {string} words @param {string} well what is said if nothing is wrong */
  function tell(words, well) {
    const said = words + (store.problem ? say[store.problem] : well);
    if (status.textContent !== said) status.textContent = said;
    render();
  }

  /** Takes over what an earlier visit or another window has left. */
  function adopt() {
    if (store.problem) return change(() => {});
    store.mine = store.look() ?? store.mine;
    tell("", store.known && say.kept);
  }

  /** @param {() => unknown} alter @param {string} [words] to say of it */
  function change(alter, words = "") {
    store.change(alter);
    tell(words, say.kept);
  }

  /** @param {() => unknown} alter */
  function undoably(alter) {
    before = [store.mine, merge(store.sheets, {})];
    change(alter, say.done);
    undo.hidden = false;
    undo.focus();
  }

  /** @param {string} prompt @param {string} text */
  function edit(prompt, text) {
    const was = fields.get(prompt)?.shown;
    change(() => {
      const old = store.answer(store.mine, prompt);
      // Later than what it takes the place of, whatever the clocks say.
      const at = Math.max(Date.now(), (old[0]?.at ?? 0) + 1);
      store.sheets[store.mine] ??= empty();
      store.sheets[store.mine][prompt] = settle([...old.filter((one) => one.at !== was?.at || one.text !== was.text), { text, at }]);
    });
  }

  /** @param {string} text @param {string} name */
  function carryOff(text, name) {
    save(text, name);
    store.ask(false);
  }

  /** @type {Record<string, (button: HTMLElement, of: string) => void>} */
  const acts = {
    save: () => carryOff(store.write({ [store.mine]: store.sheets[store.mine] }), `${called(store.mine)}.json`),
    group: () => carryOff(store.write(store.sheets), `${comparisons[0]}.json`),
    markdown: () => carryOff(markdown(page), `${called(store.mine)}.md`),
    print: () => print(),
    open: () => files.click(),
    go: (_, id) => change(() => (store.mine = id)),
    remove: (_, id) => undoably(() => delete store.sheets[id]),
    clear() {
      if (!confirm(say.sure)) return;
      store.clear();
      undoably(() => {
        store.sheets = empty();
        store.mine = fresh();
      });
    },
    undo() {
      change(() => {
        store.sheets = merge(store.sheets, before[1]);
        store.mine = before[0];
      });
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
    const { name, value } = input;
    if (fields.has(name)) edit(name, value);
  });
  page.addEventListener("click", ({ target }) => {
    const button = /** @type {HTMLElement} */ (target);
    acts[button.dataset.act ?? ""]?.(button, button.dataset.of ?? "");
  });
  files.addEventListener("change", async () => {
    const { sheets, words } = await opened(files.files ?? [], store, say);
    change(() => (store.sheets = merge(store.sheets, sheets)), words);
    files.value = "";
  });
  addEventListener("storage", adopt);
  part(page, "tools").hidden = false;
  adopt();
}

