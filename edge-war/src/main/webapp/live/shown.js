// The frames that the page knows, newest first, and those that it shows: the same, or what stood there when it was frozen.
import { saidByDeadline, saidByRuling } from "./said.js";

export class Shown {
  #limit;
  #known = [];
  #frozen = null;
  #waiting = 0;

  constructor(limit) {
    this.#limit = limit;
  }

  get entries() {
    return this.#frozen ?? this.#known;
  }

  get frozen() {
    return this.#frozen !== null;
  }

  /** How many came since the freeze. */
  get waiting() {
    return this.#waiting;
  }

  find(id) {
    return [...this.entries, ...this.#known].find((entry) => entry.inspection.id === id);
  }

  get lastDefect() {
    return this.#known.find((entry) => entry.inspection.verdict === "FAIL" || entry.ruling?.outcome === "CONFIRMED_DEFECT");
  }

  get newest() {
    return this.#known[0];
  }

  /** Takes what the server lists; entries that events brought meanwhile stay. Returns those of which more was said meanwhile. */
  fill(entries) {
    const renewed = entries.map((entry) => this.#renew(entry)).filter(Boolean);
    for (const entry of [...entries].reverse()) this.add(entry);
    return renewed;
  }

  #renew({ inspection, ruling, history }) {
    const known = this.find(inspection.id);
    return known && known.history.length < history.length ? Object.assign(known, { ruling, history }) : null;
  }

  add(entry) {
    if (this.#known.some((known) => known.inspection.id === entry.inspection.id)) return;
    this.#known = [entry, ...this.#known]
      .sort((a, b) => Date.parse(b.inspection.capturedAt) - Date.parse(a.inspection.capturedAt))
      .slice(0, this.#limit);
    if (this.frozen) this.#waiting++;
  }

  /** Notes a ruling on its frame; an older revision never replaces a newer one. Returns the entry, if it is shown. */
  rule(ruling) {
    const entry = this.find(ruling.inspectionId);
    if (!entry || entry.ruling?.revision >= ruling.revision) return null;
    entry.ruling = ruling;
    entry.history = [...entry.history, saidByRuling(ruling)];
    return entry;
  }

  /** Notes that a HOLD's deadline has passed. Returns the entry, if it is shown. */
  lapse(lapse) {
    const entry = this.find(lapse.inspectionId);
    if (!entry || entry.history.some((one) => one.by === "DEADLINE")) return null;
    entry.history = [...entry.history, saidByDeadline(lapse)];
    return entry;
  }

  toggleFreeze() {
    this.#frozen = this.frozen ? null : this.#known;
    this.#waiting = 0;
  }
}
