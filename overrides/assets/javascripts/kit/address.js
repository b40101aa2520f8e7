/* The address as a record of the view: written, and never gone to. */

/** Puts a query in the address; commas stand in it as they are. @param {URLSearchParams} query @param {string} [hash] */
export function show(query, hash = "") {
  const asked = `${query}`.replaceAll("%2C", ",");
  try {
    history.replaceState(history.state, "", `${location.pathname}${asked && "?"}${asked}${hash}`);
  } catch {
    // Some browsers keep the address of a file as it is.
  }
}

/** The id that a fragment names; none for one that nothing can be called by, such as “#%”. @param {string} hash */
export function named(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return "";
  }
}

/** What is chosen in a form, so far as it differs from how the page was sent. @param {HTMLFormElement} form */
export function chosen(form) {
  const inputs = /** @type {HTMLInputElement[]} */ ([...form.elements].filter((one) => one instanceof HTMLInputElement));
  const query = new URLSearchParams();
  for (const name of new Set(inputs.map((input) => input.name))) {
    const all = inputs.filter((input) => input.name === name);
    if (all.some((input) => input.checked !== input.defaultChecked)) {
      query.set(name, `${all.flatMap((input) => (input.checked ? input.value : []))}`);
    }
  }
  return query;
}
