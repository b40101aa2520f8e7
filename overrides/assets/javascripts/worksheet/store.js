/* The sheets as this browser keeps them.

   Its storage is the truth as long as it works: every change begins from what stands
   there, so that two windows do not undo each other. Where it is full, closed or not to
   be read there is a problem, the sheets stay in the page, and leaving it asks. */

import { FORMAT, empty, fresh, merge, read, write } from "./sheets.js";

/** @typedef {import("./sheets.js").Sheets} Sheets */
/** @typedef {import("./sheets.js").Version} Version */
/** @typedef {"" | "closed" | "full" | "unread"} Problem why the storage lacks something that stands here */

export class Store {
  mine = fresh();
  /** @type {Sheets} */
  sheets = empty();
  /** @type {Problem} */
  problem = "";
  /** The text in storage that is known here. */
  known = "";

  /** @param {string[]} comparisons the present id and the former ones @param {Map<string, string>} renamed prompts by their former ids */
  constructor(comparisons, renamed) {
    this.keys = comparisons.map((id) => `${FORMAT}:${id}`);
    /** @param {string} text */
    this.read = (text) => read(text, comparisons, renamed);
    /** @param {Sheets} sheets @param {string} [mine] */
    this.write = (sheets, mine) => write(comparisons, sheets, mine);
  }

  /** @param {string} id of a sheet @param {string} prompt @returns {Version[]} */
  answer(id, prompt) {
    return this.sheets[id]?.[prompt] ?? [];
  }

  /** Takes over what is kept, if it is news; says then whose sheet is written in. */
  look() {
    const isBehind = this.problem;
    this.problem = "";
    try {
      const text = this.keys.map((key) => localStorage.getItem(key)).find(Boolean) ?? "";
      if (text === this.known) return;
      /** @type {{mine?: string, sheets: Sheets}} */
      const kept = text ? this.read(text) : { sheets: empty() };
      this.known = text;
      this.sheets = isBehind ? merge(kept.sheets, this.sheets) : kept.sheets;
      return kept.mine || fresh();
    } catch (error) {
      this.problem = error instanceof DOMException ? "closed" : "unread";
    }
  }

  /** Changes what is kept, and what is here where it cannot be kept. @param {() => unknown} alter */
  change(alter) {
    this.look();
    alter();
    try {
      const text = this.write(this.sheets, this.mine);
      if (!this.problem) {
        localStorage.setItem(this.keys[0], text);
        this.known = text;
      }
    } catch (/** @type {any} */ error) {
      this.problem = error.name === "QuotaExceededError" ? "full" : "closed";
    }
    this.ask(!!this.problem);
  }

  /** Whether leaving the page asks. @param {boolean} isAsking */
  ask(isAsking) {
    (isAsking ? addEventListener : removeEventListener)("beforeunload", asks);
  }

  /** Empties the storage, even one that cannot be read. */
  clear() {
    if (this.problem !== "closed") for (const key of this.keys) localStorage.removeItem(key);
  }
}

/** @param {Event} event */
const asks = (event) => event.preventDefault();
