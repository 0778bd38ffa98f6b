// Asks the registry's REST interface in the name of whoever is logged in.
import { language } from "../look/language.js";

/** Throws an Error that says in a sentence what went wrong, and by its `kind` which problem it is; `method` and `body` are for what changes something. */
export async function ask(path, { method = "GET", body } = {}) {
  const headers = { accept: "application/json", "accept-language": language() };
  if (body) headers["content-type"] = "application/json";
  const response = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
  if (response.status === 401) location.reload(); // The log-in is over: the server asks for it and comes back here.
  if (!response.ok) throw await refusal(response);
  return response.json();
}

async function refusal(response) {
  try {
    const { detail, type } = await response.json();
    return Object.assign(new Error(detail), { kind: type.split(":").at(-1) });
  } catch {
    return new Error(`HTTP ${response.status}`);
  }
}

/** The parameters of an address without those that say nothing. */
export function query(parameters) {
  return new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null && value !== "" && value !== true));
}
