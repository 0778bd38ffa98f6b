// Asks the cloud for its lists, a page at a time.

const PAGE = 20;
const MOST = 500; // the server's limit for one page

/** A page of open cases, who waits longest first: {rows, next}. */
export async function cases(after) {
  const page = await ask("cases", { state: "OPEN", after, limit: PAGE });
  return { rows: page.cases, next: page.next };
}

/** A page of rulings in the order in which they were given: {rows, next}. */
export async function rulings({ site, seconds, after }) {
  const page = await ask("rulings", { site, since: ago(seconds), after, limit: PAGE });
  return { rows: page.rulings, next: page.next };
}

/**
 * The newest page of rulings, newest first: {rows, next: null, cut}. The server lists forwards only: the span is halved
 * until what is in it fits into one answer.
 */
export async function newestRulings({ site, seconds }) {
  let span = seconds;
  let page = await ask("rulings", { site, since: ago(span), limit: MOST });
  let known = page.rulings;
  while (page.next !== null) {
    const narrower = await ask("rulings", { site, since: ago(span / 2), limit: MOST });
    if (narrower.rulings.length >= PAGE) {
      span /= 2;
      page = narrower;
      known = page.rulings;
    } else { // Half the span holds too few: goes on from where the last answer ended.
      page = await ask("rulings", { site, since: ago(span), after: page.next, limit: MOST });
      known = [...known, ...page.rulings].slice(-PAGE);
    }
  }
  return { rows: known.slice(-PAGE).reverse(), next: null, cut: known.length > PAGE || span < seconds };
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
