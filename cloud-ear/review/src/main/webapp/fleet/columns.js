// What the list says of an edge: how it is, since when, and what it holds back.
import * as address from "../look/address.js";
import { badge, element } from "../look/elements.js";
import { linkBadge, time } from "../look/facts.js";
import { bytes, count, dateAndTime, duration } from "../look/figures.js";
import { word } from "../look/language.js";

export const columns = [
  ["state", (edge) => [linkBadge(edge.state), quiet(time(edge.since, undefined, ago(edge.since)))]],
  ["site", (edge) => [edgeLink(edge), quiet([edge.edge, edge.line].filter(Boolean).join(" · "))]],
  ["backlog", backlog],
  ["missing", ({ missing }) => troubling(missing)],
  ["expired", ({ outbox }) => (outbox ? plain(outbox.expired) : none())],
  ["unrecorded", ({ outbox }) => (outbox ? troubling(outbox.unrecorded) : none())],
  ["disk", disk],
  ["model", model],
  ["heard", ({ heard }) => (heard ? time(heard, undefined, ago(heard)) : none("never"))],
];

/** The address of an edge's ledger. */
export function ledgerOf({ site, edge }) {
  return address.hash({ edge: `${site}/${edge}`, events: null });
}

export function ago(instant) {
  return duration((Date.now() - Date.parse(instant)) / 1000);
}

export function backlog({ outbox }) {
  if (!outbox) return none();
  if (outbox.entries === 0) return plain(0);
  return [
    element("strong", {}, count(outbox.entries)),
    quiet([
      outbox.escalations ? word("escalations", { count: count(outbox.escalations) }) : null,
      bytes(outbox.bytes),
      outbox.oldest ? word("oldest", { age: ago(outbox.oldest) }) : null,
    ].filter(Boolean).join(" · ")),
  ];
}

export function disk({ disk: told }) {
  if (!told) return none();
  const free = word("free", { free: bytes(told.freeBytes) });
  return told.nearlyFull ? badge("fail", "fail", free) : element("span", { title: word("of", { total: bytes(told.totalBytes) }) }, free);
}

export function model({ model: loaded }) {
  return loaded ? [element("span", { title: loaded.digest }, loaded.name), quiet(loaded.version)] : none();
}

export function outage({ outage: cut }) {
  if (!cut) return none();
  const from = dateAndTime(cut.from);
  if (!cut.until) return word("outage.lasts", { from });
  return word("outage.ended", { from, until: dateAndTime(cut.until), length: lasted(cut) });
}

/** Only how long the outage was; the whole of it on hover. */
export function outageLength({ outage: cut }) {
  if (!cut) return "";
  return cut.until ? element("span", { title: outage({ outage: cut }) }, lasted(cut)) : outage({ outage: cut });
}

export function troubling(number) {
  return number > 0 ? badge("fail", "fail", count(number)) : plain(number);
}

export function plain(number) {
  return number > 0 ? element("span", {}, count(number)) : element("span", { class: "quiet" }, count(0));
}

export function none(key = "unknown") {
  return element("span", { class: "quiet" }, word(key));
}

function lasted({ from, until }) {
  return duration((Date.parse(until) - Date.parse(from)) / 1000);
}

function edgeLink(edge) {
  return element("a", { class: "opens", href: ledgerOf(edge) }, edge.site);
}

function quiet(...content) {
  return element("div", { class: "quiet" }, ...content);
}
