/* Text fragments: the part of an address by which a browser finds words on a page.

   A browser finds whole words alone, in the page's text as it is shown, the labels of our
   notes and the marks of the author's included: "Saturday1a" is a word to it. So words are
   cut here as it cuts them. Where they stand more than once on this page, those beside
   them are named too. A table, and a browser that cannot cut words, get no fragment. */

const MOST = 8;
const EDGE = 4;
const BESIDE = 3;

/**
 * @param {Range} range
 * @param {Element} first the text that the range begins in
 * @param {Element} last the text that it ends in
 * @returns {string} empty where there is none
 */
export function fragment(range, first, last) {
  if (!("Segmenter" in Intl) || [first, last].some((text) => text.matches(".fp-text--table"))) return "";
  const [head, tail] = [cut(first, range), cut(last, range)];
  const from = head.tokens.findIndex(({ end }) => end > head.from);
  const to = tail.tokens.findLastIndex(({ start }) => start < tail.to);
  if (from < 0 || to < 0 || (first === last && to < from)) return "";
  const isShort = first === last && to - from < MOST && !line(head, from, to).includes("\n");
  const start = isShort ? line(head, from, to) : edge(head, from, Math.min(from + EDGE, first === last ? to : head.tokens.length) - 1);
  const end = isShort ? "" : edge(tail, to, Math.max(to - EDGE, first === last ? from : -1) + 1);
  const page = said(first.closest(".fp-wrap")?.textContent ?? "");
  const isTwice = [start, end].some((words) => words && page.split(said(words)).length > 2);
  // A full stop between them is a part of what stands beside them.
  const before = isTwice && from ? head.text.slice(head.tokens[Math.max(from - BESIDE, 0)].start, head.tokens[from].start).split("\n").at(-1)?.trim() : "";
  const rest = tail.tokens[Math.min(to + BESIDE, tail.tokens.length - 1)];
  const after = isTwice && rest ? tail.text.slice(tail.tokens[to].end, rest.end).split("\n")[0].trim() : "";
  const parts = [before && `${encoded(before)}-`, encoded(start), encoded(end), after && `-${encoded(after)}`];
  return `:~:text=${parts.filter(Boolean).join(",")}`;
}

/** @typedef {{text: string, tokens: {start: number, end: number}[], from: number, to: number}} Cut a text's words, and where in it the range lies */

/** @param {Element} element @param {Range} range @returns {Cut} */
function cut(element, range) {
  let [text, from, to] = ["", 0, -1];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement?.closest(".fp-panel") || !node.parentElement?.checkVisibility()) continue;
    const { length } = node.textContent ?? "";
    if (node === range.startContainer) from = text.length + range.startOffset;
    else if (range.comparePoint(node, length) < 0) from = text.length + length;
    if (node === range.endContainer) to = text.length + range.endOffset;
    else if (range.comparePoint(node, 0) > 0 && to < 0) to = text.length;
    text += node.textContent;
  }
  const words = new Intl.Segmenter(element.closest("[lang]")?.getAttribute("lang") || undefined, { granularity: "word" }).segment(text);
  const tokens = [...words].filter(({ isWordLike }) => isWordLike).map(({ index, segment }) => ({ start: index, end: index + segment.length }));
  return { text, tokens, from, to: to < 0 ? text.length : to };
}

/** From one word to another. @param {Cut} cut @param {number} from @param {number} to */
const line = ({ text, tokens }, from, to) => text.slice(tokens[from].start, tokens[to].end);

/** From a word as far as another, but in its own line. @param {Cut} cut @param {number} from @param {number} to before it or after it */
function edge(cut, from, to) {
  const step = Math.sign(to - from);
  let at = from;
  while (at !== to && !line(cut, ...order(from, at + step)).includes("\n")) at += step;
  return line(cut, ...order(from, at));
}

/** @param {number} one @param {number} other @returns {[number, number]} */
const order = (one, other) => [Math.min(one, other), Math.max(one, other)];

/** @param {string} words */
const said = (words) => words.replace(/\s+/g, " ").toLowerCase();

/** @param {string} words */
const encoded = (words) => encodeURIComponent(words.replace(/\s+/g, " ")).replace(/[-!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
