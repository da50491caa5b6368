/* Finding lines of the registers by typing, with Vietnamese marks or without; nothing is asked anew. */
(function () {
  "use strict";

  function plain(text) {
    return text
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .replace(/[đĐ]/g, "d")
      .toLowerCase();
  }

  function find(asked) {
    const parts = plain(asked).split(/\s+/).filter(Boolean);
    let found = 0;
    for (const card of document.querySelectorAll("#registers > section")) {
      let here = 0;
      for (const row of card.querySelectorAll("tbody tr")) {
        const text = plain(row.textContent);
        const fits = parts.every((part) => text.includes(part));
        row.hidden = !fits;
        here += fits ? 1 : 0;
      }
      card.hidden = parts.length > 0 && here === 0;
      found += here;
    }
    const said = document.getElementById("filter-found");
    said.textContent = parts.length ? said.dataset.said.replace("{n}", found) : "";
  }

  document.addEventListener("input", (event) => {
    if (event.target.id === "filter") find(event.target.value);
  });
})();
