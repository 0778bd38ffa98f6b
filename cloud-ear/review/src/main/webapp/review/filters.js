// The choice of rulings: site, span of time, order. It stands in the address and nowhere else.
import * as address from "../look/address.js";
import { element } from "../look/elements.js";
import { exactly } from "../look/figures.js";
import { word } from "../look/language.js";

const at = (id) => document.getElementById(id);
const SPANS = { "1h": [1, "hour"], "24h": [24, "hour"], "7d": [7, "day"], "90d": [90, "day"] };
const LENGTHS = { hour: 3600, day: 86_400 };
const USUAL_SPAN = "24h";
const TYPED_MS = 300;

/** {site, seconds, order, after}, as the address says. */
export function chosen() {
  const { site, span, order, rulings } = address.read();
  const [number, unit] = SPANS[span] ?? SPANS[USUAL_SPAN];
  return { site: site === true ? undefined : site, seconds: number * LENGTHS[unit], order: order === "oldest" ? order : "newest", after: rulings };
}

/** Draws the choice in the reader's language; a field that is being typed in is left alone. */
export function drawFilters() {
  const { site, span = USUAL_SPAN } = address.read();
  options(at("span"), Object.entries(SPANS).map(([key, [number, unit]]) => [key, exactly(number, unit)]), span);
  options(at("order"), ["newest", "oldest"].map((key) => [key, word(`order.${key}`)]), chosen().order);
  at("site").placeholder = word("site.any");
  if (document.activeElement !== at("site")) at("site").value = site ?? "";
}

/** Another choice begins at its first page. */
export function bindFilters() {
  let typed;
  at("site").addEventListener("input", () => {
    clearTimeout(typed);
    typed = setTimeout(() => address.go({ site: at("site").value.trim(), rulings: null }, true), TYPED_MS);
  });
  at("span").addEventListener("change", () => address.go({ span: at("span").value, rulings: null }));
  at("order").addEventListener("change", () => address.go({ order: at("order").value, rulings: null }));
  at("filters").addEventListener("submit", (event) => event.preventDefault());
}

function options(select, wanted, value) {
  const made = wanted.map(([key, text]) => element("option", { value: key }, text));
  if (![...select.children].every((old, i) => old.isEqualNode(made[i])) || select.childElementCount !== made.length) select.replaceChildren(...made);
  select.value = value;
}
