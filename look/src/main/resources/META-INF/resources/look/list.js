// A list of which the server gives a page at a time. The place in it stands in the address, under the list's name.
import * as address from "./address.js";
import { element } from "./elements.js";
import { count } from "./figures.js";
import { word } from "./language.js";
import { whileLoading } from "./loading.js";

export class List {
  #section;
  #name;
  #columns;
  #title;
  #body = element("tbody", { role: "rowgroup" });
  #table;
  #empty = element("p", { class: "quiet nothing" });
  #foot = element("footer");
  #page = null;
  #asked = 0;

  /** `columns`: [word of the heading, row => content]. `title`: row => what a row is, which stands there on hover. */
  constructor(section, columns, title) {
    this.#section = section;
    this.#name = section.id;
    this.#columns = columns;
    this.#title = title;
    // The roles are said because a phone's layout takes them from the elements.
    const head = element("tr", { role: "row" }, ...columns.map(([key]) => element("th", { scope: "col", role: "columnheader", class: key, "data-word": key })));
    this.#table = element("table", { role: "table", "aria-labelledby": `${section.id}-heading` }, element("thead", { role: "rowgroup" }, head), this.#body);
    this.#table.hidden = true;
    section.append(this.#table, this.#empty, this.#foot);
  }

  /** Shows the page once it has come. An answer that a later question has overtaken is dropped. Fails as the answer does. */
  async show(answer) {
    const turn = ++this.#asked;
    const page = await (this.#page ? answer : whileLoading(this.#table, answer));
    if (turn !== this.#asked) return;
    this.#page = page;
    this.draw();
  }

  /** Another page or another choice: until it has come, the old one counts as loading. */
  leave() {
    this.#page = null;
    this.#section.classList.add("leaving");
  }

  draw() {
    if (!this.#page) return;
    const { rows, next } = this.#page;
    this.#section.classList.remove("leaving");
    this.#table.hidden = rows.length === 0;
    this.#empty.hidden = rows.length > 0;
    this.#empty.textContent = word(`${this.#name}.${this.#place ? "end" : "empty"}`);
    renew(this.#body, rows.map((row) => this.#row(row)));
    renew(this.#foot, [
      rows.length ? element("span", { class: "quiet" }, word("page.of", { count: count(rows.length) })) : null,
      this.#place ? this.#step("first", this.first()) : null,
      next ? this.#step("next", this.next()) : null,
    ].filter(Boolean));
  }

  /** The address of the next page, or null at the end. */
  next() {
    return this.#page?.next ? address.hash({ [this.#name]: this.#page.next }) : null;
  }

  /** The address of the first page, or null where it is shown. */
  first() {
    return this.#place ? address.hash({ [this.#name]: null }) : null;
  }

  get #place() {
    return address.read()[this.#name];
  }

  #step(key, href) {
    return element("a", { class: "tool", href, "data-step": key }, word(key));
  }

  #row(row) {
    return element("tr", { role: "row", title: this.#title(row) }, ...this.#columns.map(([key, content]) =>
      element("td", { role: "cell", class: key, "data-label": word(key) }, ...[content(row)].flat())));
  }
}

/** What has not changed is left alone, so that focus and marked text stay. */
function renew(parent, made) {
  const old = [...parent.children];
  made.forEach((one, i) => {
    if (!old[i]) parent.append(one);
    else if (!old[i].isEqualNode(one)) old[i].replaceWith(one);
  });
  old.slice(made.length).forEach((one) => one.remove());
}
