// Tells the server in which language the reader reads, where it said the page in the other one.
(() => {
  const root = document.documentElement;
  if (root.lang === root.dataset.said) return;
  const chosen = root.lang;
  document.cookie = `firstpass.language=${chosen}; path=/; max-age=31536000; SameSite=Lax`;
  if (document.cookie.includes(`firstpass.language=${chosen}`)) location.reload();
  else root.lang = root.dataset.said; // Without cookies the page stays as the server said it.
})();
