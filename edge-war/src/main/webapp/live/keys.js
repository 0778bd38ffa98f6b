// What the keyboard does. A key that the focused element needs for itself stays with that element.

export function bindKeys(act) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const open = document.querySelector("dialog[open]");
    const onControl = event.target.closest("button, a, input, select, textarea") !== null;
    const doing = open?.id === "keys" ? null : meaning(event.key, act, open !== null, event.target, onControl);
    if (!doing) return;
    event.preventDefault();
    doing();
  });
}

function meaning(key, act, inFrame, target, onControl) {
  switch (key) {
    case " ": return target.closest("button") ? null : act.freeze;
    case "Enter": return inFrame || onControl ? null : act.open;
    case "ArrowLeft": return () => act.move(-1);
    case "ArrowRight": return () => act.move(1);
    case "Escape": return inFrame ? null : act.leaveWall;
    case "w": case "W": return inFrame ? null : act.wall;
    case "?": return act.help;
    default: return null;
  }
}
