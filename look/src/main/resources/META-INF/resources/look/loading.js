// Says that something loads, but only once it has taken long enough to be noticed.
import { element } from "./elements.js";
import { word } from "./language.js";

const NOTICED_AFTER_MS = 300;

/** Waits for the work and meanwhile says so before the place where its fruit will stand; gives back what the work gives. */
export async function whileLoading(place, work) {
  const sign = element("p", { class: "loading quiet", role: "status" });
  const slow = setTimeout(() => {
    sign.textContent = word("loading");
    sign.setAttribute("aria-busy", "true");
    place.before(sign);
  }, NOTICED_AFTER_MS);
  try {
    return await work;
  } finally {
    clearTimeout(slow);
    sign.remove();
  }
}
