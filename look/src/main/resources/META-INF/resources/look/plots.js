// Draws lines over a common axis with uPlot, in look.css's colours. Lines differ by dash as well as by colour.
import { language } from "./language.js";

const SCRIPT = "../webjars/uplot/${uplot.version}/dist/uPlot.iife.min.js";
const SHEET = "../webjars/uplot/${uplot.version}/dist/uPlot.min.css";
const HEIGHT = 260;
let loading = null;

function load() {
  loading ??= new Promise((done, failed) => {
    const sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = new URL(SHEET, import.meta.url);
    const script = document.createElement("script");
    script.src = new URL(SCRIPT, import.meta.url);
    script.onload = done;
    script.onerror = failed;
    document.head.append(sheet, script);
  });
  return loading;
}

/**
 * Draws into the place, and again when its width or the theme changes.
 * `lines`: [{name, points: [[x, y]…]}], the first one solid. `axes`: {x, y} names them; `range`: {x: [from, to], y: [from, to]}.
 */
export async function plot(place, lines, axes, range) {
  await load();
  let drawn = null;
  const draw = () => {
    drawn?.destroy();
    drawn = new window.uPlot(options(place, lines, axes, range), data(lines), place);
  };
  draw();
  new MutationObserver(draw).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  new ResizeObserver(() => drawn.width !== place.clientWidth && drawn.setSize({ width: place.clientWidth, height: HEIGHT })).observe(place);
}

function data(lines) {
  return window.uPlot.join(lines.map(({ points }) => {
    const sorted = new Map([...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]));
    return [[...sorted.keys()], [...sorted.values()]];
  }));
}

function options(place, lines, axes, range) {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const strokes = [colour("--blue"), colour("--hold")];
  const digits = new Intl.NumberFormat(language() === "zh" ? "zh-CN" : "en-GB", { maximumSignificantDigits: 3 });
  const axis = (label) => ({ label, stroke: colour("--ink"), grid: { stroke: colour("--edge"), width: 1 }, ticks: { stroke: colour("--edge") } });
  return {
    width: place.clientWidth,
    height: HEIGHT,
    scales: { x: { time: false, range: range.x }, y: { range: range.y } },
    axes: [axis(axes.x), axis(axes.y)],
    series: [
      { label: axes.x, value: (_, x) => (x === null ? "–" : digits.format(x)) },
      ...lines.map(({ name }, i) => ({
        label: name, stroke: strokes[i], width: 2, dash: i ? [6, 4] : undefined, spanGaps: true, points: { show: false },
        value: (_, y) => (y === null || y === undefined ? "–" : digits.format(y)),
      })),
    ],
  };
}
