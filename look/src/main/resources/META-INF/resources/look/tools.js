// The tools at the end of every page's bar: theme, language, and the keys with their dialog.
import { element, icon } from "./elements.js";
import { switchLanguage, switchTheme } from "./language.js";

/**
 * Adds them to the bar and the dialog to the page. `keys` says what the page's keys do: [[names of the keys], word].
 * `onLanguage` is called when the page's own words have to be said anew. Returns what shows the keys.
 */
export function addTools(bar, keys, onLanguage) {
  const dialog = keysDialog(keys);
  document.body.append(dialog);
  const help = () => dialog.open || dialog.showModal();
  bar.append(
    tool({ id: "theme", "data-word-label": "theme.switch" }, icon("theme"), switchTheme),
    tool({ id: "language", "data-word": "language.other", "data-word-label": "language.switch" }, "", () => {
      switchLanguage();
      onLanguage();
    }),
    tool({ id: "help", "data-word-label": "keys", "aria-keyshortcuts": "?" }, "?", help));
  return help;
}

function tool(attributes, content, onClick) {
  const button = element("button", { type: "button", class: "tool", ...attributes }, content);
  button.addEventListener("click", onClick);
  return button;
}

function keysDialog(keys) {
  const lines = keys.flatMap(([names, does]) => [
    element("dt", {}, ...names.flatMap((name) => [element("kbd", { "data-word": name }), " "])),
    element("dd", { "data-word": does }),
  ]);
  return element("dialog", { id: "keys", "aria-labelledby": "keys-heading" },
    element("article", {},
      element("header", {},
        element("h2", { id: "keys-heading", "data-word": "keys" }),
        element("form", { method: "dialog" }, element("button", { class: "tool", "data-word-label": "close" }, icon("close")))),
      element("dl", { class: "keys" }, ...lines)));
}
