// What every page of the registry does in the browser: its tools, its keys, times in the reader's zone.
import { dateAndTime, exactTime } from "../look/figures.js";
import { addWords, language, translate } from "../look/language.js";
import { addTools } from "../look/tools.js";
import { bindKeys, KEYS } from "./keys.js";
import { registryWords } from "./words.js";

addWords(registryWords);

const tools = document.getElementById("tools");
const help = addTools(tools, KEYS, () => {
  const chosen = language() === "zh" ? "zh-CN" : "en";
  document.cookie = `firstpass.language=${chosen}; path=/; max-age=31536000; SameSite=Lax`;
  location.reload();
});
bindKeys(help);
translate();
tellTimes(document);
keepPlace();

/** Times come as instants; the reader's zone is known only here. */
function tellTimes(place) {
  for (const time of place.querySelectorAll("time[data-time]")) {
    time.textContent = dateAndTime(time.dateTime);
    time.title = exactTime(time.dateTime);
  }
}

/** Whoever has to log in on his way to a part of a page comes to that part. */
function keepPlace() {
  const wayIn = document.getElementById("way-in");
  if (wayIn) wayIn.action += location.hash;
}
