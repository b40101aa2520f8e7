/* Copies what a teacher puts on a class page: as it is shown, for pages that take text with links, and as plain words
   for all others; the program that it is pasted into takes what it can. Addresses are made whole first, for the build
   may not know where the site stands. What cannot be copied can be selected: it stands on the page. */

/** @param {Document | Element} root */
export function init(root) {
  const place = root.querySelector(".fp-classpage:not([data-live])");
  if (!place) return;
  place.setAttribute("data-live", "");
  const rich = /** @type {HTMLElement} */ (place.querySelector("[data-part=rich]"));
  const plain = /** @type {HTMLTextAreaElement} */ (place.querySelector("[data-part=plain]"));
  const button = /** @type {HTMLElement} */ (place.querySelector("[data-act=copy]"));
  const status = /** @type {HTMLElement} */ (place.querySelector("[role=status]"));
  for (const link of rich.querySelectorAll("a")) {
    const given = /** @type {string} */ (link.getAttribute("href"));
    plain.value = plain.value.replace(` ${given}`, ` ${link.href}`);
    link.setAttribute("href", link.href);
  }
  button.addEventListener("click", async () => {
    try {
      const forms = { "text/html": rich.innerHTML.trim(), "text/plain": plain.value };
      const item = Object.entries(forms).map(([type, words]) => [type, new Blob([words], { type })]);
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(item))]);
      status.textContent = button.dataset.done ?? "";
    } catch {
      status.textContent = button.dataset.failed ?? "";
      plain.select();
    }
  });
}
