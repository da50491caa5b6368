/* All documents of a period: made one after the other, so that a reader sees how far it is. */
(function () {
  "use strict";

  async function made(link) {
    const bar = link.parentElement.querySelector("progress");
    const told = link.parentElement.querySelector(".note");
    const each = [...document.querySelectorAll(".papers a[href*='.docx']")];
    bar.classList.remove("idle");
    told.textContent = "";
    try {
      for (const [done, one] of each.entries()) {
        bar.value = done;
        // the server keeps what it has made, so that the whole comes at once afterwards
        const answer = await fetch(one.href);
        if (!answer.ok) throw new Error(String(answer.status));
        await answer.arrayBuffer();
      }
      bar.value = each.length;
      told.textContent = told.dataset.done;
      const away = Object.assign(document.createElement("a"), { href: link.href, download: "" });
      away.click();
    } catch {
      told.textContent = told.dataset.failed;
    }
    bar.classList.add("idle");
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("#all-documents");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    made(link);
  });
})();
