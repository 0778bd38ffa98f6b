// The cloud's own page: what waits for a person, and what was ruled. Asked for again every few seconds.
import * as address from "../look/address.js";
import { foundWords, outcomeBadge, time } from "../look/facts.js";
import { dateAndTime, duration } from "../look/figures.js";
import { addWords, translate, word } from "../look/language.js";
import { List } from "../look/list.js";
import { say } from "../look/messages.js";
import { drawPulse } from "../look/pulse.js";
import { watchSilence } from "../look/stale.js";
import { addTools } from "../look/tools.js";
import { bindFilters, chosen, drawFilters } from "./filters.js";
import { bindKeys, KEYS } from "./keys.js";
import * as server from "./server.js";
import { reviewWords } from "./words.js";

const ASK_EVERY_MS = 5000;
const STALE_AFTER_SECONDS = 15; // three answers missed
const at = (id) => document.getElementById(id);

addWords(reviewWords);
const cases = new List(at("cases"), [
  ["waiting", ({ openedAt }) => time(openedAt, undefined, duration((Date.now() - Date.parse(openedAt)) / 1000))],
  ["serial", ({ serial }) => serial],
  ["site", ({ site }) => site],
], ({ inspectionId }) => inspectionId);
const rulings = new List(at("rulings"), [
  ["decided", ({ decidedAt }) => time(decidedAt, undefined, dateAndTime(decidedAt))],
  ["ruling", ({ outcome }) => outcomeBadge(outcome)],
  ["found", ({ outcome, detections }) => (outcome === "NO_DEFECT" ? "" : foundWords(detections))],
  ["serial", ({ serial }) => serial],
  ["site", ({ site }) => site],
  ["by", ({ decidedBy }) => word(`by.${decidedBy}`)],
], ({ inspectionId }) => inspectionId);
let answered = false;
let timer;
const heard = watchSilence(STALE_AFTER_SECONDS, (silence, stale) => {
  drawPulse(at("pulse"), { heard: answered, stale, silence });
  say("message.stale", "fail", stale && answered ? {} : null);
});

/** Asks for what the address names. A failed answer leaves the lists as they were and says so. */
async function refresh() {
  clearTimeout(timer);
  try {
    await Promise.all([
      cases.show(server.cases(address.read().cases)),
      rulings.show(server.rulings(chosen())),
    ]);
    answered = true;
    heard();
    say("message.error", "fail", null);
  } catch (problem) {
    say("message.error", "fail", { problem: problem.message }, refresh);
  }
  clearTimeout(timer);
  timer = setTimeout(refresh, ASK_EVERY_MS);
}

let shown = address.read();

function drawView() {
  const view = address.read();
  if (view.cases !== shown.cases) cases.leave();
  if (["site", "span", "order", "rulings"].some((part) => view[part] !== shown[part])) rulings.leave();
  shown = view;
  drawFilters();
  refresh();
}

function sayAnew() {
  document.title = word("page.title");
  drawFilters();
  cases.draw();
  rulings.draw();
}

function go(hash) {
  if (hash) location.hash = hash;
}

const focused = () => (at("cases").contains(document.activeElement) ? cases : rulings);
const help = addTools(at("tools"), KEYS, sayAnew);
bindKeys({
  next: () => go(focused().next()),
  first: () => go(focused().first()),
  cases: () => at("cases").focus(),
  rulings: () => at("rulings").focus(),
  site: () => at("site").focus(),
  help,
});
bindFilters();
translate();
sayAnew();
window.addEventListener("hashchange", drawView);
refresh();
