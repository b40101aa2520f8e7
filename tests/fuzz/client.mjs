// What the scripts of a page make of generated values, without a page: a value a line, what became of it a line.

import { createInterface } from "node:readline";

const [scripts, name] = process.argv.slice(2);
const load = (/** @type {string} */ file) => import(`${scripts}/${file}`);

/** @type {Record<string, () => Promise<(value: any) => any>>} */
const targets = {
  async folding() {
    const { fold, isShort, tidy } = await load("propose/quoting.js");
    return ({ words }) => ({ folded: fold(words), isShort: isShort(tidy(words)) });
  },
  async quoting() {
    const { fold, passage, wholeWords } = await load("propose/quoting.js");
    return ({ parts }) => {
      const whole = wholeWords(parts);
      return { words: whole[1], passage: passage(whole, fold(parts.join(""))) };
    };
  },
  async searching() {
    const { keys, placed } = await load("search/words.js");
    return ({ text }) => ({ keys: keys(text), placed: placed(text).map((/** @type {any} */ { at, word }) => text.slice(at, at + word.length) === word) });
  },
  async addresses() {
    const { named, show } = await load("kit/address.js");
    return ({ path, query, hash, id }) => {
      const page = new URL(path, "https://example.org/");
      const gone = { to: "" };
      Object.assign(globalThis, {
        location: { pathname: page.pathname },
        history: {
          state: null,
          replaceState: (/** @type {unknown} */ _, /** @type {string} */ __, /** @type {string} */ to) => {
            const led = new URL(to, page);
            if (led.origin !== page.origin) throw new DOMException("another site", "SecurityError");
            gone.to = led.href;
          },
        },
      });
      const asked = new URLSearchParams(query);
      const fragment = new URL(`#${hash}`, page).hash;
      show(asked, fragment);
      const led = gone.to ? new URL(gone.to) : null;
      return {
        named: named(`#${hash}`),
        called: named(new URL(`#${encodeURIComponent(id)}`, page).hash),
        path: led ? led.pathname === page.pathname : true,
        query: led ? `${led.searchParams}` === `${asked}` : true,
        hash: led ? led.hash === fragment : true,
      };
    };
  },
  async sheets() {
    const { bound, merge, read, write } = await load("worksheet/sheets.js");
    return ({ texts, renamed }) => {
      const opened = texts.map((/** @type {string} */ text) => {
        try {
          return read(text, ["deepseek", "ai"], new Map(renamed)).sheets;
        } catch (error) {
          return { refused: `${/** @type {Error} */ (error).message}` };
        }
      });
      const good = opened.filter((/** @type {any} */ one) => typeof one.refused !== "string");
      const [one, other] = [good[0], good[1] ?? good[0]];
      if (!one) return { opened, merged: null };
      const merged = merge(one, other);
      let again = null;
      try {
        bound(merged);
        again = read(write(["deepseek"], merged), ["deepseek"], new Map()).sheets;
      } catch (error) {
        again = { refused: `${/** @type {Error} */ (error).message}` };
      }
      return { opened, merged, turned: merge(other, one), twice: merge(merged, other), again };
    };
  },
};

/** Of processor. @param {NodeJS.CpuUsage} used */
const seconds = ({ user, system }) => (user + system) / 1e6;

const asked = await targets[name]();
for await (const line of createInterface({ input: process.stdin })) {
  const value = JSON.parse(line);
  const began = process.cpuUsage();
  let answer;
  try {
    answer = { said: asked(value) };
  } catch (error) {
    answer = { threw: `${/** @type {Error} */ (error).stack}` };
  }
  console.log(JSON.stringify({ ...answer, seconds: seconds(process.cpuUsage(began)) }));
}
