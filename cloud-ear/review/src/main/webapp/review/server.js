// Asks the cloud for its lists, a page at a time.

const PAGE = 20;

/** A page of open cases, who waits longest first: {rows, next}. */
export async function cases(after) {
  const page = await ask("cases", { state: "OPEN", after, limit: PAGE });
  return { rows: page.cases, next: page.next };
}

/** A page of rulings, the oldest or the newest first: {rows, next}. */
export async function rulings({ site, seconds, order, after }) {
  const page = await ask("rulings", { site, since: ago(seconds), order, after, limit: PAGE });
  return { rows: page.rulings, next: page.next };
}

function ago(seconds) {
  return new Date(Date.now() - 1000 * seconds).toISOString();
}

/** Throws an Error that says in a few words what went wrong. */
async function ask(list, parameters) {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null && value !== "");
  const response = await fetch(`api/v1/${list}?${new URLSearchParams(given)}`, { headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.json();
}
