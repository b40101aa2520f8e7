/* The worksheet: answers kept in this browser, saved as files, and shown with those of others.

   One sheet is written in ("mine"); the sheets of opened files stand under each prompt.
   worksheet/sheets.js tells how they are merged, store.js how they are kept, answers.js how
   they stand on the page, choice.js which of them are asked for, files.js how they come
   from files and go to other programs. Here is what happens
   when somebody writes or presses a button. What the script says stands in the page, as
   data of its first element. Without the script the page is a sheet to print. */

import { answers, fieldsOf, part } from "./worksheet/answers.js";
import { choice } from "./worksheet/choice.js";
import { ask, store } from "./worksheet/store.js";
import { make } from "./kit/elements.js";

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
  const { left } = choice(page);
  const files = /** @type {HTMLInputElement} */ (part(page, "files"));
  const undo = part(page, "undo");
  const status = part(page, "status");

  /** @param {string} [words] to say of what was done @param {string} [well] what is said if nothing is wrong */
  function tell(words = "", well = say.kept) {
    const problem = kept.problem();
    const said = words + (problem ? say[problem] : well);
    if (status.textContent !== said) status.textContent = said;
    status.parentElement?.toggleAttribute("data-problem", !!problem);
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
    tell(`${say.done} `);
    undo.hidden = false;
    undo.focus();
  }

  /** Saves a file under a name in plain words; what no system takes in a name is a hyphen. @param {BlobPart} content @param {string} ending @param {string} [whose] */
  function carryOff(content, ending, whose = called(kept.mine())) {
    const download = `${say.file}, ${say.title}, ${whose}`.replace(/[\\/:*?"<>|]+/g, "-");
    make("a", { href: URL.createObjectURL(new Blob([content])), download: `${download}.${ending}` }).click();
    ask(false);
  }

  async function forWord() {
    try {
      const [{ word }, template] = await Promise.all([import("./files.js"), fetch(say.template)]);
      const written = [...fields.keys()].map((prompt) => /** @type {[string, string]} */ ([prompt, kept.answer(kept.mine(), prompt)[0]?.text ?? ""]));
      carryOff(word(await template.arrayBuffer(), written, left()), "docx");
    } catch {
      tell("", say.unmade);
    }
  }

  /** @type {Record<string, (button: HTMLElement, of: string) => void>} */
  const acts = {
    save: () => carryOff(kept.file(kept.mine()), "json"),
    group: () => carryOff(kept.file(), "json", say.group),
    markdown: () => import("./files.js").then(({ markdown }) => carryOff(markdown(page), "md")),
    word: () => forWord(),
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
    const { opened } = await import("./files.js");
    tell(await opened(files.files ?? [], kept, say));
    files.value = "";
  });
  addEventListener("storage", adopt);
  part(page, "tools").hidden = false;
  adopt();
}
