// Notices that a live page has stopped hearing. Silence is judged by the page's own clock, since a dead line sends no time.

/**
 * Watches for silence; `onTick(ageSeconds, stale)` is called about once a second and at once when news comes.
 * Returns heard(), to be called at every sign of life.
 */
export function watchSilence(limitSeconds, onTick) {
  let last = performance.now();
  const tick = () => {
    const age = (performance.now() - last) / 1000;
    onTick(age, age > limitSeconds);
  };
  setInterval(tick, 1000);
  return function heard() {
    last = performance.now();
    tick();
  };
}
