// A version's page: its plots, the dialog that says what would be signed, and what was typed while it was reloaded.
import { plot } from "../look/plots.js";
import { word } from "../look/language.js";
import "./dialogs.js";
import "./shown.js";
import { watch } from "./watch.js";

drawPlots();
bindReasons();
keepTyped();
forgetWhatWasSaid();
watch();

function drawPlots() {
  const place = document.getElementById("plots");
  if (!place) return;
  const { candidate, production } = JSON.parse(place.dataset.plotted);
  const shown = [candidate, production].filter(Boolean);
  const curve = document.getElementById("curve");
  const latency = document.getElementById("latency");
  const slowest = Math.max(...shown.flatMap(({ quantiles }) => quantiles));
  plot(curve, shown.map(({ name, curve: points }) => ({ name, points })), { x: curve.dataset.x, y: curve.dataset.y }, { x: [0, 1], y: [0, 1.02] });
  plot(latency, shown.map(({ name, quantiles }) => ({ name, points: quantiles.map((ms, percent) => [percent, ms]) })),
    { x: latency.dataset.x, y: latency.dataset.y }, { x: [0, 100], y: [0, slowest * 1.05] });
}

/** To reject or to ask for changes says why: asked for at once rather than by the server. */
function bindReasons() {
  const reason = document.querySelector("textarea[data-kept]");
  for (const button of document.querySelectorAll("[data-needs='reason']"))
    button.addEventListener("click", (event) => {
      reason.setCustomValidity(reason.value.trim() ? "" : word("reason.needed"));
      if (!reason.reportValidity()) event.preventDefault();
    });
  reason?.addEventListener("input", () => reason.setCustomValidity(""));
}

/** A reload loses nothing typed; a decision that was entered is no longer typed. */
function keepTyped() {
  const decided = new URLSearchParams(location.search).has("said");
  for (const field of document.querySelectorAll("[data-kept]")) {
    const key = `firstpass.${field.dataset.kept}`;
    if (decided) sessionStorage.removeItem(key);
    else field.value ||= sessionStorage.getItem(key) ?? "";
    field.addEventListener("input", () => sessionStorage.setItem(key, field.value));
  }
}

/** What was just done is said once: whoever reloads or passes the address on does not read it again. */
function forgetWhatWasSaid() {
  const address = new URL(location.href);
  if (!address.searchParams.has("said")) return;
  address.searchParams.delete("said");
  history.replaceState(null, "", address);
}
