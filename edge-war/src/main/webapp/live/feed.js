// Hears the edge's events, and opens the stream again whenever it has closed. EventSource itself gives up after some failures.
import { saidByEdge } from "./said.js";

const LONGEST_WAIT_MS = 15_000;

/** `on` holds a handler for each event's name, and `open`, called at every (re)connection. Every event is handed over parsed. */
export function listen(url, on) {
  let wait = 1000;
  const start = () => {
    const source = new EventSource(url);
    source.onopen = () => {
      wait = 1000;
      on.open();
    };
    source.onerror = () => {
      if (source.readyState !== EventSource.CLOSED) return;
      setTimeout(start, wait);
      wait = Math.min(2 * wait, LONGEST_WAIT_MS);
    };
    for (const name of ["inspection", "ruling", "lapse", "link", "state"]) {
      source.addEventListener(name, (event) => on[name](JSON.parse(event.data)));
    }
  };
  start();
}

/** The last inspections, newest first. Throws an Error that says in a few words what went wrong. */
export async function lastInspections(limit) {
  const found = await ask(`api/v1/inspections?limit=${limit}`);
  return Promise.all(found.map((one) => (one.escalation ? withRulings(one) : asEntry(one))));
}

/** The list names no rulings: those on escalated frames are asked for one by one. */
async function withRulings(one) {
  return (await inspection(one.id).catch(() => null)) ?? asEntry(one);
}

/** One inspection with its rulings, or null where this edge has none of that id. */
export async function inspection(id) {
  const found = await ask(`api/v1/inspections/${encodeURIComponent(id)}`);
  return found && asEntry(found);
}

/** How far the model is: {state, reason, model: {name, version, digest} or null, variant}. */
export function model() {
  return ask("api/v1/model");
}

async function ask(path) {
  const response = await fetch(path, { headers: { accept: "application/json" } });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.json();
}

/** An entry of the page: the inspection, the newest ruling on it, and all that was said, the earliest first. */
export function asEntry(found) {
  const rulings = found.rulings ?? [];
  const ruling = rulings.reduce((newest, one) => (newest && newest.revision > one.revision ? newest : one), null);
  return { inspection: found, ruling, history: found.history ?? [saidByEdge(found)] };
}
