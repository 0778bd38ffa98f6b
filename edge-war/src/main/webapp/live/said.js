// What was said about one inspection, in the order in which it held: {verdict or outcome, by, at}. The edge is the first.
import { badge, element } from "../look/elements.js";
import { outcomeBadge, revisionBadge, rulingBadge, time, verdictBadge } from "../look/facts.js";
import { word } from "../look/language.js";

const settles = (one) => one.by !== "EDGE" && one.outcome !== "UNSETTLED";

export function saidByEdge({ verdict, capturedAt }) {
  return { verdict, by: "EDGE", at: capturedAt };
}

export function saidByDeadline({ verdict, lapsedAt }) {
  return { verdict, by: "DEADLINE", at: lapsedAt };
}

export function saidByRuling({ outcome, decidedBy, decidedAt }) {
  return { outcome, by: decidedBy, at: decidedAt };
}

/** What the last word took the place of, or null where it was the first answer. */
function revisedBy(history) {
  const last = history.at(-1);
  return settles(last) ? history.slice(0, -1).findLast(settles) ?? null : null;
}

/** The edge's verdict, and what stands now: the deadline's, or the newest ruling. */
export function badges({ inspection, ruling, history }) {
  const lapse = history.find((one) => one.by === "DEADLINE");
  const revised = revisedBy(history);
  return [
    verdictBadge(inspection),
    lapse && !revised ? badge(lapse.verdict.toLowerCase(), "wait", word("lapsed", { verdict: word(`verdict.${lapse.verdict}`) })) : null,
    ruling ? (revised ? revisionBadge : rulingBadge)(ruling) : null,
    revised ? element("span", { class: "quiet" }, word("instead-of", { answer: answer(revised), by: word(`by.${revised.by}`) })) : null,
  ];
}

function answer({ verdict, outcome }) {
  return verdict ? word(`verdict.${verdict}`) : word(`outcome.${outcome}`);
}

/** All of it, with times. */
export function historyList(history, zone) {
  return element("ol", { class: "history" }, ...history.map((one) => element("li", {},
    time(one.at, zone), " ",
    one.verdict ? verdictBadge(one) : outcomeBadge(one.outcome), " ",
    element("span", { class: "quiet" }, word(`by.${one.by}`)))));
}
