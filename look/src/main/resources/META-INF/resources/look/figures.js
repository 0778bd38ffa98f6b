// Writes figures and times as the reader's locale does. Nothing here knows a unit's name: the browser does.
import { locale } from "./language.js";

const kept = new Map();

function format(kind, options) {
  const key = `${locale()} ${kind.name} ${JSON.stringify(options)}`;
  if (!kept.has(key)) kept.set(key, new kind(locale(), options));
  return kept.get(key);
}

/** 8,312 */
export function count(value) {
  return Number.isFinite(value) ? format(Intl.NumberFormat, { maximumFractionDigits: 0 }).format(value) : "–";
}

/** A count that must stay short: 8,312, but 12K from ten thousand on. */
export function shortCount(value) {
  return value < 10_000 ? count(value) : format(Intl.NumberFormat, { notation: "compact", maximumFractionDigits: 1 }).format(value);
}

/** 97 %, or with one digit more 97.3 % */
export function share(value, digits = 0) {
  return format(Intl.NumberFormat, { style: "percent", minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}

/** A number with its unit in the locale's order, as parts: [{type, value}]. Below ten it keeps one decimal. */
export function measure(value, unit) {
  if (!Number.isFinite(value)) return [{ type: "literal", value: "–" }];
  const digits = value < 10 ? 1 : 0;
  return format(Intl.NumberFormat, { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: digits }).formatToParts(value);
}

/** The parts of a span of milliseconds; in seconds from one second on. */
export function milliParts(value) {
  return value < 1000 ? measure(value, "millisecond") : measure(value / 1000, "second");
}

/** 62 ms */
export function milliseconds(value) {
  return milliParts(value).map((part) => part.value).join("");
}

/** How much data something is, in the largest unit that leaves at least one of it: 840 kB, 12 MB, 1.2 GB. */
export function size(bytes) {
  const steps = [["terabyte", 1e12], ["gigabyte", 1e9], ["megabyte", 1e6], ["kilobyte", 1e3]];
  const [unit, length] = steps.find(([, least]) => bytes >= least) ?? ["byte", 1];
  return measure(bytes / length, unit).map((part) => part.value).join("");
}

/** 2.2 GB */
export function bytes(value) {
  const steps = [["terabyte", 1e12], ["gigabyte", 1e9], ["megabyte", 1e6], ["kilobyte", 1e3]];
  const [unit, size] = steps.find(([, least]) => value >= least) ?? ["byte", 1];
  return measure(value / size, unit).map((part) => part.value).join("");
}

/** How long something is, in the largest unit that leaves at least two of it: 12 sec, 3 min, 5 hr, 2 days. */
export function duration(seconds) {
  const steps = [["day", 86400], ["hour", 3600], ["minute", 60]];
  const [unit, size] = steps.find(([, length]) => seconds >= 2 * length) ?? ["second", 1];
  return measure(Math.floor(Math.max(0, seconds) / size), unit).map((part) => part.value).join("");
}

/** A length as it is named: 24 hours. */
export function exactly(number, unit) {
  return format(Intl.NumberFormat, { style: "unit", unit, unitDisplay: "long" }).format(number);
}

/** The time of day in the site's zone, or in the browser's where the site names none. */
export function timeOfDay(instant, zone) {
  return format(Intl.DateTimeFormat, { timeStyle: "medium", hourCycle: "h23", ...inZone(zone) }).format(new Date(instant));
}

/** Day and time, where a list goes back further than a day. */
export function dateAndTime(instant, zone) {
  return format(Intl.DateTimeFormat, {
    month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23", ...inZone(zone),
  }).format(new Date(instant));
}

/** Date, time and milliseconds with the zone: what a hover shows. */
export function exactTime(instant, zone) {
  return format(Intl.DateTimeFormat, {
    year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit",
    fractionalSecondDigits: 3, hourCycle: "h23", timeZoneName: "longOffset", ...inZone(zone),
  }).format(new Date(instant));
}

function inZone(zone) {
  return zone ? { timeZone: zone } : {};
}
