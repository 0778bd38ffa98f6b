// Asks the cloud how its plants stand, and hears when that changes.

const PAGE = 20;
const LONGEST_WAIT_MS = 15_000;

/** A page of sites, the worst first, by edges: {rows, next, edges, missing, listening, listeningSince}. */
export async function sites({ name, state, after }) {
  const page = await ask("sites", { name, state, after, limit: PAGE });
  return { ...page, rows: page.sites.flatMap(({ site, edges }) => edges.map((edge) => ({ site, ...edge }))) };
}

/** One edge as the list shows it, with its epochs; null where it is not known. */
export async function ledger({ site, edge }) {
  const [page, gaps] = await Promise.all([
    ask("sites", { name: site, limit: 500 }),
    ask(`sites/${encodeURIComponent(site)}/gaps`, { edge }),
  ]);
  const shown = page.sites.find((one) => one.site === site)?.edges.find((one) => one.edge === edge);
  return shown && { site, ...shown, epochs: gaps.edges[0].epochs };
}

/** A page of what changed at an edge, the newest first: {rows, next}. */
export async function events({ site, edge, after }) {
  const page = await ask(`sites/${encodeURIComponent(site)}/events`, { edge, after, limit: PAGE });
  return { rows: page.events, next: page.next };
}

/** `on.change` at every change of an edge's state, `on.turn` every second. The stream is opened again whenever it has closed. */
export function listen(on) {
  let wait = 1000;
  const start = () => {
    const source = new EventSource("api/v1/sites/events");
    source.onopen = () => {
      wait = 1000;
      on.change();
    };
    source.onerror = () => {
      if (source.readyState !== EventSource.CLOSED) return;
      setTimeout(start, wait);
      wait = Math.min(2 * wait, LONGEST_WAIT_MS);
    };
    source.addEventListener("change", () => on.change());
    source.addEventListener("turn", () => on.turn());
  };
  start();
}

/** Throws an Error that says in a few words what went wrong. */
async function ask(path, parameters) {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null && value !== "");
  const response = await fetch(`api/v1/${path}?${new URLSearchParams(given)}`, { headers: { accept: "application/json" } });
  if (response.status === 404) throw new Gone();
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.json();
}

/** What was asked for is not there. */
export class Gone extends Error {}
