// What the keyboard does. A key that the focused element needs for itself stays with that element.

export const KEYS = [
  [["→"], "does.next"],
  [["←"], "does.first"],
  [["C"], "does.cases"],
  [["R"], "does.rulings"],
  [["/"], "does.site"],
  [["key.escape"], "does.leave"],
  [["?"], "does.keys"],
];

export function bindKeys(act) {
  const doing = { ArrowRight: act.next, ArrowLeft: act.first, c: act.cases, r: act.rulings, "/": act.site, "?": act.help };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || document.querySelector("dialog[open]")) return;
    const field = event.target.closest("input, select");
    if (field && event.key === "Escape") return field.blur();
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (field || !doing[key]) return;
    event.preventDefault();
    doing[key]();
  });
}
