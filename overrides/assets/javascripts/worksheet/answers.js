/* Answers on the page: those of the sheet written in stand in the fields, all others under
   their prompts, each sheet's name before them. An answer whose prompt is gone stands at
   the end. Words are set as text. */

import { make } from "../kit/elements.js";

/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./sheets.js").Version} Version */
/**
 * @typedef {object} Field
 * @property {HTMLInputElement | HTMLTextAreaElement} input
 * @property {HTMLElement} list what stands under it
 * @property {Version} [shown] what stands in it
 * @property {string} [is] what its list was made from
 */

/** @param {HTMLElement} page @param {string} name @returns {HTMLElement} */
export const part = (page, name) => /** @type {HTMLElement} */ (page.querySelector(`[data-part=${name}]`));

/** An element in which anybody may have written. @param {keyof HTMLElementTagNameMap} tag @param {(Node | string)[]} children */
const held = (tag, ...children) => make(tag, { dir: "auto" }, ...children);

/** The page's fields by their prompts, each with a list under it. @param {HTMLElement} page @returns {Map<string, Field>} */
export function fieldsOf(page) {
  const fields = new Map();
  for (const input of page.querySelectorAll("label > [name]:not(form *)")) {
    const list = held("ul");
    input.parentElement?.after(list);
    fields.set(input.getAttribute("name"), { input, list });
  }
  return fields;
}

/** @param {HTMLElement} page @param {Store} store @param {Map<string, Field>} fields */
export function answers(page, store, fields) {
  const say = /** @type {Record<string, string>} */ (page.dataset);

  /** @param {string} id */
  const called = (id) => store.answer(id, "name")[0]?.text.trim() || `${say.sheet} ${id.slice(0, 4)}`;

  /** @param {string} act @param {string} of @param {string} [whom] */
  const button = (act, of, whom = "") =>
    make("button", { class: "fp-btn", dir: "auto", "data-act": act, "data-of": of }, say[act].replace("{name}", () => whom));

  /** What a sheet answers, as an item of a list; nothing where it does not. @param {string} id @param {string} prompt @param {boolean} [isOwn] */
  function item(id, prompt, isOwn) {
    const [latest, ...rest] = store.answer(id, prompt);
    if (!latest && !isOwn) return [];
    const folds = rest.map(({ text }) =>
      held("details", held("summary", say.version), held("p", text), ...(isOwn ? [button("add", prompt)] : [])),
    );
    const made = held("li", held("b", called(id)), held("p", latest?.text ?? ""), ...folds);
    if (isOwn) made.className = "fp-own";
    return [made];
  }

  function render() {
    const all = store.all(called);
    const [mine, ...others] = all;
    for (const [prompt, field] of fields) {
      const [latest, ...rest] = store.answer(mine, prompt);
      const text = latest?.text ?? "";
      field.shown = latest;
      if (field.input.value !== text) field.input.value = text;
      const sides = prompt === "name" ? [mine] : all;
      // An open fold stays open while its owner writes.
      const is = JSON.stringify(sides.map((id) => [called(id), id === mine ? rest : store.answer(id, prompt)]));
      if (field.is !== is) field.list.replaceChildren(...sides.flatMap((id) => item(id, prompt, id === mine)));
      field.is = is;
      const own = field.list.querySelector(".fp-own > p");
      if (own) own.textContent = text;
    }
    const gone = [...store.answered()].filter((prompt) => !fields.has(prompt));
    part(page, "gone").hidden = !gone[0];
    part(page, "former").replaceChildren(
      ...gone.map((prompt) => held("div", held("h3", prompt), held("ul", ...all.flatMap((id) => item(id, prompt))))),
    );
    part(page, "group").hidden = !others[0];
    part(page, "sheets").replaceChildren(
      ...others.map((id) => held("li", held("b", called(id)), button("go", id, called(id)), button("remove", id, called(id)))),
    );
  }

  return { called, render };
}
