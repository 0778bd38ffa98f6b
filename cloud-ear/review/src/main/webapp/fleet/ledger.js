// An edge's ledger: of every number that it gave away, whether it came, expired, or is missing.
import { badge, element } from "../look/elements.js";
import { linkBadge, time } from "../look/facts.js";
import { count, dateAndTime } from "../look/figures.js";
import { word } from "../look/language.js";
import { ago, backlog, disk, model, none, outage, outageLength, plain, troubling } from "./columns.js";

const at = (id) => document.getElementById(id);

export const eventColumns = [
  ["at", ({ at: when }) => time(when, undefined, dateAndTime(when))],
  ["became", ({ became }) => linkBadge(became)],
  ["cause", ({ cause }) => word(`cause.${cause}`)],
  ["cut", outageLength],
];

/** Draws what the server said of the edge. */
export function drawLedger(edge) {
  at("edge-heading").replaceChildren(`${edge.site} / ${edge.edge} `, linkBadge(edge.state));
  const facts = [
    ["since", time(edge.since, undefined, dateAndTime(edge.since))],
    ["heard", edge.heard ? time(edge.heard, undefined, ago(edge.heard)) : none("never")],
    ["line", edge.line ?? none()],
    ["backlog", backlog(edge)],
    ["missing", troubling(edge.missing)],
    ["unrecorded", edge.outbox ? troubling(edge.outbox.unrecorded) : none()],
    ["disk", disk(edge)],
    ["model", model(edge)],
    ["outage", outage(edge)],
  ];
  at("facts").replaceChildren(...facts.map(([key, content]) =>
    element("div", { class: key }, element("dt", {}, word(key)), element("dd", {}, ...[content].flat()))));
  at("epochs").replaceChildren(...(edge.epochs.length ? edge.epochs.map(epoch) : [element("p", { class: "quiet nothing" }, word("epochs.empty"))]));
}

/** Says that there is no such edge. */
export function drawUnknown({ site, edge }) {
  at("edge-heading").textContent = word("edge.unknown", { edge: `${site} / ${edge}` });
  at("facts").replaceChildren();
  at("epochs").replaceChildren();
}

function epoch(one) {
  const heading = element("h3", {},
    one.present ? badge("plain", "live", word("epoch.present")) : badge("plain", "wait", word("epoch.former")), " ",
    element("span", { class: "number" }, one.epoch));
  return element("article", { class: "epoch" }, heading, strip(one), element("dl", { class: "numbers" },
    ...numbers("received", one.received, []),
    ...numbers("expired", one.expired, reasons(one.expiredByReason)),
    ...numbers("missing", one.missing, asked(one))),
  element("p", { class: "quiet" }, word("given", { given: count(highest(one)), settled: count(Math.max(0, one.settledBelow - 1)) })));
}

function numbers(key, set, notes) {
  const figure = key === "missing" ? troubling(set.count) : plain(set.count);
  const ranges = set.first.map(({ from, through }) => (from === through ? count(from) : `${count(from)}–${count(through)}`));
  const more = set.ranges - set.first.length;
  return [
    element("dt", {}, word(key)),
    element("dd", {}, figure, ...notes.map((note) => element("div", {}, note)),
      ranges.length ? element("details", {},
        element("summary", {}, word("ranges", { count: count(set.ranges) })),
        element("p", { class: "ranges" }, ranges.join(", "), more > 0 ? ` ${word("ranges.more", { count: count(more) })}` : "")) : null),
  ];
}

function reasons(byReason) {
  return Object.entries(byReason)
    .sort(([, a], [, b]) => b - a)
    .map(([reason, number]) => word("reason.of", { reason: word(`expiry.${reason}`), count: count(number) }));
}

function asked({ missing, askedAt, nextAskAt }) {
  if (missing.count === 0) return [];
  return [
    askedAt ? word("asked", { at: dateAndTime(askedAt) }) : null,
    nextAskAt ? word("asked.next", { at: dateAndTime(nextAskAt) }) : null,
  ].filter(Boolean);
}

function highest({ nextSequence, received, expired, missing }) {
  return Math.max(nextSequence - 1, ...[received, expired, missing].flatMap(({ first }) => first.map(({ through }) => through)));
}

/** How the numbers divide, as one bar: a picture of the figures under it, which say the same in words. */
function strip({ received, expired, missing, nextSequence }) {
  const waiting = Math.max(0, nextSequence - 1 - received.count - expired.count - missing.count);
  const parts = [["pass", received.count], ["hold", expired.count], ["fail", missing.count], ["rest", waiting]].filter(([, number]) => number > 0);
  return element("div", { class: "strip", "aria-hidden": "true" }, ...parts.map(([tone, number]) => {
    const part = element("span", { class: tone });
    part.style.flexGrow = number;
    return part;
  }));
}
