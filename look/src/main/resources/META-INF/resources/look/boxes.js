// Draws boxes over a frame: a 2 px line between a dark and a light edge, so that it shows on copper and on solder mask.
// The frame itself is never recoloured, and labels stand outside their box.
import { element, svgElement } from "./elements.js";

/**
 * Lays the boxes over the image of a `.frame` element; labels are drawn where `label(detection)` is given. Boxes are in
 * source pixels [x1, y1, x2, y2]. Call it once the image has loaded; the drawing follows the element's size by itself.
 */
export function drawBoxes(frame, detections, tone, label = null) {
  const image = frame.querySelector("img");
  frame.querySelector(".boxes")?.remove();
  const svg = svgElement("svg", { class: `boxes ${tone}`, viewBox: `0 0 ${image.naturalWidth} ${image.naturalHeight}`, "aria-hidden": "true" });
  for (const { box: [x1, y1, x2, y2] } of detections) {
    for (const part of ["dark", "light", "line"]) {
      svg.append(svgElement("rect", { class: part, x: x1, y: y1, width: x2 - x1, height: y2 - y1 }));
    }
  }
  frame.append(svg);
  if (label) followSize(frame, () => placeLabels(frame, image, detections, label));
}

const followed = new WeakMap();

function followSize(frame, place) {
  followed.get(frame)?.disconnect();
  const observer = new ResizeObserver(place);
  followed.set(frame, observer);
  observer.observe(frame);
}

function placeLabels(frame, image, detections, label) {
  for (const old of frame.querySelectorAll(".box-label")) old.remove();
  const scale = Math.min(frame.clientWidth / image.naturalWidth, frame.clientHeight / image.naturalHeight);
  const left = (frame.clientWidth - image.naturalWidth * scale) / 2;
  const top = (frame.clientHeight - image.naturalHeight * scale) / 2;
  const boxes = detections.map(({ box: [x1, y1, x2, y2] }) =>
    ({ x: left + x1 * scale, y: top + y1 * scale, w: (x2 - x1) * scale, h: (y2 - y1) * scale }));
  const taken = [...boxes];
  detections.forEach((detection, i) => {
    const made = element("span", { class: "box-label" }, label(detection));
    frame.append(made);
    const spot = freeSpot(boxes[i], made.offsetWidth, made.offsetHeight, frame, taken);
    made.style.left = `${spot.x}px`;
    made.style.top = `${spot.y}px`;
    taken.push(spot);
  });
}

/** Of the places around a box, the one inside the frame that covers the least of what is already there. */
function freeSpot(box, w, h, frame, taken) {
  const gap = 4;
  const middle = box.y + (box.h - h) / 2;
  const spots = [
    [box.x, box.y - h - gap], [box.x, box.y + box.h + gap],
    [box.x + box.w - w, box.y - h - gap], [box.x + box.w - w, box.y + box.h + gap],
    [box.x + box.w + gap, middle], [box.x - w - gap, middle],
  ].map(([x, y]) => ({ x, y, w, h }));
  const cost = (spot) => 2 * (w * h - overlap(spot, { x: 0, y: 0, w: frame.clientWidth, h: frame.clientHeight }))
    + taken.reduce((sum, other) => sum + overlap(spot, other), 0);
  return spots.reduce((best, spot) => (cost(spot) < cost(best) ? spot : best));
}

function overlap(a, b) {
  const across = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y);
  return across > 0 && down > 0 ? across * down : 0;
}
