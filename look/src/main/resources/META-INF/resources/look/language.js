// Says a word in the reader's language. The choice is the browser's until the reader makes one, which then stays.
import { en, zh } from "./words.js";

const dictionaries = { en: { ...en }, zh: { ...zh } };

/** Adds a page's own words: {en: {...}, zh: {...}}. */
export function addWords(more) {
  for (const language of Object.keys(dictionaries)) Object.assign(dictionaries[language], more[language]);
}

/** "en" or "zh". */
export function language() {
  return document.documentElement.lang.startsWith("zh") ? "zh" : "en";
}

/** The locale that dates and digits follow. */
export function locale() {
  return language() === "zh" ? "zh-CN" : navigator.languages.find((tag) => tag.startsWith("en")) ?? "en-GB";
}

/** The word for a key, with its {facts} filled in. */
export function word(key, facts = {}) {
  const text = dictionaries[language()][key] ?? dictionaries.en[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => facts[name] ?? "");
}

/** The word for a defect class; a class that the list does not know is shown as the model names it. */
export function defectWord(name) {
  const key = `defect.${name}`;
  const text = word(key);
  return text === key ? name : text;
}

/** Fills every element that names its word: data-word as text, data-word-label as accessible name and tooltip. */
export function translate(root = document) {
  for (const element of root.querySelectorAll("[data-word]")) element.textContent = word(element.dataset.word);
  for (const element of root.querySelectorAll("[data-word-label]")) {
    const text = word(element.dataset.wordLabel);
    element.setAttribute("aria-label", text);
    element.title = text;
  }
}

/** Goes to the other language, keeps the choice, and says the page's words anew. */
export function switchLanguage() {
  const next = language() === "zh" ? "en" : "zh-CN";
  document.documentElement.lang = next;
  keep("firstpass.language", next);
  translate();
}

/** Goes from dark to light or back, and keeps the choice. */
export function switchTheme() {
  const root = document.documentElement;
  root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
  keep("firstpass.theme", root.dataset.theme);
}

function keep(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage is switched off: the choice holds until the page is left.
  }
}
