/* The worksheet: answers kept in this browser, saved as files, and shown with those of others.

   A sheet is one person's or one group's; its id nobody chose. An answer is a list of
   versions, the latest first. Where two copies of a sheet differ both versions stand,
   unless the later holds every word of the earlier: so nothing that anybody wrote is
   lost, and files may be merged twice and in any order. (What stands are the greatest
   elements of a partial order.) An answer whose prompt is gone stands at the end.

   One sheet is written in ("mine"); the sheets of opened files stand under each prompt.
   The browser's storage is the truth as long as it works: every change begins from what
   stands there, so that two windows do not undo each other. Where it is full, closed or
   not to be read, that is said at once, the answers stay in the page, and leaving it asks.

   Nothing is sent anywhere. A file is not trusted: it has the right shape or is refused
   whole, its words are set as text, and no object that it fills has a prototype. What
   this script says stands in the page, as data of its first element. Without the script
   the page is a sheet to print. */

/** @typedef {{text: string, at: number}} Version */
/** @typedef {Record<string, Version[]>} Answers by prompt; the name is one of them */
/** @typedef {Record<string, Answers>} Sheets by id */

const FORMAT = "facing-pages:worksheet";
/** @type {Record<string, string>} what begins a line of Markdown */
const MARKS = { H1: "# ", H2: "## ", H3: "### ", LABEL: "### ", B: "#### ", P: "> " };

/** Versions that no later one holds, the latest first. @param {Version[]} versions */
export function settle(versions) {
  const sorted = [...versions].sort(
    (one, other) => other.at - one.at || other.text.length - one.text.length || (one.text < other.text ? -1 : 1),
  );
  return sorted.filter(({ text }, n) => !sorted.slice(0, n).some((later) => later.text.includes(text)));
}

/** @type {() => any} */
const empty = () => Object.create(null);

/**
 * @template T
 * @param {Record<string, T>} one
 * @param {Record<string, T>} other
 * @param {(one: T, other: T) => T} both for what both have
 * @returns {Record<string, T>}
 */
function join(one, other, both) {
  const all = empty();
  for (const from of [one, other]) for (const key of Object.keys(from)) all[key] = key in all ? both(all[key], from[key]) : from[key];
  return all;
}

/** @param {Sheets} one @param {Sheets} other */
export const merge = (one, other) => join(one, other, (a, b) => join(a, b, (v, w) => settle([...v, ...w])));

/** @param {string[]} comparisons the present id and the former ones @param {Sheets} sheets @param {string} [mine] */
export const write = ([comparison], sheets, mine) => JSON.stringify({ format: FORMAT, version: 1, comparison, mine, sheets });

/**
 * @param {string} text
 * @param {string[]} comparisons the present id and the former ones
 * @param {Map<string, string>} renamed prompts by their former ids
 * @returns {{mine?: string, sheets: Sheets}}
 * @throws {Error} "damaged", "newer", "foreign", or an error of the language where it is none of these
 */
export function read(text, comparisons, renamed) {
  const found = JSON.parse(text);
  check(found.format === FORMAT);
  check(found.version === 1, "newer");
  check(comparisons.includes(found.comparison), "foreign");
  /** @type {Sheets} */
  const sheets = empty();
  for (const [id, answers] of Object.entries(found.sheets)) {
    sheets[id] = empty();
    for (const [name, versions] of Object.entries(answers)) {
      // No one has made a thousand versions of an answer; comparing them would stop the page.
      check(Array.isArray(versions) && versions.length < 999);
      const prompt = renamed.get(name) ?? name;
      const clean = versions.map((/** @type {any} */ { text, at }) => {
        check(typeof text === "string" && Number.isFinite(at));
        return { text, at };
      });
      sheets[id][prompt] = settle([...(sheets[id][prompt] ?? []), ...clean]);
    }
  }
  return { mine: found.mine, sheets };
}

/** @param {boolean} holds @param {string} [otherwise] */
function check(holds, otherwise = "damaged") {
  if (!holds) throw Error(otherwise);
}

/** @param {Document | Element} root */
export function init(root) {
  const page = /** @type {any} */ (root.querySelector(".fp-work"));
  /** @param {string} name */
  const part = (name) => page.querySelector(`[data-part=${name}]`);
  const [files, status, undo] = ["files", "status", "undo"].map(part);
  /** @type {Record<string, string>} */
  const say = page.dataset;
  const comparisons = say.comparison.split(" ");
  const keys = comparisons.map((id) => `${FORMAT}:${id}`);
  /** @type {Map<string, any>} by prompt */
  const fields = new Map();
  /** @type {Map<string, string>} */
  const renamed = new Map();
  for (const field of page.querySelectorAll("[name]")) {
    fields.set(field.name, field);
    field.parentElement.after(make("ul"));
    for (const old of field.dataset.former?.split(" ") ?? []) renamed.set(old, field.name);
  }

  let mine = fresh();
  /** @type {Sheets} */
  let sheets = empty();
  /** @type {[string, Sheets]} what can be brought back */
  let before;
  /** The text in storage that is known here. */
  let known = "";
  /** Why the storage lacks something that stands here. */
  let problem = "";

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
      problem = error instanceof DOMException ? say.closed : say.unread;
    }
  }

  /** Takes over what an earlier visit or another window has left. */
  function adopt() {
    if (problem) return change(() => {});
    mine = look() ?? mine;
    tell("", known && say.kept);
    render();
  }

  /** @param {() => unknown} alter @param {string} [words] to say of it */
  function change(alter, words = "") {
    look();
    alter();
    try {
      const text = write(comparisons, sheets, mine);
      if (!problem) {
        localStorage.setItem(keys[0], text);
        known = text;
      }
    } catch (/** @type {any} */ error) {
      problem = error.name === "QuotaExceededError" ? say.full : say.closed;
    }
    onbeforeunload = problem ? (event) => event.preventDefault() : null;
    tell(words, say.kept);
    render();
  }

  /** @param {string} words @param {string} well what is said if nothing is wrong */
  function tell(words, well) {
    const said = words + (problem || well);
    if (status.textContent !== said) status.textContent = said;
  }

  /** @param {string} id @param {string} prompt */
  const answer = (id, prompt) => sheets[id]?.[prompt] ?? [];
  /** @param {string} id */
  const called = (id) => answer(id, "name")[0]?.text.trim() || `${say.sheet} ${id.slice(0, 4)}`;
  /** All sheets, the one written in first. */
  const everyone = () => [...new Set([mine, ...Object.keys(sheets).sort((one, other) => (called(one) < called(other) ? -1 : 1))])];
  /** Prompts that were answered and are not asked. */
  const gone = () => [...new Set(Object.values(sheets).flatMap(Object.keys))].filter((prompt) => !fields.has(prompt));

  function render() {
    const all = everyone();
    for (const [prompt, field] of fields) {
      const [latest, ...rest] = answer(mine, prompt);
      const text = latest?.text ?? "";
      field.shown = latest;
      if (field.value !== text) field.value = text;
      const list = field.parentElement.nextSibling;
      const sides = prompt === "name" ? [mine] : all;
      // An open fold stays open while its owner writes.
      const is = JSON.stringify(sides.map((id) => [called(id), id === mine ? rest : answer(id, prompt)]));
      if (list.is !== is) list.replaceChildren(...sides.flatMap((id) => item(id, prompt)));
      list.is = is;
      list.firstChild.childNodes[1].textContent = text;
    }
    part("gone").hidden = !gone()[0];
    part("former").replaceChildren(
      ...gone().map((prompt) => make("div", make("h3", prompt), make("ul", ...all.flatMap((id) => item(id, prompt))))),
    );
    part("group").hidden = !all[1];
    part("sheets").replaceChildren(
      ...all
        .slice(1)
        .map((id) =>
          make("li", make("b", called(id)), button("go", id, called(id)), button("remove", id, called(id))),
        ),
    );
  }

  /** @param {string} act @param {string} of @param {string} [whom] */
  function button(act, of, whom = "") {
    const made = make("button", `${say[act]} ${whom}`);
    made.className = "fp-btn";
    made.dataset.act = act;
    made.dataset.of = of;
    return made;
  }

  /** What a sheet answers, as an item of a list; nothing where it does not. @param {string} id @param {string} prompt */
  function item(id, prompt) {
    const [latest, ...rest] = answer(id, prompt);
    const isOwn = id === mine && fields.has(prompt);
    if (!latest && !isOwn) return [];
    const folds = rest.map(({ text }) =>
      make("details", make("summary", say.version), make("p", text), ...(isOwn ? [button("add", prompt)] : [])),
    );
    const made = make("li", make("b", called(id)), make("p", latest?.text ?? ""), ...folds);
    if (isOwn) made.className = "fp-own";
    return [made];
  }

  /** @param {string} prompt @param {string} text */
  function edit(prompt, text) {
    const was = fields.get(prompt).shown;
    change(() => {
      const old = answer(mine, prompt);
      // Later than what it takes the place of, whatever the clocks say.
      const at = Math.max(Date.now(), (old[0]?.at ?? 0) + 1);
      sheets[mine] ??= empty();
      sheets[mine][prompt] = settle([...old.filter((one) => one.at !== was?.at || one.text !== was.text), { text, at }]);
    });
  }

  /** Everything on the page as text: what stands in it, in its order. */
  const markdown = () =>
    [...page.querySelectorAll("h1, h2, [data-part] h3, label, li:has(p:not(:empty)) > b, li p:not(:empty)")]
      .filter((one) => !one.closest("[hidden]"))
      .map((one) => MARKS[one.tagName] + one.textContent.replaceAll("\n", "\n" + MARKS[one.tagName]))
      .join("\n\n");

  /** @param {string} text @param {string} name */
  function save(text, name) {
    Object.assign(document.createElement("a"), { href: URL.createObjectURL(new Blob([text])), download: name }).click();
    onbeforeunload = null;
  }

  /** @param {() => void} alter */
  function undoably(alter) {
    before = [mine, merge(sheets, {})];
    change(alter, say.done);
    undo.hidden = false;
    undo.focus();
  }

  /** @type {Record<string, (button: HTMLElement, of: string) => void>} */
  const acts = {
    save: () => save(write(comparisons, { [mine]: sheets[mine] }), called(mine) + ".json"),
    group: () => save(write(comparisons, sheets), comparisons[0] + ".json"),
    markdown: () => save(markdown(), called(mine) + ".md"),
    print: () => print(),
    open: () => files.click(),
    go: (_, id) => change(() => (mine = id)),
    remove: (_, id) => undoably(() => delete sheets[id]),
    clear() {
      if (!confirm(say.sure)) return;
      if (problem !== say.closed) for (const key of keys) localStorage.removeItem(key);
      undoably(() => {
        sheets = empty();
        mine = fresh();
      });
    },
    undo() {
      change(() => {
        sheets = merge(sheets, before[1]);
        mine = before[0];
      });
      undo.hidden = true;
    },
    add(button, prompt) {
      edit(prompt, `${fields.get(prompt).value}\n\n${button.previousSibling?.textContent}`);
      fields.get(prompt).focus();
    },
  };

  page.oninput = (/** @type {any} */ { target }) => fields.has(target.name) && edit(target.name, target.value);
  page.onclick = (/** @type {any} */ { target }) => acts[target.dataset.act]?.(target, target.dataset.of);
  files.onchange = async () => {
    /** @type {Sheets} */
    let found = empty();
    let words = "";
    for (const file of files.files) {
      words += `“${file.name}” `;
      try {
        check(file.size < 2 ** 21, "big");
        const one = read(await file.text(), comparisons, renamed).sheets;
        check(!!Object.keys(one)[0]);
        found = merge(found, one);
        words += mine in one ? say.merged : say.shown;
      } catch (/** @type {any} */ error) {
        words += (say[error.message] ?? say.damaged) + say.refused;
      }
    }
    change(() => (sheets = merge(sheets, found)), words);
    files.value = "";
  };
  onstorage = adopt;
  part("tools").hidden = false;
  adopt();
}

const fresh = () => crypto.getRandomValues(new Uint32Array(3)).join("-");

/** @param {string} tag @param {(Node | string)[]} children */
function make(tag, ...children) {
  const made = document.createElement(tag);
  made.dir = "auto";
  made.append(...children);
  return made;
}
