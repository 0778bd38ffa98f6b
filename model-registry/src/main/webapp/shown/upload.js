// Sends a model package to its own digest, and says how far it is.
import { share, size } from "../look/figures.js";
import { language, word } from "../look/language.js";
import "./shown.js";

const form = document.getElementById("upload");
if (form) bind();

function bind() {
  const cancel = document.getElementById("upload-cancel");
  let sending = null;
  const leaving = (event) => event.preventDefault();
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const file = form.elements.file.files[0];
    sending = new AbortController();
    cancel.hidden = false;
    window.addEventListener("beforeunload", leaving);
    try {
      await upload(file, sending.signal, () => window.removeEventListener("beforeunload", leaving));
    } catch (problem) {
      tell(problem.message, null);
    } finally {
      window.removeEventListener("beforeunload", leaving);
      cancel.hidden = true;
    }
  });
  cancel.addEventListener("click", () => sending?.abort(new Error(word("upload.cancelled"))));
}

async function upload(file, signal, sent) {
  if (!window.crypto.subtle) throw new Error(word("upload.insecure"));
  tell(word("upload.digest"), undefined);
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
  const digest = [...sum].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  signal.throwIfAborted();
  await send(file, digest, signal);
  sent();
  location.assign(`version?digest=${digest}`);
}

/** By XMLHttpRequest, because fetch does not say how much of a body has left. */
function send(file, digest, signal) {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open("PUT", `api/v1/packages/${digest}`);
    request.setRequestHeader("Accept-Language", language());
    request.setRequestHeader("Content-Type", "application/zip");
    request.upload.onprogress = ({ loaded, total }) => {
      if (loaded < total) tell(word("upload.sent", { sent: size(loaded), all: size(total), share: share(loaded / total) }), 100 * loaded / total);
      else tell(word("upload.checked"), undefined);
    };
    request.onload = () => (request.status < 300 ? done() : failed(new Error(refusal(request))));
    request.onerror = () => failed(new Error(word("upload.lost")));
    signal.addEventListener("abort", () => {
      request.abort();
      failed(signal.reason);
    });
    request.send(file);
  });
}

function refusal(request) {
  try {
    const { title, detail } = JSON.parse(request.responseText);
    return `${title}: ${detail}`;
  } catch {
    return `HTTP ${request.status}`;
  }
}

/** `percent` undefined: it is not known how long; null: it is over. */
function tell(text, percent) {
  const state = document.getElementById("upload-state");
  const bar = state.querySelector("progress");
  state.hidden = false;
  bar.hidden = percent === null;
  if (percent === undefined) bar.removeAttribute("value");
  else if (percent !== null) bar.value = percent;
  state.classList.toggle("refused", percent === null);
  document.getElementById("upload-said").textContent = text;
}
