/* Line numbers on a hand-out: every fifth line of a text has one, and they run on from its first line on the sheets to
   its last.

   Where lines end only a browser knows, so it is asked word by word. A number is an element that takes no room, put
   between two words of its line: wherever a sheet ends, it stays with them. The printing of the PDFs uses this module,
   too (printing/prints.py): it imports nothing. */

const EVERY = 5;

/** Numbers the lines that are shown, anew. @param {Element} sheet */
export function number(sheet) {
  for (const old of sheet.querySelectorAll(".fp-line")) {
    const parent = old.parentNode;
    old.remove();
    parent?.normalize();
  }
  /** @type {Map<string | undefined, number>} */
  const counts = new Map();
  /** @type {[Text, number, number][]} */
  const found = [];
  for (const block of sheet.querySelectorAll(".fp-lines .fp-sheet__text")) {
    if (!block.checkVisibility()) continue;
    const side = /** @type {HTMLElement | null} */ (block.closest("[data-reading]"))?.dataset.reading;
    for (const [text, at] of lines(block)) {
      const count = (counts.get(side) ?? 0) + 1;
      counts.set(side, count);
      if (count % EVERY === 0) found.push([text, at, count]);
    }
  }
  // From the end, so that what is divided is no earlier place.
  for (const [text, at, count] of found.reverse()) {
    const line = document.createElement("i");
    line.className = "fp-line";
    line.ariaHidden = "true";
    line.dataset.number = `${count}`;
    text.splitText(at).before(line);
  }
}

/** A place in each line of a block: a text, and an offset in it. @param {Element} block @returns {Generator<[Text, number]>} */
function* lines(block) {
  const range = document.createRange();
  const half = block.getBoundingClientRect().width && parseFloat(getComputedStyle(block).lineHeight) / 2;
  const scale = /** @type {HTMLElement} */ (block).offsetWidth ? block.getBoundingClientRect().width / /** @type {HTMLElement} */ (block).offsetWidth : 1;
  const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let last = Number.NEGATIVE_INFINITY;
  while (texts.nextNode()) {
    const text = /** @type {Text} */ (texts.currentNode);
    if (text.parentElement?.closest("sup")) continue;
    for (const { 0: word, index } of text.data.matchAll(/\S+/g)) {
      for (const [letter, place] of [[index, index], [index + word.length - 1, index + word.length]]) {
        range.setStart(text, letter);
        range.setEnd(text, letter + 1);
        const box = range.getClientRects()[0];
        if (!box || Math.abs(box.bottom - last) < half * scale) continue;
        last = box.bottom;
        yield [text, place];
      }
    }
  }
}
