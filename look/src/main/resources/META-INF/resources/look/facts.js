// How all pages show what the contract says: verdicts, rulings, defects, times.
import { badge, element } from "./elements.js";
import { exactTime, timeOfDay } from "./figures.js";
import { defectWord, word } from "./language.js";

const LINK_TONE = { ONLINE: ["pass", "pass"], SUSPECT: ["hold", "hold"], RECOVERING: ["hold", "wait"], OFFLINE: ["fail", "fail"], LOST: ["fail", "unknown"] };
const OUTCOME_TONE = { CONFIRMED_DEFECT: "fail", NO_DEFECT: "pass", UNSETTLED: "hold" };

export function verdictBadge({ verdict }) {
  const tone = verdict.toLowerCase();
  return badge(tone, tone, word(`verdict.${verdict}`));
}

export function linkBadge(state, text = word(`link.${state}`)) {
  const [tone, icon] = LINK_TONE[state] ?? ["plain", "unknown"];
  return badge(tone, icon, text);
}

export function outcomeBadge(outcome, text = word(`outcome.${outcome}`)) {
  const tone = OUTCOME_TONE[outcome];
  return badge(tone, tone, text);
}

export function rulingBadge({ outcome, decidedBy }) {
  return outcomeBadge(outcome, word("ruled", { outcome: word(`outcome.${outcome}`), by: word(`by.${decidedBy}`) }));
}

/** A ruling that took the place of an earlier answer; it looks different from a first one, and says so. */
export function revisionBadge({ outcome, decidedBy }) {
  const tone = OUTCOME_TONE[outcome];
  const made = badge(tone, "revised", word("revised", { outcome: word(`outcome.${outcome}`), by: word(`by.${decidedBy}`) }));
  made.classList.add("revision");
  return made;
}

/** Only the time of day, or as `text` says it; exact on hover. */
export function time(instant, zone, text = timeOfDay(instant, zone)) {
  return element("time", { datetime: instant, title: exactTime(instant, zone) }, text);
}

/** "short · open and 2 more": what was found, the surest first. */
export function foundWords(detections, most = 2) {
  if (detections.length === 0) return word("frame.clean");
  const surest = [...detections].sort((a, b) => b.confidence - a.confidence);
  const names = [...new Set(surest.map((one) => defectWord(one.class)))];
  const more = names.length - most;
  const named = names.slice(0, most).join(" · ");
  return more > 0 ? `${named} ${word("defects.more", { more })}` : named;
}
