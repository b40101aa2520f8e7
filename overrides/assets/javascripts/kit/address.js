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
