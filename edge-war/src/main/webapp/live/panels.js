// The figures over the frames. One glance: is the line inspected, is the link up, what was the last defect.
import { badge, element } from "../look/elements.js";
import { count, duration, milliParts, milliseconds, shortCount } from "../look/figures.js";
import { word } from "../look/language.js";
import { foundWords, time } from "../look/facts.js";
import * as address from "../look/address.js";

const IDLE_AFTER_SECONDS = 60;
const LINK_TONE = { ONLINE: ["pass", "pass"], SUSPECT: ["hold", "hold"], OFFLINE: ["fail", "fail"], RECOVERING: ["hold", "wait"] };

/** Draws all figures from the last state of the edge and its model (each null before the first) and the frames. */
export function drawPanels(state, model, shown, stale) {
  drawLine(state, shown, stale);
  drawDefect(shown.lastDefect, state?.zone);
  if (!state) return;
  drawLink(state);
  drawVerdicts(state.verdicts);
  put("latency", quantity(state.p50Ms), Number.isFinite(state.p99Ms) ? [word("median"), word("p99", { p99: milliseconds(state.p99Ms) })] : []);
  put("queue", [count(state.queue)], [word("queue.note")]);
  drawBacklog(state);
  drawModel(model);
}

function drawLine(state, shown, stale) {
  const newest = shown.newest?.inspection.capturedAt;
  const age = newest ? (Date.now() - Date.parse(newest)) / 1000 : Infinity;
  const note = newest ? word("ago", { age: duration(age) }) : word("no-frame");
  if (stale || !state) return put("line", [badge("plain", "unknown", word("unknown"))], [note]);
  if (state.model === "LOADING") return put("line", [badge("hold", "wait", word("model.LOADING"))], [note]);
  if (state.model !== "READY") return put("line", [badge("fail", "fail", word("not-ready"))], [note]);
  const idle = age > IDLE_AFTER_SECONDS;
  put("line", [idle ? badge("plain", "wait", word("waiting")) : badge("pass", "pass", word("inspecting"))], [note]);
}

function drawLink({ link, linkSince, zone }) {
  const [tone, icon] = LINK_TONE[link] ?? ["plain", "unknown"];
  put("link", [badge(tone, icon, word(`link.${link}`))], linkSince ? around("since", time(linkSince, zone)) : []);
}

function drawDefect(entry, zone) {
  if (!entry) return put("defect", [element("span", { class: "quiet" }, word("none-yet"))], []);
  const { id, detections, serial, capturedAt } = entry.inspection;
  put("defect", [element("a", { href: address.hash({ frame: id }) }, foundWords(detections, 1))], [time(capturedAt, zone), serial]);
}

function drawVerdicts(verdicts) {
  const tallies = Object.entries(verdicts).map(([verdict, number]) => {
    const made = badge(verdict.toLowerCase(), verdict.toLowerCase(), count(number));
    made.title = word(`verdict.${verdict}`);
    made.prepend(element("span", { class: "seen-by-readers" }, word(`verdict.${verdict}`)));
    return made;
  });
  const total = Object.values(verdicts).reduce((sum, number) => sum + number, 0);
  put("verdicts", tallies, [word("verdicts.of", { total: count(total) })]);
}

function drawBacklog({ backlog, outboxOldest }) {
  const age = outboxOldest ? duration((Date.now() - Date.parse(outboxOldest)) / 1000) : null;
  put("backlog", [element("span", { title: count(backlog) }, shortCount(backlog))], [word("backlog.note"), age ? word("backlog.oldest", { age }) : null]);
}

function drawModel(answer) {
  if (answer?.state === "REFUSED") return put("model", [badge("fail", "fail", word("model.REFUSED"))], []);
  if (!answer?.model) return put("model", [element("span", { class: "quiet" }, word("none-yet"))], []);
  const { name, version, digest } = answer.model;
  put("model", [element("span", { title: digest }, name)], [word("version", { version }), answer.variant]);
}

/** A sentence around an element, whose place in it the language decides. */
function around(key, made) {
  const [before, after] = word(key, { time: "\u0000" }).split("\u0000");
  return [element("span", {}, before, made, after)];
}

function quantity(value) {
  return milliParts(value ?? NaN).filter((part) => part.value.trim()).map((part) => element(part.type === "unit" ? "small" : "span", {}, part.value));
}

function put(name, value, notes) {
  const lines = notes.filter(Boolean).map((note) => element("span", {}, note));
  replaceIfChanged(name, element("dd", { class: "value" }, ...value));
  replaceIfChanged(name, element("dd", { class: "note" }, ...lines));
}

/** What has not changed is left alone, so that a focused link keeps its focus. */
function replaceIfChanged(name, made) {
  const old = document.querySelector(`#figure-${name} .${made.className}`);
  if (!old.isEqualNode(made)) old.replaceWith(made);
}
