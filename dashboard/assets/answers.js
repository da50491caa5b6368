/* How a page gets its answers: from the document that carries them, else from the server; and what a
   reader is told meanwhile: that it takes time, that nobody answers, how the figures stand. */
(function () {
  "use strict";
  const PAGE = '"output":".._pages_content.children'; // in the question for another page
  const STATE = "/_state";
  const PATIENCE = 300; // ms before waiting is shown
  const AGAIN = 5000; // ms before another try
  const LOOK = 30000; // ms between two looks at how figures stand
  const root = document.documentElement;
  const ask = window.fetch.bind(window);
  const first = read();
  let carried = null;
  let build = first.build;

  // Dash would load the whole of plotly; ours holds what is drawn here.
  const plotly = document.getElementById("plotly").href;
  Object.defineProperty(window, "_dashPlotlyJSURL", { get: () => plotly, set: () => {} });

  function read() {
    try {
      return JSON.parse(document.getElementById("first").textContent);
    } catch (error) {
      return { words: {} }; // the server is asked as if nothing had come along
    }
  }

  /** What Dash asks for first, unless it was made for other colours than are chosen by now. */
  function answers() {
    if (!first.layout || first.scheme !== root.getAttribute("data-mantine-color-scheme")) return {};
    const [place] = first.layout.props.children.props.children;
    const { pathname, search, hash, href } = window.location;
    Object.assign(place.props, { pathname, search, hash, href });
    return { "/_dash-layout": first.layout, "/_dash-dependencies": first.dependencies };
  }

  window.fetch = function (address, options) {
    if (options && String(options.body).includes(PAGE)) return page(address, options);
    carried = carried || answers();
    const answer = carried[address];
    delete carried[address]; // true once: whatever is asked again is asked from the server
    if (answer === undefined) return ask(address, options);
    const headers = new Headers({ "content-type": "application/json" });
    return Promise.resolve({ status: 200, ok: true, headers, json: () => Promise.resolve(answer) });
  };

  /* A change of page: a long wait shows a skeleton, silence is told and the question asked again. */
  let asked = 0;
  async function page(address, options) {
    const mine = ++asked;
    const from = document.activeElement && document.activeElement.closest("a");
    const late = setTimeout(() => root.classList.add("waiting"), PATIENCE);
    try {
      for (;;) {
        const answer = await ask(address, options).catch(() => null);
        if (mine !== asked) return answer || new Response(null, { status: 204 }); // for nobody
        if (answer && answer.status < 500) {
          build = answer.headers.get("X-Build") || build;
          if (from) stay(from, 60);
          return answer;
        }
        clearTimeout(late);
        await silence();
        if (mine !== asked) return new Response(null, { status: 204 });
      }
    } finally {
      clearTimeout(late);
      if (mine === asked) {
        root.classList.remove("waiting");
        tell("unreachable", null);
        tell("newer", null);
      }
    }
  }

  /* The link that was followed is written anew with its page; whoever walks by keys stays on it. */
  function stay(from, frames) {
    if (document.activeElement === document.body) {
      const links = [...document.querySelectorAll("nav a")];
      const again = links.find((link) => link.textContent === from.textContent);
      if (again) again.focus({ preventScroll: true });
    } else if (frames) requestAnimationFrame(() => stay(from, frames - 1));
  }

  function silence() {
    root.classList.remove("waiting");
    return new Promise((done) => {
      tell("unreachable", first.words.unreachable, first.words.retry, done);
      setTimeout(done, AGAIN);
    });
  }

  /* Lines under the header, each of a kind; what is said already is left as it is. */
  function tell(kind, text, action, act) {
    const place = document.getElementById("state");
    const there = place.querySelector(`[data-kind="${kind}"]`);
    if (there && there.firstChild.textContent === text && !act) return;
    if (there) there.remove();
    if (text) {
      const line = document.createElement("p");
      line.dataset.kind = kind;
      line.append(Object.assign(document.createElement("span"), { textContent: text }));
      if (action) {
        const button = Object.assign(document.createElement("button"), { textContent: action });
        button.addEventListener("click", act);
        line.append(button);
      }
      place.append(line);
    }
    root.style.setProperty("--state", `${place.offsetHeight}px`);
  }

  function stand(state) {
    const said = Object.fromEntries(state.lines.map((line) => [line.kind, line.text]));
    for (const kind of ["refreshing", "stale", "waiting"]) tell(kind, said[kind] || null);
    if (state.build && state.build !== build) {
      tell("newer", first.words.newer, first.words.show, () => location.reload());
    }
  }

  async function look() {
    if (document.hidden) return;
    const answer = await ask(`${STATE}?lang=${root.lang}`).catch(() => null);
    if (answer && answer.ok) stand(await answer.json());
  }

  if (first.state) stand(first.state);
  setInterval(look, LOOK);
  document.addEventListener("visibilitychange", look);
  addEventListener("pageshow", (shown) => shown.persisted && look());
  addEventListener("resize", () => {
    root.style.setProperty("--state", `${document.getElementById("state").offsetHeight}px`);
  });
})();
