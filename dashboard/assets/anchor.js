/* A link to a part of the same page goes there; Dash by itself stays at the top. */
(function () {
  "use strict";
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const part = link && document.getElementById(link.getAttribute("href").slice(1));
    if (part && part.id !== "main") setTimeout(() => part.scrollIntoView(), 0);
  });
})();
