/* Search by name: opened by its button or the key “/”, walked by the arrows, closed by Escape. */
(function () {
  "use strict";
  const MOST = 12;
  const fetched = new Map();

  function folded(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/gi, "d").toLowerCase();
  }

  function names(where) {
    if (!fetched.has(where)) {
      const asked = fetch(where).then((answer) => {
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.json();
      });
      asked.catch(() => fetched.delete(where));
      fetched.set(
        where,
        asked.then((lines) =>
          lines.map(([name, kind, href, others]) => ({
            name, kind, href, own: folded(name), all: folded(`${name} ${others}`),
          })),
        ),
      );
    }
    return fetched.get(where);
  }

  // Every word must be there; what begins with it, or has a word that does, comes first.
  function found(lines, text) {
    const words = folded(text).split(/\s+/).filter(Boolean);
    if (!words.length) return [];
    const whole = words.join(" ");
    const worth = (line) =>
      (line.own.startsWith(whole) ? 0 : line.own.includes(` ${whole}`) ? 1 : line.own.includes(whole) ? 2 : 3);
    return lines
      .filter((line) => words.every((word) => line.all.includes(word)))
      .sort((a, b) => worth(a) - worth(b) || a.name.length - b.name.length)
      .slice(0, MOST);
  }

  function make(tag, known, inside) {
    const made = Object.assign(document.createElement(tag), known);
    made.append(...(inside || []));
    return made;
  }

  function open(button) {
    const told = button.dataset;
    const input = make("input", { type: "search", autocomplete: "off", spellcheck: false, placeholder: told.hint });
    const list = make("ul", { id: "found" });
    const said = make("p", { className: "note" });
    const close = make("button", { type: "button", className: "tool", textContent: told.close });
    const box = make("dialog", { className: "finder" }, [make("div", { className: "asked" }, [input, close]), list, said]);
    box.setAttribute("aria-label", told.hint);
    said.setAttribute("role", "status");
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", told.hint);
    for (const [name, value] of [["role", "combobox"], ["aria-expanded", "false"], ["aria-controls", "found"], ["aria-label", told.hint]]) {
      input.setAttribute(name, value);
    }
    let chosen = -1;

    function mark(next) {
      const items = [...list.children];
      if (!items.length) return;
      chosen = (next + items.length) % items.length;
      items.forEach((item, at) => item.setAttribute("aria-selected", String(at === chosen)));
      items[chosen].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", items[chosen].id);
    }

    async function look() {
      try {
        const lines = found(await names(told.names), input.value);
        list.replaceChildren(
          ...lines.map((line, at) => {
            const item = make("li", { id: `found-${at}` }, [
              make("a", { href: line.href, tabIndex: -1 }, [line.name]),
              make("span", { textContent: line.kind }),
            ]);
            item.setAttribute("role", "option");
            return item;
          }),
        );
        input.setAttribute("aria-expanded", String(lines.length > 0));
        said.textContent = lines.length || !input.value.trim() ? "" : told.nothing;
        mark(0);
      } catch {
        said.textContent = told.failed;
      }
    }

    function follow(item) {
      const link = item && item.querySelector("a");
      if (!link) return;
      box.close();
      window.thidua.go(link.getAttribute("href"));
    }

    input.addEventListener("input", look);
    input.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        mark(chosen + (event.key === "ArrowDown" ? 1 : -1));
      } else if (event.key === "Escape") {
        box.close(); // the browser would only empty the field
      } else if (event.key === "Enter") {
        event.preventDefault();
        follow(list.children[chosen]);
      }
    });
    list.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      follow(event.target.closest("li"));
    });
    close.addEventListener("click", () => box.close());
    box.addEventListener("click", (event) => event.target === box && box.close());
    box.addEventListener("close", () => box.remove());
    document.body.append(box);
    box.showModal();
    input.focus();
    names(told.names).catch(() => {});
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("#search");
    if (button) open(button);
  });
  document.addEventListener("keydown", (event) => {
    const busy = event.target.closest && event.target.closest("input, textarea, select, dialog, [contenteditable]");
    const button = document.getElementById("search");
    if (event.key === "/" && !busy && button && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      open(button);
    }
  });
})();
