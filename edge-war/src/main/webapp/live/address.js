// The page's address: #wall, #frame=<inspection id>, or both, so that a view can be sent to somebody and back works.

/** {wall: boolean, frame: id or null} */
export function read() {
  const parts = new URLSearchParams(location.hash.slice(1));
  return { wall: parts.has("wall"), frame: parts.get("frame") };
}

/** The hash of this view with some of it changed. */
export function hash(change) {
  const { wall, frame } = { ...read(), ...change };
  const parts = [];
  if (wall) parts.push("wall");
  if (frame) parts.push(`frame=${encodeURIComponent(frame)}`);
  return `#${parts.join("&")}`;
}

/** Goes to another view; `inPlace` leaves no step for the back button. */
export function go(change, inPlace = false) {
  const next = location.pathname + location.search + hash(change);
  if (inPlace) history.replaceState(null, "", next);
  else history.pushState(null, "", next);
  window.dispatchEvent(new HashChangeEvent("hashchange"));
}
