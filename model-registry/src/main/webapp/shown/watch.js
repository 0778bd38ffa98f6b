// Keeps a version's page true while it is open: tells how far its benchmark is, and when somebody changed what it shows.
import { say } from "../look/messages.js";
import { word } from "../look/language.js";
import { ask } from "./server.js";

const ASK_EVERY_MS = 3000;

export function watch() {
  const page = document.querySelector("[data-shown]");
  const version = `api/v1/versions/${page.dataset.digest}`;
  const measuring = document.getElementById("measuring");
  const round = async () => {
    if (document.visibilityState === "visible") await look(page, version, measuring).catch(() => {});
    setTimeout(round, ASK_EVERY_MS);
  };
  measuring?.querySelector("button").addEventListener("click", () => cancel(measuring));
  round();
}

async function look(page, version, measuring) {
  if (measuring) tellBenchmark(measuring, (await ask(`${version}/benchmarks`)).benchmarks[0]);
  const { state, evidenceSet, approvals } = await ask(version);
  const now = [state, evidenceSet, approvals.length, approvals.filter(({ voided }) => voided).length].join(" ");
  if (now !== page.dataset.shown) changed();
}

/** Under the eyes of somebody who decides nothing is exchanged: he sees what is new when he asks for it. */
function changed() {
  if (!document.getElementById("decide")) return location.reload();
  say("version.changed", "hold", {}, () => location.reload(), "version.show");
}

function tellBenchmark(measuring, job) {
  const runs = job && ["QUEUED", "RUNNING"].includes(job.state);
  measuring.hidden = !(runs || ["FAILED", "CANCELLED"].includes(job?.state) || job?.evidenceDue);
  if (measuring.hidden) return;
  const bar = measuring.querySelector("progress");
  bar.hidden = !runs;
  if (job.total) bar.value = 100 * job.done / job.total;
  else bar.removeAttribute("value");
  const text = word(`benchmark.${job.total ? job.state : job.state === "RUNNING" ? "STARTS" : job.state}`, job);
  measuring.dataset.job = job.id;
  const said = measuring.querySelector("p");
  if (said.textContent !== text) said.textContent = text;
  measuring.querySelector("button").hidden = !runs || measuring.dataset.stops !== "true";
}

async function cancel(measuring) {
  try {
    tellBenchmark(measuring, await ask(`api/v1/benchmarks/${measuring.dataset.job}`, { method: "DELETE" }));
  } catch (problem) {
    say("board.refused", "fail", { problem: problem.message });
  }
}
