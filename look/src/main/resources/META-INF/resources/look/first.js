// Sets theme and language before the first paint, so that nothing flashes. Loaded as a plain script in every page's head.
(() => {
  const kept = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // Storage is switched off: the defaults hold.
    }
  };
  const root = document.documentElement;
  root.dataset.theme = kept("firstpass.theme") ?? root.dataset.theme ?? "dark";
  const language = kept("firstpass.language") ?? navigator.language ?? "en";
  root.lang = language.toLowerCase().startsWith("zh") ? "zh-CN" : "en";
})();
