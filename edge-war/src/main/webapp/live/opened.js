// A frame, large, in a dialog: the boxes with their labels, and everything that is known about the inspection.
import { element, icon } from "../look/elements.js";
import { count, milliseconds } from "../look/figures.js";
import { time } from "../look/facts.js";
import { word } from "../look/language.js";
import { frameAddress, picture } from "./frame.js";
import { badges, historyList } from "./said.js";

/** Shows an entry; `move(step)` goes to its neighbour and `leave()` closes. */
export function draw(dialog, entry, zone, { move, leave }) {
  const { inspection, history } = entry;
  const held = document.activeElement?.dataset?.act;
  dialog.querySelector("article").replaceChildren(
    element("header", {},
      element("h2", { id: "opened-heading" }, inspection.serial),
      element("div", { class: "badges" }, ...badges(entry)),
      element("div", { class: "tools" },
        act("newer", "back", () => move(-1)), act("older", "on", () => move(1)), act("close", "close", leave))),
    element("div", { class: "large" }, picture(entry, { labels: true }), element("dl", { class: "facts" }, ...facts(inspection, history, zone))));
  dialog.querySelector(`[data-act="${held ?? "close"}"]`).focus();
}

/** Says that there is no such inspection here. */
export function drawGone(dialog, id, leave) {
  dialog.querySelector("article").replaceChildren(
    element("header", {}, element("h2", { id: "opened-heading" }, word("message.gone", { id })),
      element("div", { class: "tools" }, act("close", "close", leave))));
}

function act(key, iconName, onClick) {
  const button = element("button", { type: "button", class: "tool", "data-act": key, "aria-label": word(key), title: word(key) }, icon(iconName));
  button.addEventListener("click", onClick);
  return button;
}

function facts(inspection, history, zone) {
  const { timings, model, escalation } = inspection;
  return [
    ["said", history.length > 1 ? historyList(history, zone) : null],
    ["captured", time(inspection.capturedAt, zone)],
    ["line", `${inspection.site} · ${inspection.line}`],
    ["station", inspection.station],
    ["timing.total", milliseconds(timings.totalMs)],
    ["timing.decode", milliseconds(timings.decodeMs)],
    ["timing.queue", milliseconds(timings.queueMs)],
    ["timing.infer", milliseconds(timings.inferMs)],
    ["timing.batch", count(timings.batchSize)],
    ["escalation", escalation ? word("priority", { reason: word(`reason.${escalation.reason}`), priority: escalation.priority }) : word("not-escalated")],
    ["held-until", inspection.holdUntil ? time(inspection.holdUntil, zone) : null],
    ["model", `${model.name} ${model.version}${model.approved === false ? ` · ${word("model.unapproved")}` : ""}`],
    ["trace", inspection.traceId],
    ["file", element("a", { href: frameAddress(inspection.id) }, inspection.id)],
  ].filter(([, fact]) => fact !== null && fact !== undefined)
    .map(([key, fact]) => element("div", {}, element("dt", {}, word(key)), element("dd", {}, fact)));
}
