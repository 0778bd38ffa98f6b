// What the keyboard does. A key that the focused element needs for itself stays with that element.

export const KEYS = [
  [["↓", "↑"], "does.move"],
  [["key.enter"], "does.open"],
  [["→"], "does.next"],
  [["←"], "does.first"],
  [["/"], "does.name"],
  [["key.escape"], "does.leave"],
  [["?"], "does.keys"],
];

export function bindKeys(act) {
  const doing = {
    ArrowDown: () => act.move(1), ArrowUp: () => act.move(-1), ArrowRight: act.next, ArrowLeft: act.first,
    "/": act.name, Escape: act.leave, "?": act.help,
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || document.querySelector("dialog[open]")) return;
    const field = event.target.closest("input, select");
    if (field && event.key === "Escape") return field.blur();
    if (field || !doing[event.key]) return;
    event.preventDefault();
    doing[event.key]();
  });
}
