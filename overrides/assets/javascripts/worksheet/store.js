/* The sheets as this browser keeps them.

   Its storage is the truth as long as it works: every change begins from what stands
   there, so that two windows do not undo each other. Where it is full, closed or not to
   be read there is a problem, the sheets stay in the page, and leaving it asks. */

import { FORMAT, bound, empty, fresh, merge, read, settle, write } from "./sheets.js";

/** @typedef {import("./sheets.js").Sheets} Sheets */
/** @typedef {import("./sheets.js").Version} Version */
/** @typedef {ReturnType<typeof store>} Store */

/**
 * @param {string[]} comparisons the present id and the former ones
 * @param {Map<string, string>} renamed prompts by their former ids
 */
export function store(comparisons, renamed) {
  const keys = comparisons.map((id) => `${FORMAT}:${id}`);
  let mine = fresh();
  /** @type {Sheets} */
  let sheets = empty();
  /** @type {[string, Sheets]} what can be brought back */
  let before = [mine, sheets];
  /** The text in storage that is known here. */
  let known = "";
  /** @type {"" | "closed" | "full" | "unread"} why the storage lacks something that stands here */
  let problem = "";

  /** @param {string} id of a sheet @param {string} prompt @returns {Version[]} */
  const answer = (id, prompt) => sheets[id]?.[prompt] ?? [];

  /** Takes over what is kept, if it is news; says then whose sheet is written in. */
  function look() {
    const isBehind = problem;
    problem = "";
    try {
      const text = keys.map((key) => localStorage.getItem(key)).find(Boolean) ?? "";
      if (text === known) return;
      /** @type {{mine?: string, sheets: Sheets}} */
      const kept = text ? read(text, comparisons, renamed) : { sheets: empty() };
      known = text;
      sheets = isBehind ? merge(kept.sheets, sheets) : kept.sheets;
      return kept.mine || fresh();
    } catch (error) {
      problem = error instanceof DOMException ? "closed" : "unread";
    }
  }

  /** @param {() => unknown} alter */
  function change(alter) {
    look();
    alter();
    try {
      const text = write(comparisons, sheets, mine);
      if (!problem) {
        localStorage.setItem(keys[0], text);
        known = text;
      }
    } catch (/** @type {any} */ error) {
      problem = error.name === "QuotaExceededError" ? "full" : "closed";
    }
    ask(!!problem);
  }

  /** Changes what can be brought back. @param {() => unknown} alter */
  function undoably(alter) {
    before = [mine, merge(sheets, {})];
    change(alter);
  }

  return {
    answer,
    mine: () => mine,
    problem: () => problem,
    isKept: () => !!known,
    /** The sheets' ids, the one written in first. @param {(id: string) => string} called */
    all: (called) => [...new Set([mine, ...Object.keys(sheets).sort((one, other) => (called(one) < called(other) ? -1 : 1))])],
    /** The prompts that have an answer. */
    answered: () => new Set(Object.values(sheets).flatMap(Object.keys)),
    /** A file of all sheets, or of one. @param {string} [id] */
    file: (id) => write(comparisons, id ? { [id]: sheets[id] } : sheets),
    /** The sheets of a file. @param {string} text */
    read: (text) => read(text, comparisons, renamed).sheets,

    /** Takes over what an earlier visit or another window has left. */
    adopt() {
      if (problem) change(() => {});
      else mine = look() ?? mine;
    },
    /** @param {string} prompt @param {string} text @param {Version} [shown] what it takes the place of */
    edit: (prompt, text, shown) =>
      change(() => {
        const old = answer(mine, prompt);
        // Later than what it takes the place of, whatever the clocks say.
        const at = Math.max(Date.now(), (old[0]?.at ?? 0) + 1);
        sheets[mine] ??= empty();
        sheets[mine][prompt] = settle([...old.filter((one) => one.at !== shown?.at || one.text !== shown.text), { text, at }]);
      }),
    /** @param {Sheets} more @throws {Error} "many": with these the page would have more than it can show */
    take(more) {
      bound(merge(sheets, more));
      change(() => (sheets = merge(sheets, more)));
    },
    /** @param {string} id */
    go: (id) => change(() => (mine = id)),
    /** @param {string} id */
    remove: (id) => undoably(() => delete sheets[id]),
    clear() {
      if (problem !== "closed") for (const key of keys) localStorage.removeItem(key);
      undoably(() => {
        sheets = empty();
        mine = fresh();
      });
    },
    undo: () =>
      change(() => {
        sheets = merge(sheets, before[1]);
        mine = before[0];
      }),
  };
}

/** Whether leaving the page asks. @param {boolean} isAsking */
export const ask = (isAsking) => (isAsking ? addEventListener : removeEventListener)("beforeunload", asks);

/** @param {Event} event */
const asks = (event) => event.preventDefault();
