// One frame as the page draws it: the picture with its boxes, the verdict, and the ruling once it has come.
import { drawBoxes } from "../look/boxes.js";
import { element } from "../look/elements.js";
import { foundWords, time } from "../look/facts.js";
import { milliseconds, share } from "../look/figures.js";
import { defectWord, word } from "../look/language.js";
import * as address from "../look/address.js";
import { badges } from "./said.js";

export function frameAddress(id) {
  return `api/v1/inspections/${encodeURIComponent(id)}/frame`;
}

/** The picture with its boxes; with labels where it is large. */
export function picture({ inspection }, { labels = false, lazy = false } = {}) {
  const alt = word("frame.alt", { serial: inspection.serial, verdict: word(`verdict.${inspection.verdict}`) });
  const image = element("img", { alt, decoding: "async", loading: lazy ? "lazy" : "eager" });
  const frame = element("div", { class: "frame" }, image);
  const label = labels ? (one) => `${defectWord(one.class)} ${share(one.confidence)}` : null;
  image.addEventListener("load", () => drawBoxes(frame, inspection.detections, inspection.verdict.toLowerCase(), label));
  image.addEventListener("error", () => {
    image.remove();
    frame.append(element("p", { class: "absent" }, word("absent")));
  });
  // A picture that answers 404 would stand in the browser's console as an error; a frame that is gone is none.
  image.src = `${frameAddress(inspection.id)}?absent=204`;
  return frame;
}

/** The frame in the list: a link to its large view. */
export function card(entry, zone) {
  const { inspection } = entry;
  const link = element("a", { class: "panel card", href: address.hash({ frame: inspection.id }), "data-id": inspection.id },
    picture(entry, { lazy: true }), caption(entry, zone));
  return link;
}

export function caption(entry, zone) {
  const { inspection } = entry;
  return element("div", { class: "caption" },
    element("div", { class: "badges" }, ...badges(entry)),
    element("div", { class: "found" }, foundWords(inspection.detections)),
    element("div", { class: "serial", title: inspection.serial }, inspection.serial),
    element("div", { class: "quiet" }, time(inspection.capturedAt, zone), ` · ${milliseconds(inspection.timings.totalMs)}`));
}
