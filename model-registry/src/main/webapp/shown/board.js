// The roll-out board: what each channel runs, what is on its way there, and what its sites say that they run.
import { element } from "../look/elements.js";
import { language, word } from "../look/language.js";
import { say } from "../look/messages.js";
import { drawPulse } from "../look/pulse.js";
import { watchSilence } from "../look/stale.js";
import { drawChannel } from "./channel.js";
import { ask } from "./server.js";
import "./dialogs.js";
import "./shown.js";

const ASK_EVERY_MS = 5000;
const STALE_AFTER_SECONDS = 12;
const at = (id) => document.getElementById(id);
const may = { release: at("board").dataset.releases === "true", stop: at("board").dataset.stops === "true" };
let answered = false;
let last = "";
let timer;

const heard = watchSilence(STALE_AFTER_SECONDS, (silence, stale) => drawPulse(at("pulse"), { heard: answered, stale, silence }));

/** Asks how everything stands. Without the review's word the channels are shown all the same. */
async function refresh() {
  clearTimeout(timer);
  try {
    const [{ channels, automatic }, sites] = await Promise.all([ask("api/v1/channels?limit=500"), siteStates()]);
    answered = true;
    heard();
    say("message.error", "fail", null);
    say("board.sites-away", "hold", sites ? null : {});
    draw(channels, automatic, sites);
  } catch (problem) {
    say("message.error", "fail", { problem: problem.message }, refresh);
  }
  timer = setTimeout(refresh, ASK_EVERY_MS);
}

async function siteStates() {
  try {
    const { sites } = await ask("/api/v1/sites?limit=500");
    return new Map(sites.map(({ site, edges }) => [site, edges]));
  } catch {
    return null;
  }
}

/** What has not changed is left alone, so that focus stays where it is. */
function draw(channels, automatic, sites) {
  const now = JSON.stringify([language(), channels, [...(sites ?? [])]]);
  if (now === last) return;
  last = now;
  const focused = document.activeElement?.dataset?.key;
  at("board").replaceChildren(...(channels.length
    ? channels.map((channel) => drawChannel(channel, sites, may, act))
    : [element("section", { class: "panel" }, element("p", { class: "quiet nothing" }, word("board.empty")))]));
  if (focused) document.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}

const act = {
  begin(channel) {
    at("begin-heading").textContent = word("board.begin", { channel: channel.name });
    at("begin-form").dataset.channel = channel.name;
    offer(channel.production);
    at("begin").showModal();
  },
  /** `asks`: it is asked once more, with the thing named. */
  step(release, name, asks) {
    const facts = { version: `${release.name} ${release.version}`, channel: release.channel };
    const went = name === "rollback" ? facts : null;
    const go = () => change(`api/v1/releases/${release.id}/${name}`, { rowVersion: release.rowVersion }, went);
    if (asks) confirm(`board.${name}`, facts, go);
    else go();
  },
};

function confirm(key, facts, go) {
  at("confirm-heading").textContent = word(key, facts);
  at("confirm-text").textContent = word(`${key}.text`, facts);
  at("confirmed").onclick = () => {
    at("confirm").close();
    go();
  };
  at("confirm").showModal();
}

/** Where a model runs, its other versions may follow it; another model is begun with by REST. */
function offer(production) {
  const select = at("begin-form").elements.digest;
  for (const option of select.options) option.hidden = option.disabled = Boolean(production)
    && (option.dataset.name !== production.name || option.value === production.digest);
  select.value = [...select.options].find(({ disabled }) => !disabled)?.value ?? "";
  at("begin-nothing").hidden = select.value !== "";
  at("begin-now").disabled = select.value === "";
}

/** `back`: what is said when it was a roll-back and is done. */
async function change(path, body, back = null) {
  try {
    await ask(path, { method: "POST", body });
    say("board.refused", "fail", null);
    say("board.rolled-back", "pass", back);
  } catch (problem) {
    if (problem.kind === "rolled-back-before") confirm("board.again", body, () => change(path, { ...body, again: true }));
    else say("board.refused", "fail", { problem: problem.message });
  }
  last = "";
  refresh();
}

at("begin-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const { digest, stage, share } = Object.fromEntries(new FormData(event.target));
  at("begin").close();
  const body = { digest, stage, channel: event.target.dataset.channel, again: false };
  if (stage === "CANARY") body.share = Number(share) / 100;
  change("api/v1/releases", body);
});
refresh();
