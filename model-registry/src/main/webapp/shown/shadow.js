// How a candidate that tells the line nothing judges beside production, as the edges tell it.
import { badge, element } from "../look/elements.js";
import { count, share } from "../look/figures.js";
import { word } from "../look/language.js";

const Z = 1.959963984540054;
const COUNTS = ["compared", "bothPass", "bothFail", "onlyCandidateFails", "onlyCandidatePasses", "modelHolds", "candidateHolds"];

/** What these edges tell of the candidate: {told: how many of them, shadow: the sum}. */
export function summed(edges, digest) {
  const told = edges.map((edge) => shadowOf(edge, digest)).filter(Boolean);
  const sum = Object.fromEntries(COUNTS.map((name) => [name, told.reduce((all, one) => all + one[name], 0)]));
  return { told: told.length, shadow: sum };
}

/** What an edge tells of this candidate; null where it tells nothing, or of another one. */
export function shadowOf(edge, digest) {
  return edge?.shadow?.model.digest === digest ? edge.shadow : null;
}

/**
 * Lines for the counts: how many, how often the two agree and how sure that is, who is stricter.
 * More than half of what the two differ on needs to point one way, with 95 % confidence, before a side is named.
 */
export function shadowLines(shadow) {
  if (!shadow.compared) return [line(word("shadow.none"))];
  const [low, high] = wilson(shadow.bothPass + shadow.bothFail, shadow.compared);
  return [
    line(word("shadow.counts", {
      compared: count(shadow.compared), agree: percent((shadow.bothPass + shadow.bothFail) / shadow.compared), low: percent(low), high: percent(high),
      fails: count(shadow.onlyCandidateFails), passes: count(shadow.onlyCandidatePasses),
    })),
    line(word("shadow.holds", { candidate: count(shadow.candidateHolds), production: count(shadow.modelHolds) }), " · ", word(tendency(shadow))),
  ];
}

/** Why it does not run there; null while it does. */
export function shadowTrouble({ reason }) {
  return reason ? element("span", { class: "line" }, badge("fail", "fail", word("shadow.stopped")), " ", reason) : null;
}

function tendency({ onlyCandidateFails: stricter, onlyCandidatePasses: laxer }) {
  const [low, high] = wilson(stricter, stricter + laxer);
  if (low > 0.5) return "shadow.stricter";
  return high < 0.5 ? "shadow.laxer" : "shadow.unsure";
}

/** Where a share lies with 95 % confidence (E. B. Wilson, 1927), as the registry reckons it for audits. */
function wilson(some, all) {
  if (all === 0) return [0, 1];
  const rate = some / all;
  const shrink = 1 + (Z * Z) / all;
  const centre = (rate + (Z * Z) / (2 * all)) / shrink;
  const half = (Z * Math.sqrt((rate * (1 - rate)) / all + (Z * Z) / (4 * all * all))) / shrink;
  return [some === 0 ? 0 : centre - half, some === all ? 1 : centre + half];
}

const percent = (value) => share(value, 1);
const line = (...text) => element("span", { class: "line quiet" }, ...text);
