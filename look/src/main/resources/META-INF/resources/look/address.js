// The page's address: what a view shows stands behind the #, so that a view can be sent to somebody and back works.

/** {name: text}; a name without a text is true. */
export function read() {
  return Object.fromEntries([...new URLSearchParams(location.hash.slice(1))].map(([name, text]) => [name, text || true]));
}

/** The hash of this view with some of it changed; what is null or false is left out. */
export function hash(change) {
  const parts = Object.entries({ ...read(), ...change })
    .filter(([, value]) => value !== null && value !== undefined && value !== false && value !== "")
    .map(([name, value]) => (value === true ? name : `${name}=${encodeURIComponent(value)}`));
  return `#${parts.join("&")}`;
}

/** Goes to another view; `inPlace` leaves no step for the back button. */
export function go(change, inPlace = false) {
  const next = location.pathname + location.search + hash(change);
  if (inPlace) history.replaceState(null, "", next);
  else history.pushState(null, "", next);
  window.dispatchEvent(new HashChangeEvent("hashchange"));
}
