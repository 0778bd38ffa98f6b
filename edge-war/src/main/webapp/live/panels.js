// The figures over the frames. One glance: is the line inspected, is the link up, what was the last defect.
import { badge, element } from "../look/elements.js";
import { count, dateAndTime, duration, milliParts, milliseconds, shortCount, size } from "../look/figures.js";
import { word } from "../look/language.js";
import { foundWords, time } from "../look/facts.js";
import * as address from "../look/address.js";

const IDLE_AFTER_SECONDS = 60;
const DAY_MS = 86_400_000;
const LINK_TONE = { ONLINE: ["pass", "pass"], SUSPECT: ["hold", "hold"], OFFLINE: ["fail", "fail"], RECOVERING: ["hold", "wait"] };

/**
 * Draws all figures from the last state of the edge and its model (each null before the first), the frames, and how many
 * seconds it takes to send what waits (null where nobody knows).
 */
export function drawPanels(state, model, shown, secondsLeft, stale) {
  drawLine(state, shown, stale);
  drawDefect(shown.lastDefect, state?.zone);
  if (!state) return;
  drawLink(state);
  drawVerdicts(state);
  put("latency", quantity(state.p50Ms), Number.isFinite(state.p99Ms) ? [word("median"), word("p99", { p99: milliseconds(state.p99Ms) })] : []);
  put("queue", [count(state.queue)], [word("queue.note")]);
  drawBacklog(state, secondsLeft);
  drawModel(model);
}

function drawLine(state, shown, stale) {
  const newest = shown.newest?.inspection.capturedAt;
  const age = newest ? (Date.now() - Date.parse(newest)) / 1000 : Infinity;
  const notes = [newest ? word("ago", { age: duration(age) }) : word("no-frame"), ...(state ? diskNotes(state) : [])];
  put("line", [lineBadge(state, age > IDLE_AFTER_SECONDS, stale)], notes);
}

function lineBadge(state, idle, stale) {
  if (stale || !state) return badge("plain", "unknown", word("unknown"));
  if (["LOADING", "WAITING"].includes(state.model)) return badge("hold", "wait", word(`model.${state.model}`));
  if (state.model !== "READY") return badge("fail", "fail", word("not-ready"));
  return idle ? badge("plain", "wait", word("waiting")) : badge("pass", "pass", word("inspecting"));
}

function diskNotes({ unrecorded, disk }) {
  return [
    unrecorded ? word("unrecorded", { count: count(unrecorded) }) : null,
    disk.nearlyFull ? desk(word("disk.free", { free: size(disk.freeBytes), total: size(disk.totalBytes) })) : null,
  ];
}

function drawLink({ link, linkSince, outage, failing, zone }) {
  const [tone, icon] = LINK_TONE[link] ?? ["plain", "unknown"];
  const channels = Object.keys(failing).map((channel) => word(`channel.${channel}`)).join(" · ");
  put("link", [badge(tone, icon, word(`link.${link}`))], [
    linkSince ? filled("since", { time: () => moment(linkSince, zone) }) : null,
    channels ? word("link.failing", { channels }) : null,
    outage?.until ? filled(link === "ONLINE" ? "outage.over" : "outage", {
      from: () => moment(outage.from, zone),
      until: () => moment(outage.until, zone),
    }) : null,
  ]);
}

/** The time of day, with the day where that is not the last one. */
function moment(instant, zone) {
  return Date.now() - Date.parse(instant) < DAY_MS ? time(instant, zone) : time(instant, zone, dateAndTime(instant, zone));
}

function drawDefect(entry, zone) {
  if (!entry) return put("defect", [element("span", { class: "quiet" }, word("none-yet"))], []);
  const { id, detections, serial, capturedAt } = entry.inspection;
  put("defect", [element("a", { href: address.hash({ frame: id }) }, foundWords(detections, 1))], [time(capturedAt, zone), serial]);
}

function drawVerdicts({ verdicts, lapses }) {
  const tallies = Object.entries(verdicts).map(([verdict, number]) => {
    const made = badge(verdict.toLowerCase(), verdict.toLowerCase(), count(number));
    made.title = word(`verdict.${verdict}`);
    made.prepend(element("span", { class: "seen-by-readers" }, word(`verdict.${verdict}`)));
    return made;
  });
  const total = Object.values(verdicts).reduce((sum, number) => sum + number, 0);
  put("verdicts", tallies, [word("verdicts.of", { total: count(total) }), lapses ? word("lapses", { lapses: count(lapses) }) : null]);
}

function drawBacklog(state, secondsLeft) {
  const { backlog, backlogBytes, outboxOldest, expired, kept } = state;
  const age = outboxOldest ? duration((Date.now() - Date.parse(outboxOldest)) / 1000) : null;
  put("backlog", [element("span", { title: count(backlog) }, shortCount(backlog))], [
    word("backlog.note"),
    secondsLeft === null ? null : word("backlog.left", { time: duration(secondsLeft) }),
    age ? word("backlog.oldest", { age }) : null,
    backlogBytes ? desk(word("backlog.frames", { size: size(backlogBytes) })) : null,
    tally("expired", expired),
    desk(tally("kept", kept)),
  ]);
}

/** How many in all, by reason on hover; null where there are none. */
function tally(key, byReason) {
  const reasons = Object.entries(byReason).filter(([, number]) => number > 0);
  if (reasons.length === 0) return null;
  const total = reasons.reduce((sum, [, number]) => sum + number, 0);
  const title = reasons.map(([reason, number]) => `${word(`${key}.${reason}`)}: ${count(number)}`).join("\n");
  return element("span", { title }, word(key, { count: count(total) }));
}

function drawModel(answer) {
  if (answer?.state === "REFUSED") return put("model", [badge("fail", "fail", word("model.REFUSED"))], []);
  if (!answer?.model) return put("model", [element("span", { class: "quiet" }, word("none-yet"))], []);
  const { name, version, digest, approved } = answer.model;
  const unapproved = approved === false ? badge("hold", "unknown", word("model.unapproved")) : null;
  put("model", [element("span", { title: digest }, name), unapproved], [word("version", { version }), desk(answer.variant)]);
}

/** A sentence with elements in it, whose places the language decides; `make` holds what makes the element of each name. */
function filled(key, make) {
  const marks = Object.fromEntries(Object.keys(make).map((name) => [name, `\u0000${name}\u0000`]));
  return element("span", {}, ...word(key, marks).split("\u0000").map((part, i) => (i % 2 ? make[part]() : part)));
}

/** A note that the wall leaves out: it is read from near or not at all. */
function desk(note) {
  return note && element("span", { class: "desk" }, note);
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
