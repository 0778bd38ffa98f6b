// Dialogs open and close by the buttons that name them.
for (const opener of document.querySelectorAll("[data-opens]"))
  opener.addEventListener("click", () => document.getElementById(opener.dataset.opens).showModal());
for (const closer of document.querySelectorAll("[data-closes]"))
  closer.addEventListener("click", () => document.getElementById(closer.dataset.closes).close());
