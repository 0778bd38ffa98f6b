// What the keyboard does on every page. A key that the focused element needs for itself stays with that element.

export const KEYS = [
  [["↓", "↑"], "does.move"],
  [["key.enter"], "does.open"],
  [["→"], "does.next"],
  [["←"], "does.first"],
  [["/"], "does.filter"],
  [["key.escape"], "does.leave"],
  [["?"], "does.keys"],
];

const step = (name) => document.querySelector(`[data-step="${name}"]`)?.click();

function move(by) {
  const rows = [...document.querySelectorAll("a.opens")];
  const at = rows.indexOf(document.activeElement);
  rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + by, 0), rows.length - 1)]?.focus();
}

export function bindKeys(help) {
  const doing = {
    ArrowDown: () => move(1), ArrowUp: () => move(-1), ArrowRight: () => step("next"), ArrowLeft: () => step("first"),
    "/": () => document.querySelector("[data-filters] input")?.focus(), Escape: () => step("back"), "?": help,
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || document.querySelector("dialog[open]")) return;
    const field = event.target.closest("input, select, textarea");
    if (field && event.key === "Escape") return field.blur();
    if (field || !doing[event.key]) return;
    event.preventDefault();
    doing[event.key]();
  });
}
