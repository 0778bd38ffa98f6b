// The edge's live page: puts together what the server says, what is shown, and what the reader does.
import * as address from "../look/address.js";
import { icon } from "../look/elements.js";
import { count, timeOfDay } from "../look/figures.js";
import { addWords, translate, word } from "../look/language.js";
import { whileLoading } from "../look/loading.js";
import { say } from "../look/messages.js";
import { drawPulse } from "../look/pulse.js";
import { watchSilence } from "../look/stale.js";
import { addTools } from "../look/tools.js";
import { asEntry, inspection, lastInspections, listen, model as askModel } from "./feed.js";
import { Drain } from "./drain.js";
import { Frames } from "./frames.js";
import { bindKeys } from "./keys.js";
import { draw, drawGone } from "./opened.js";
import { drawPanels } from "./panels.js";
import { Shown } from "./shown.js";
import { liveWords } from "./words.js";

const FRAMES = 24;
const STALE_AFTER_SECONDS = 6; // three states missed
const DAY_MS = 86_400_000;
const at = (id) => document.getElementById(id);

const shown = new Shown(FRAMES);
const drain = new Drain();
const frames = new Frames(at("frames"), at("newest"));
let state = null;
let model = null;
let silence = 0;
let stale = false;
let listed = false;

const KEYS = [
  [["key.space"], "does.freeze"],
  [["key.enter"], "does.open"],
  [["←", "→"], "does.move"],
  [["key.escape"], "does.leave"],
  [["W"], "does.wall"],
  [["?"], "does.keys"],
];

addWords(liveWords);
const help = addTools(at("tools"), KEYS, sayAnew);
translate();
const heard = watchSilence(STALE_AFTER_SECONDS, (age, isStale) => {
  silence = age;
  stale = isStale;
  drawState();
});

function drawState() {
  const place = state ? `${state.site} · ${state.line}` : "";
  at("place").textContent = place;
  document.title = place ? word("page.title", { place }) : "Firstpass";
  drawPanels(state, model, shown, drain.secondsLeft, stale);
  drawPulse(at("pulse"), { heard: state !== null, stale, silence });
  say("message.stale", "fail", stale ? {} : null);
  sayDisk(stale ? null : state);
  sayModel(stale ? null : state);
  say("message.empty", "plain", listed && !shown.newest ? { address: new URL("api/v1/inspections", location.href).href } : null);
}

/** Why no model runs or, beside one that runs, why the released one does not. */
function sayModel(state) {
  const reason = state?.modelReason ? { reason: state.modelReason } : null;
  say("message.not-ready", "fail", ["REFUSED", "WAITING"].includes(state?.model) ? reason : null);
  say("message.model-behind", "fail", state?.model === "READY" ? reason : null);
}

/** No figures that change: a reader would speak them each time. */
function sayDisk(state) {
  const unrecorded = (state?.unrecorded ?? 0) > 0;
  const full = state?.disk.nearlyFull ?? false;
  say("message.unrecorded", "alarm", unrecorded && full ? {} : null);
  say("message.disk", "alarm", full && !unrecorded ? {} : null);
  say("message.was-unrecorded", "fail", unrecorded && !full ? {} : null);
  sayReport(state?.report, state?.zone);
}

/** For a day: then whoever had to hear of it has. */
function sayReport(report, zone) {
  const isNews = report && Date.now() - Date.parse(report.at) < DAY_MS;
  say("message.store", "fail", isNews ? {
    time: timeOfDay(report.at, zone), inspections: count(report.inspections), escalations: count(report.escalations),
  } : null);
}

function drawFrames() {
  frames.show(shown.entries, state?.zone);
  at("freeze").setAttribute("aria-pressed", shown.frozen);
  at("freeze").replaceChildren(icon("freeze"), shown.frozen ? word("frozen", { count: shown.waiting }) : word("freeze"));
}

async function load() {
  try {
    const renewed = shown.fill(await whileLoading(at("frames"), lastInspections(FRAMES)));
    for (const entry of renewed) frames.renew(entry, state?.zone);
    listed = true;
    say("message.error", "fail", null);
  } catch (problem) {
    say("message.error", "fail", { problem: problem.message }, load);
    setTimeout(load, 5000);
  }
  drawFrames();
  drawState();
}

/** The state names the package alone; what it is, is asked for when another one runs. */
async function loadModel() {
  model = await askModel().catch(() => null);
  drawState();
}

/** Shows what the address names. */
async function drawView() {
  const view = address.read();
  document.body.classList.toggle("wall", Boolean(view.wall));
  at("wall").setAttribute("aria-pressed", Boolean(view.wall));
  drawFrames();
  const dialog = at("opened");
  if (!view.frame) return dialog.close();
  const entry = shown.find(view.frame) ?? (await inspection(view.frame).catch(() => null));
  if (address.read().frame !== view.frame) return;
  if (!dialog.open) dialog.showModal();
  if (entry) draw(dialog, entry, state?.zone, { move, leave });
  else drawGone(dialog, view.frame, leave);
}

function leave() {
  address.go({ frame: null }, true);
}

function move(step) {
  const ids = shown.entries.map((entry) => entry.inspection.id);
  const next = ids[ids.indexOf(address.read().frame) + step];
  if (next) address.go({ frame: next }, true);
}

function freeze() {
  shown.toggleFreeze();
  drawFrames();
}

function sayAnew() {
  frames.forget();
  drawFrames();
  drawState();
}

const act = {
  freeze,
  move: (step) => (address.read().frame ? move(step) : frames.moveFocus(step)),
  open: () => shown.entries[0] && address.go({ frame: shown.entries[0].inspection.id }),
  wall: () => address.go({ wall: !address.read().wall }),
  leaveWall: () => address.read().wall && address.go({ wall: false }),
  help,
};
at("freeze").addEventListener("click", act.freeze);
at("wall").addEventListener("click", act.wall);
at("opened").addEventListener("cancel", (event) => {
  event.preventDefault();
  leave();
});
bindKeys(act);
window.addEventListener("hashchange", drawView);

drawState();
drawFrames();
await load();
drawView();
listen("api/v1/events", {
  open: load, // Reads what happened while the stream was away.
  state(news) {
    const zoneChanged = state?.zone !== news.zone;
    const modelChanged = state?.model !== news.model || state?.modelDigest !== news.modelDigest;
    state = news;
    drain.note(news);
    if (modelChanged) loadModel();
    heard();
    if (zoneChanged) frames.forget();
    drawFrames();
  },
  inspection(news) {
    shown.add(asEntry(news));
    heard();
    drawFrames();
  },
  ruling(news) {
    drawSaid(shown.rule(news));
  },
  lapse(news) {
    drawSaid(shown.lapse(news));
  },
  link({ state: link, since: linkSince, outage, failing }) {
    if (state) state = { ...state, link, linkSince, outage, failing };
    heard();
  },
});

/** Somebody said something about a frame that is shown, or null for one that is not. */
function drawSaid(entry) {
  heard();
  if (!entry) return;
  frames.renew(entry, state?.zone);
  if (address.read().frame === entry.inspection.id) drawView();
}
