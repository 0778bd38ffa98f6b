// The fleet: which plant is not well, since when, and what it holds back; and the ledger of each edge.
import * as address from "../look/address.js";
import { element } from "../look/elements.js";
import { linkBadge } from "../look/facts.js";
import { count, dateAndTime } from "../look/figures.js";
import { addWords, translate, word } from "../look/language.js";
import { List } from "../look/list.js";
import { whileLoading } from "../look/loading.js";
import { say } from "../look/messages.js";
import { drawPulse } from "../look/pulse.js";
import { watchSilence } from "../look/stale.js";
import { addTools } from "../look/tools.js";
import { columns } from "./columns.js";
import { bindFilters, chosen, drawFilters, opened } from "./filters.js";
import { bindKeys, KEYS } from "./keys.js";
import { drawLedger, drawUnknown, eventColumns } from "./ledger.js";
import * as server from "./server.js";
import { fleetWords } from "./words.js";

const ASK_EVERY_MS = 5000;
const STALE_AFTER_SECONDS = 6;
const at = (id) => document.getElementById(id);

addWords(fleetWords);
const sites = new List(at("sites"), columns, ({ site, edge }) => `${site} / ${edge}`);
const events = new List(at("events"), eventColumns, ({ number }) => number);
let page = null;
let edge = null;
let shown = address.read();
let asked = 0;
let answered = false;
let timer;
const heard = watchSilence(STALE_AFTER_SECONDS, (silence, stale) => {
  drawPulse(at("pulse"), { heard: answered, stale, silence });
  say("message.stale", "fail", stale && answered ? {} : null);
});

/** Asks for what the address names. A failed answer leaves what is shown as it was and says so. */
async function refresh() {
  clearTimeout(timer);
  const turn = ++asked;
  const wanted = opened();
  try {
    await (wanted ? refreshLedger(wanted, turn) : refreshList(turn));
    answered = true;
    say("message.error", "fail", null);
  } catch (problem) {
    if (turn === asked) say("message.error", "fail", { problem: problem.message }, refresh);
  }
  if (turn === asked) timer = setTimeout(refresh, ASK_EVERY_MS);
}

async function refreshList(turn) {
  const answer = server.sites(chosen());
  await sites.show(answer);
  if (turn === asked) page = await answer;
  drawTotals();
}

async function refreshLedger(wanted, turn) {
  const answers = Promise.all([server.ledger(wanted), server.events({ ...wanted, after: address.read().events })]);
  try {
    const [told, changes] = await (edge ? answers : whileLoading(at("facts"), answers));
    if (turn !== asked) return;
    edge = told;
    await events.show(Promise.resolve(changes));
  } catch (problem) {
    if (!(problem instanceof server.Gone)) throw problem;
    edge = null;
    await events.show(Promise.resolve({ rows: [], next: null }));
  }
  drawOpened();
}

function drawTotals() {
  if (!page) return;
  const states = Object.entries(page.edges).filter(([, number]) => number > 0);
  at("totals").replaceChildren(
    ...states.flatMap(([state, number]) => [linkBadge(state, word("total", { state: word(`link.${state}`), count: count(number) })), " "]),
    page.missing > 0 ? element("strong", {}, word("total.missing", { count: count(page.missing) })) : "");
  say("message.deaf", "hold", page.listening ? null : { since: dateAndTime(page.listeningSince) });
}

function drawOpened() {
  const wanted = opened();
  if (edge) drawLedger(edge);
  else if (wanted && answered) drawUnknown(wanted);
}

function drawView() {
  const view = address.read();
  if (["name", "state", "sites"].some((part) => view[part] !== shown[part])) sites.leave();
  if (["edge", "events"].some((part) => view[part] !== shown[part])) events.leave();
  const moved = view.edge !== shown.edge;
  if (moved) edge = null;
  shown = view;
  show();
  if (moved) (opened() ? at("edge") : at("sites")).focus();
  refresh();
}

function show() {
  const wanted = opened();
  at("list").hidden = wanted !== null;
  at("ledger").hidden = wanted === null;
  at("back").href = address.hash({ edge: null, events: null });
  document.title = word("page.title", { place: wanted ? `${wanted.site} / ${wanted.edge}` : word("page.fleet") });
  if (wanted && !edge) at("edge-heading").textContent = `${wanted.site} / ${wanted.edge}`;
  drawFilters();
}

function sayAnew() {
  show();
  drawTotals();
  drawOpened();
  sites.draw();
  events.draw();
}

/** From one edge to the next; from nowhere to the first. */
function move(step) {
  const links = [...document.querySelectorAll("#sites a.opens")];
  const now = links.indexOf(document.activeElement);
  links[now < 0 ? 0 : Math.min(links.length - 1, Math.max(0, now + step))]?.focus();
}

function go(hash) {
  if (hash) location.hash = hash;
}

const list = () => (opened() ? events : sites);
const help = addTools(at("tools"), KEYS, sayAnew);
bindKeys({
  move,
  next: () => go(list().next()),
  first: () => go(list().first()),
  name: () => at("name").focus(),
  leave: () => opened() && address.go({ edge: null, events: null }),
  help,
});
bindFilters();
translate();
sayAnew();
window.addEventListener("hashchange", drawView);
await refresh();
server.listen({
  change: refresh,
  turn: heard,
});
