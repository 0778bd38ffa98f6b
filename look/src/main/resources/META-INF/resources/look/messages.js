// What the page says when something is empty, wrong or old. Each sentence is there once, and goes when it is no longer true.
import { element } from "./elements.js";
import { word } from "./language.js";

const said = new Map();

/** Says a message, or takes it back where `facts` is null. `again`, if given, is offered as a button, with this word on it. */
export function say(key, tone, facts, again = null, offer = "again") {
  if (!facts) {
    said.get(key)?.remove();
    said.delete(key);
    return;
  }
  const text = word(key, facts);
  const old = said.get(key);
  if (old?.firstChild.textContent === text) return;
  if (old && !again) {
    old.firstChild.textContent = text;
    return;
  }
  const made = element("div", { class: `panel message ${tone}`, "data-message": key }, element("p", {}, text));
  if (again) {
    const button = element("button", { type: "button", class: "tool" }, word(offer));
    button.addEventListener("click", again);
    made.append(button);
  }
  old?.remove();
  said.set(key, made);
  document.getElementById("messages").append(made);
}
