// Whether a live page hears anything, and for how long it has not: one badge in the bar, and the page's class `stale`.
import { badge } from "./elements.js";
import { duration } from "./figures.js";
import { word } from "./language.js";

/** `heard`: whether anything was ever heard. The age stands here and not in a message, so that no reader speaks it every second. */
export function drawPulse(place, { heard, stale, silence }) {
  document.body.classList.toggle("stale", stale);
  const [tone, name, text] = stale ? ["fail", "unknown", word("stale", { age: duration(silence) })]
    : heard ? ["pass", "live", word("live")] : ["plain", "wait", word("connecting")];
  if (place.textContent !== text) place.replaceChildren(badge(tone, name, text));
}
