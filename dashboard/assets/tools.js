/* The tools of a page: copy its address, print it, go to the one before or after, take a figure. */
(function () {
  "use strict";
  const STEPS = { "[": ".step.prev a", "]": ".step.next a" };

  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // no leave to use the clipboard: the older way, through a selection
      const held = document.createElement("textarea");
      held.value = text;
      document.body.append(held);
      held.select();
      document.execCommand("copy");
      held.remove();
    }
  }

  async function copy(button) {
    await copied(location.href);
    const said = button.textContent;
    button.textContent = button.dataset.done;
    button.setAttribute("aria-live", "polite");
    setTimeout(() => (button.textContent = said), 2000);
  }

  // A picture carries what its page says around it: titles, mark, stamp; and the typeface itself.
  async function take(button) {
    const graph = button.closest(".drawn").querySelector(".js-plotly-plot");
    const group = button.closest(".group")?.querySelector("h3");
    const title = button.closest(".card")?.querySelector("h2");
    const head = [["h1", ".head .when"].map(told), [words(title), words(group)], [told(".banner:not(.then) b")]]
      .map((parts) => parts.filter(Boolean).join(" · "))
      .filter(Boolean);
    const inner = await Plotly.toImage(graph, { format: "svg", width: graph.clientWidth, height: graph.clientHeight });
    const drawn = { svg: decodeURIComponent(inner.slice(inner.indexOf(",") + 1)), width: graph.clientWidth, height: graph.clientHeight };
    const { svg, width, height } = picture(drawn, head, told("#stamp"), await typeface());
    const name = [told("h1"), words(title), words(group)].filter(Boolean).join(" - ").replace(/[\\/:*?"<>|]/g, "-");
    const form = button.dataset.form;
    const blob = form === "svg" ? new Blob([svg], { type: "image/svg+xml" }) : await png(svg, width, height);
    save(blob, `${name}.${form}`);
  }

  // The words of a part without the tags that stand beside it.
  function words(part) {
    return [...(part?.childNodes || [])].filter((node) => !node.classList?.contains("tag")).map((node) => node.textContent).join("");
  }

  function told(where) {
    return words(document.querySelector(where));
  }

  function picture(drawn, head, stamp, face) {
    const looks = getComputedStyle(document.body);
    const ground = getComputedStyle(document.querySelector(".card")).backgroundColor;
    const pen = document.createElement("canvas").getContext("2d");
    const width = drawn.width + 48;
    const lines = [];
    const put = (text, size, weight) => {
      pen.font = `${weight} ${size}px ${looks.fontFamily}`;
      for (const line of wrapped(text, pen, drawn.width)) lines.push([line, size, weight]);
    };
    head.forEach((text, at) => put(text, at ? 14 : 16, 600));
    const top = 24 + 24 * lines.length;
    const above = lines.splice(0).map((line, at) => written(line, 36 + 24 * at, looks.color));
    put(stamp, 11, 400);
    const under = top + drawn.height + 20;
    const below = lines.map((line, at) => written(line, under + 16 * at, looks.color));
    const height = under + 16 * lines.length;
    const font = looks.fontFamily.replace(/"/g, "'");
    const placed = drawn.svg.replace("<svg ", `<svg x="24" y="${top}" `);
    const svg =
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="${font}"><style>${face}</style>` +
      `<rect width="100%" height="100%" fill="${ground}"/>${above.join("")}${placed}${below.join("")}</svg>`;
    return { svg, width, height };
  }

  function written([text, size, weight], y, ink) {
    const safe = text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
    return `<text x="24" y="${y}" font-size="${size}" font-weight="${weight}" fill="${ink}">${safe}</text>`;
  }

  function wrapped(text, pen, width) {
    const lines = [""];
    for (const word of text.split(" ")) {
      const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
      if (lines.at(-1) && pen.measureText(longer).width > width) lines.push(word);
      else lines[lines.length - 1] = longer;
    }
    return lines;
  }

  // A picture knows no typeface but the one it holds.
  async function typeface() {
    const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).filter((rule) => rule instanceof CSSFontFaceRule);
    const held = rules.map(async (rule) => {
      const [, href] = rule.style.getPropertyValue("src").match(/url\("?([^")]+)"?\)/);
      const where = new URL(href, rule.parentStyleSheet.href);
      const bytes = new Uint8Array(await (await fetch(where)).arrayBuffer());
      const letters = btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ""));
      return rule.cssText.replace(href, `data:font/woff2;base64,${letters}`);
    });
    return (await Promise.all(held)).join("").replace(/&/g, "&amp;").replace(/</g, "&lt;");
  }

  function png(svg, width, height) {
    return new Promise((done, failed) => {
      const image = new Image();
      image.onload = () => {
        const canvas = Object.assign(document.createElement("canvas"), { width: width * 2, height: height * 2 });
        const pen = canvas.getContext("2d");
        pen.scale(2, 2);
        pen.drawImage(image, 0, 0);
        canvas.toBlob(done, "image/png");
      };
      image.onerror = failed;
      image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
    });
  }

  // What a figure's words lead to, the tables lead to as well, each by its own name: one way by keys.
  new MutationObserver(() => {
    for (const link of document.querySelectorAll(".figure svg a:not([tabindex])")) link.setAttribute("tabindex", "-1");
  }).observe(document.documentElement, { childList: true, subtree: true });

  function save(blob, name) {
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  // A picker closes when one looks elsewhere, chooses, or presses Escape.
  function fold(but) {
    for (const menu of document.querySelectorAll("details.menu[open]")) if (menu !== but) menu.open = false;
  }

  document.addEventListener("click", (event) => {
    fold(event.target.closest("a") ? null : event.target.closest("details.menu"));
    const button = event.target.closest("button");
    if (!button) return;
    if (button.id === "copy-link") copy(button);
    if (button.id === "print-page") print();
    if (button.classList.contains("take-figure")) take(button);
  });
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && document.querySelector("details.menu[open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
    const burger = event.key === "Escape" && document.querySelector("#menu[data-opened], #menu:has([data-opened])");
    if (burger) burger.click();
    const busy = event.target.closest && event.target.closest("input, textarea, select, dialog");
    const link = STEPS[event.key] && document.querySelector(STEPS[event.key]);
    if (link && !busy && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      window.thidua.go(link.getAttribute("href"));
    }
  });
})();
