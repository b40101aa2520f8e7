/* What is kept in this browser: shown row by row, cleared with one button, and put back with another.

   The table says under which names things are kept (publishing/privacy.py), the theme's behind the path of the site.
   What was cleared can be put back for as long as the page is open. */

import { make } from "./kit/elements.js";

/** @typedef {[Storage, string, string]} Item */

/** @param {Document | Element} root */
export function init(root) {
  const table = /** @type {HTMLElement | null} */ (root.querySelector("[data-storage]:not([data-live])"));
  const clear = /** @type {HTMLElement | null} */ (root.querySelector("[data-clear]"));
  const back = /** @type {HTMLElement | null} */ (root.querySelector("[data-back]"));
  if (!table || !clear || !back) return;
  table.setAttribute("data-live", "");
  const rows = /** @type {HTMLElement[]} */ ([...table.querySelectorAll("[data-key]")]);
  const scope = new URL(table.dataset.scope ?? "", location.href).pathname;
  /** @param {HTMLElement} row */
  const key = (row) => (row.dataset.key ?? "").replace(/^\./, `${scope}.`);
  /** @type {Item[]} */
  let gone = [];

  const show = () => {
    const names = items().map(([, name]) => name);
    for (const row of rows) {
      const isKept = names.some((name) => name.startsWith(key(row)));
      /** @type {HTMLElement} */ (row.lastElementChild).textContent = (isKept ? table.dataset.yes : table.dataset.no) ?? "";
    }
  };

  /** @param {HTMLElement} button @param {Item[]} taken */
  const after = (button, taken) => {
    gone = taken;
    back.hidden = !gone.length;
    if (back.hidden) clear.focus();
    const status = clear.parentElement?.querySelector('[role="status"]');
    if (status) status.textContent = button.dataset.said ?? "";
    show();
  };

  clear.addEventListener("click", () => {
    const now = items().filter(([, name]) => rows.some((row) => name.startsWith(key(row))));
    for (const [storage, name] of now) storage.removeItem(name);
    after(clear, now.length ? now : gone);
  });
  back.addEventListener("click", () => {
    // What was chosen since then is newer.
    for (const [storage, name, value] of gone) if (storage.getItem(name) === null) storage.setItem(name, value);
    after(back, []);
  });
  table.querySelector("tr")?.append(make("th", { scope: "col" }, table.dataset.now ?? ""));
  for (const row of rows) row.append(make("td"));
  addEventListener("storage", show);
  show();
}

/** Everything that any site keeps here; where storage is closed there is nothing. @returns {Item[]} */
function items() {
  try {
    return [localStorage, sessionStorage].flatMap((storage) =>
      Object.keys(storage).map((name) => /** @type {Item} */ ([storage, name, storage.getItem(name) ?? ""])),
    );
  } catch {
    return [];
  }
}
