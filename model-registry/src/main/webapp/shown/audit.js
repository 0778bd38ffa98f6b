// The audit log: who did what to what, the newest first; what is asked for stands in the address.
import * as address from "../look/address.js";
import { element } from "../look/elements.js";
import { time } from "../look/facts.js";
import { dateAndTime } from "../look/figures.js";
import { translate } from "../look/language.js";
import { List } from "../look/list.js";
import { say } from "../look/messages.js";
import { ask, query } from "./server.js";
import "./shown.js";

const PAGE = 50;
const FILTERS = ["actor", "action", "subject", "since", "until"];
const LONGEST = 120;
const DIGEST = /^[0-9a-f]{64}$/;
let shown = false;
const form = document.getElementById("filters");
const events = new List(document.getElementById("events"), [
  ["number", ({ number }) => String(number)],
  ["at", ({ at }) => time(at, undefined, dateAndTime(at))],
  ["actor", ({ actor }) => actor],
  ["action", ({ action }) => breakable(action)],
  ["subject", ({ subject }) => shownSubject(subject)],
  ["change", ({ before, after }) => short([before, after].filter(Boolean).join(" → "))],
  ["from", ({ from }) => from],
], ({ stream, number, hash }) => `${stream} ${number} · ${hash}`);

function shownSubject(subject) {
  if (!DIGEST.test(subject)) return subject;
  return element("a", { class: "opens", href: `version?digest=${subject}`, title: subject }, `${subject.slice(0, 12)}…`);
}

/** A deed's name is broken at its dot, if anywhere. */
function breakable(name) {
  return name.split(".").flatMap((part, i) => (i ? [".", element("wbr"), part] : [part]));
}

/** What is long, digests before all, is opened by whoever wants it. */
function short(text) {
  const brief = text.replace(/[0-9a-f]{64}/g, (digest) => `${digest.slice(0, 12)}…`);
  if (brief === text && text.length <= LONGEST) return text;
  return element("details", {}, element("summary", {}, brief.length > LONGEST ? `${brief.slice(0, LONGEST)}…` : brief), text);
}

/** A day begins and ends where the reader is. */
function instant(day, later) {
  if (!day || day === true) return "";
  const start = new Date(`${day}T00:00`);
  start.setDate(start.getDate() + later);
  return start.toISOString();
}

/** The fields say what the address says. What was typed before this script had come is left where that says nothing. */
function fill(chosen) {
  for (const name of FILTERS) {
    const said = chosen[name] === true ? "" : chosen[name] ?? "";
    if (document.activeElement !== form.elements[name] && (said || shown)) form.elements[name].value = said;
  }
  shown = true;
}

async function show() {
  const chosen = address.read();
  fill(chosen);
  const { actor, action, subject, since, until, events: after } = chosen;
  events.leave();
  try {
    await events.show(ask(`api/v1/audit?${query({
      actor, action, subject, since: instant(since, 0), until: instant(until, 1), after, limit: PAGE })}`)
      .then(({ events: rows, next }) => ({ rows, next })));
    say("message.error", "fail", null);
  } catch (problem) {
    say("message.error", "fail", { problem: problem.message }, show);
  }
}

translate();
form.addEventListener("submit", (event) => {
  event.preventDefault();
  address.go({ ...Object.fromEntries(FILTERS.map((name) => [name, form.elements[name].value.trim()])), events: null });
});
window.addEventListener("hashchange", show);
// Whoever was quicker than this script sent the form as forms go without one.
const sent = [...new URLSearchParams(location.search)];
if (sent.length) {
  history.replaceState(null, "", location.pathname);
  address.go(Object.fromEntries(sent));
}
show();
