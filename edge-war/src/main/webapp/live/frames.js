// The list of the last frames. Only what changed is touched, so that focus and loaded pictures stay.
import { caption, card, picture } from "./frame.js";
import { element } from "../look/elements.js";
import * as address from "../look/address.js";

export class Frames {
  #list;
  #newest;
  #items = new Map();

  constructor(list, newest) {
    this.#list = list;
    this.#newest = newest;
  }

  show(entries, zone) {
    const ids = new Set(entries.map((entry) => entry.inspection.id));
    for (const [id, item] of this.#items) if (!ids.has(id)) this.#drop(id, item);
    let before = this.#list.firstChild;
    for (const entry of entries) {
      const item = this.#items.get(entry.inspection.id) ?? this.#make(entry, zone);
      if (item === before) before = before.nextSibling;
      else this.#list.insertBefore(item, before);
    }
    this.#showNewest(entries[0], zone);
  }

  /** Draws one frame's words anew: something was said about it. */
  renew(entry, zone) {
    const { id } = entry.inspection;
    const places = [this.#items.get(id), this.#newest.dataset.id === id ? this.#newest : null];
    for (const place of places) place?.querySelector(".caption")?.replaceWith(caption(entry, zone));
  }

  /** Draws everything anew: the language has changed. */
  forget() {
    this.#items.clear();
    this.#list.replaceChildren();
    this.#newest.replaceChildren();
  }

  /** Moves the focus from frame to frame; from nowhere it goes to the newest. */
  moveFocus(step) {
    const links = [...this.#list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    links[at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + step))]?.focus();
  }

  #make(entry, zone) {
    const item = element("li", {}, card(entry, zone));
    this.#items.set(entry.inspection.id, item);
    return item;
  }

  #drop(id, item) {
    if (item.contains(document.activeElement)) this.#list.querySelector("a")?.focus();
    item.remove();
    this.#items.delete(id);
  }

  /** The wall shows the newest frame large. */
  #showNewest(entry, zone) {
    this.#newest.hidden = !address.read().wall || this.#list.childElementCount === 0;
    if (this.#newest.hidden || !entry) return;
    if (this.#newest.dataset.id === entry.inspection.id && this.#newest.childElementCount > 0) return;
    this.#newest.dataset.id = entry.inspection.id;
    this.#newest.replaceChildren(element("a", { class: "panel card", href: address.hash({ frame: entry.inspection.id }) },
      picture(entry, { labels: true }), caption(entry, zone)));
  }
}
