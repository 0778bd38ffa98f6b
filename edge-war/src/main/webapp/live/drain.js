// How soon what waits will have been sent, from how fast the backlog has shrunk lately.

const WATCHED = 15; // states, so half a minute

export class Drain {
  #seen = [];

  /** Takes the backlog of a state of the edge; a link that is not RECOVERING has nothing to catch up with. */
  note({ link, backlog, at }) {
    this.#seen = link === "RECOVERING" ? [...this.#seen.slice(1 - WATCHED), { backlog, millis: Date.parse(at) }] : [];
  }

  /** null where it cannot be told. */
  get secondsLeft() {
    const [first, last] = [this.#seen.at(0), this.#seen.at(-1)];
    const sent = first ? first.backlog - last.backlog : 0;
    return sent > 0 ? (last.backlog / sent) * ((last.millis - first.millis) / 1000) : null;
  }
}
