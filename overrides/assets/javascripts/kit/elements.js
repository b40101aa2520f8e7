/* Elements, and what happens to them: what any script may need, and nothing of any page. */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string>} [attributes]
 * @param {(Node | string)[]} children
 */
export function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** @param {Element} element */
export const seen = (element) => element.checkVisibility({ visibilityProperty: true });

/** @param {Iterable<Element>} elements */
export const boxes = (elements) => [...elements].flatMap((element) => [...element.getClientRects()]);

/** What an event happens in. @param {Event} event @param {string} selector */
export const closest = (event, selector) =>
  /** @type {HTMLAnchorElement | null} */ (event.target instanceof Element ? event.target.closest(selector) : null);

let byTouch = false;
addEventListener("pointerdown", (event) => (byTouch = event.pointerType !== "mouse"), true);

/** Whether the last press was a finger's. */
export const byFinger = () => byTouch;

/** Whether a finger made a click, and neither the mouse nor Enter, which has no detail. @param {UIEvent} click */
export const tapped = (click) => byTouch && click.detail > 0;
