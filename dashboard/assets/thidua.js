/* What pages do in the browser: light and dark, the folding menu, walking tables by keys. */
(function () {
  "use strict";
  const KEY = "thidua-scheme";

  function chosen() {
    const found = document.cookie.match(/(?:^|; )thidua-scheme=(light|dark)/);
    return found ? found[1] : null;
  }

  function keep(scheme) {
    document.cookie = `${KEY}=${scheme}; path=/; max-age=31536000; samesite=lax`;
  }

  // This runs before the first page is asked for, so the first page has the right colours.
  if (!chosen()) {
    keep(matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  }
  document.documentElement.setAttribute("data-mantine-color-scheme", chosen() || "light");

  function go(href) {
    history.pushState({}, "", href);
    dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
    scrollTo(0, 0);
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest("#scheme")) {
      keep(chosen() === "dark" ? "light" : "dark");
      location.reload();
      return;
    }
    // links of a still part or inside a drawn figure lead on as all links here do
    const link = event.target.closest("svg a, a[data-way]");
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.button);
    const href = link && (link.getAttribute("href") || link.getAttribute("xlink:href"));
    if (href && href.startsWith("/") && plain) {
      event.preventDefault();
      go(href);
    }
  });

  // A way to a part of a page: the page is made only after the address has changed.
  let waiting = [];
  const stay = () => waiting.forEach(clearTimeout);
  function lead() {
    stay();
    const part = () => location.hash && document.getElementById(location.hash.slice(1));
    waiting = [200, 600, 1400].map((after) =>
      setTimeout(() => part() && part().scrollIntoView({ block: "start" }), after)
    );
  }
  ["load", "popstate", "hashchange", "_dashprivate_pushstate"].forEach((told) =>
    addEventListener(told, lead)
  );
  ["wheel", "touchmove", "keydown", "pointerdown"].forEach((told) => addEventListener(told, stay));

  const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  document.addEventListener("keydown", (event) => {
    const cell = event.target.closest && event.target.closest("table.heat td, table.heat th");
    const step = STEPS[event.key];
    if (!cell || !step) return;
    let row = cell.parentElement;
    let column = cell.cellIndex;
    for (;;) {
      row = step[0] < 0 ? row.previousElementSibling : step[0] > 0 ? row.nextElementSibling : row;
      column += step[1];
      const next = row && row.cells[column];
      if (!row || (step[1] && !next)) return;
      const link = next && next.querySelector("a");
      if (link) {
        event.preventDefault();
        link.focus();
        return;
      }
    }
  });

  window.thidua = {
    go,
    Part: ({ tag, attributes, html }) =>
      React.createElement(tag, { ...attributes, dangerouslySetInnerHTML: { __html: html } }),
    Still: ({ html }) =>
      React.createElement("div", { className: "still", dangerouslySetInnerHTML: { __html: html } }),
  };

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    thidua: {
      fold: (opened) => ({ width: 232, breakpoint: "sm", collapsed: { mobile: !opened } }),
    },
  });
})();
