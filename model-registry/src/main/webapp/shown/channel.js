// How one channel is drawn.
import { badge, element } from "../look/elements.js";
import { linkBadge, time } from "../look/facts.js";
import { dateAndTime } from "../look/figures.js";
import { word } from "../look/language.js";
import { shadowLines, shadowOf, shadowTrouble, summed } from "./shadow.js";

const STATE = { RUNNING: ["hold", "wait"], DONE: ["pass", "live"], ROLLED_BACK: ["fail", "back"], SUPERSEDED: ["plain", "hold"] };

const HISTORY = 10;

/** `sites`: {site: edges}, or null where they are not known. `act` takes the steps that `may` allows. */
export function drawChannel(channel, sites, may, act) {
  const { name, production, candidate, history } = channel;
  return element("section", { class: "panel channel", "aria-labelledby": `channel-${name}` },
    element("header", {}, element("h2", { id: `channel-${name}` }, name),
      may.release && !candidate ? button(`begin ${name}`, "board.begin-here", () => act.begin(channel)) : null),
    element("dl", { class: "facts" },
      fact("production", production ? [version(production), " ", since(production.doneAt ?? production.stageSince),
        may.stop && hasBefore(history) ? button(`back ${production.id}`, "board.back", () => act.step(production, "rollback", false)) : null] : [word("board.no-production")]),
      fact("board.candidate", candidate ? onItsWay(candidate, beside(channel, sites), may, act) : [word("board.no-candidate")])),
    siteTable(channel, sites),
    history.length ? historyOf(history) : null);
}

/** Whether there is something to go back to; what is older than the history may be. */
const hasBefore = (history) => history.length >= HISTORY || history.some(({ state }) => state === "SUPERSEDED");

/** What all sites of a channel tell together of its candidate in the shadow; nothing where none of them does. */
function beside({ candidate, sites: names }, sites) {
  if (candidate?.stage !== "SHADOW") return [];
  const { told, shadow } = summed(names.flatMap((site) => sites?.get(site) ?? []), candidate.digest);
  return told ? shadowLines(shadow) : [];
}

function onItsWay(candidate, compared, may, act) {
  const everywhere = candidate.stage === "CANARY";
  return [
    version(candidate), " ", badge("hold", "wait", word(`stage.${candidate.stage}`)), " ", since(candidate.stageSince),
    element("span", { class: "line" }, candidate.sites.length ? candidate.sites.join(", ") : word("board.all-sites")),
    ...compared,
    candidate.checked ? element("span", { class: "line quiet" }, candidate.checked.text) : null,
    element("span", { class: "moves" },
      may.release ? button(`on ${candidate.id}`, everywhere ? "board.to-all" : "board.to-canary", () => act.step(candidate, "advance", everywhere)) : null,
      may.stop ? button(`back ${candidate.id}`, "board.back", () => act.step(candidate, "rollback", false)) : null),
  ];
}

function siteTable({ name, sites: names, candidate, production }, states) {
  if (!names.length) return element("p", { class: "quiet nothing" }, word("board.no-sites"));
  const rows = names.flatMap((site) => (states?.get(site) ?? [null]).map((edge) => siteRow(site, edge, candidate, production)));
  return element("table", { "aria-labelledby": `channel-${name}` },
    element("thead", {}, element("tr", {}, ...["site", "link", "board.runs"].map((key) => element("th", { scope: "col" }, word(key))))),
    element("tbody", {}, ...rows));
}

function siteRow(site, edge, candidate, production) {
  const runs = edge?.model;
  const wanted = candidate?.sites.includes(site) && candidate.stage === "CANARY" ? candidate : production;
  const differs = runs && wanted && runs.digest !== wanted.digest;
  const shadow = candidate?.stage === "SHADOW" ? shadowOf(edge, candidate.digest) : null;
  return element("tr", {}, element("th", { scope: "row" }, edge ? `${site} / ${edge.edge}` : site),
    element("td", {}, edge ? linkBadge(edge.state) : badge("plain", "unknown", word("board.unknown"))),
    element("td", {}, runs ? `${runs.name} ${runs.version}` : "–", differs ? " " : null, differs ? badge("hold", "wait", word("board.differs")) : null,
      ...(shadow ? [...shadowLines(shadow), shadowTrouble(shadow)] : [])));
}

function historyOf(history) {
  return element("details", {}, element("summary", {}, word("board.history")),
    element("ul", {}, ...history.map((one) => element("li", {}, version(one), " ", badge(...STATE[one.state], word(`release.${one.state}`)), " ",
      time(one.at, undefined, dateAndTime(one.at)), ` · ${one.actor}`, one.ended?.why ? ` · ${one.ended.why}` : ""))));
}

const version = ({ name, version: number, digest }) => element("a", { class: "opens", href: `version?digest=${digest}` }, `${name} ${number}`);
const since = (at) => element("span", { class: "quiet" }, time(at, undefined, dateAndTime(at)));
const fact = (key, content) => element("div", { class: "wide" }, element("dt", {}, word(key)), element("dd", {}, ...content.filter(Boolean)));

/** What takes a step at once takes none at the second half of a double click, when another button may stand there. */
function button(key, text, act) {
  const made = element("button", { type: "button", class: "tool", "data-key": key }, word(text));
  made.addEventListener("click", ({ detail }) => detail < 2 && act());
  return made;
}
