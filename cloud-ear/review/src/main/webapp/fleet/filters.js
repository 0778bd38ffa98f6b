// The choice of sites: a piece of their name, and a state. It stands in the address and nowhere else.
import * as address from "../look/address.js";
import { element } from "../look/elements.js";
import { word } from "../look/language.js";

const at = (id) => document.getElementById(id);
const STATES = ["LOST", "OFFLINE", "SUSPECT", "RECOVERING", "ONLINE"];
const TYPED_MS = 300;

/** {name, state, after}, as the address says. */
export function chosen() {
  const { name, state, sites } = address.read();
  return { name: name === true ? undefined : name, state: STATES.includes(state) ? state : undefined, after: sites };
}

/** {site, edge} where the address opens a ledger, else null. */
export function opened() {
  const [site, edge] = String(address.read().edge ?? "").split("/");
  return site && edge ? { site, edge } : null;
}

/** Draws the choice in the reader's language; a field that is being typed in is left alone. */
export function drawFilters() {
  const { name, state } = chosen();
  const made = [["", word("any")], ...STATES.map((key) => [key, word(`link.${key}`)])];
  at("state").replaceChildren(...made.map(([value, text]) => element("option", { value }, text)));
  at("state").value = state ?? "";
  at("name").placeholder = word("any");
  if (document.activeElement !== at("name")) at("name").value = name ?? "";
}

/** Another choice begins at its first page. */
export function bindFilters() {
  let typed;
  at("name").addEventListener("input", () => {
    clearTimeout(typed);
    typed = setTimeout(() => address.go({ name: at("name").value.trim(), sites: null }, true), TYPED_MS);
  });
  at("state").addEventListener("change", () => address.go({ state: at("state").value, sites: null }));
  at("filters").addEventListener("submit", (event) => event.preventDefault());
}
