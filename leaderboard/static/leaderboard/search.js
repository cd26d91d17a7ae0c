/* What is found as one types, in a list below the search box. Without this script the box leads to the search's page.

   The box is a combobox of the ARIA patterns: arrows choose, Enter goes there, Escape closes, and what was found is said
   in a live region. The list itself comes from the server. */
"use strict";

(() => {
  const WAIT = 120; // milliseconds without a key before the server is asked

  for (const form of document.querySelectorAll("form.search[data-typed]")) {
    attach(form, form.querySelector("input[type=search]"));
  }

  function attach(form, input) {
    const list = document.createElement("div");
    const said = document.createElement("p");
    Object.assign(list, { className: "typed", id: `${input.id}-found`, hidden: true });
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Found");
    said.className = "unseen";
    said.setAttribute("role", "status");
    form.append(list, said);
    input.autocomplete = "off";
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
    })) input.setAttribute(name, value);

    let shown = input.value.trim(); // what the list, open or closed, was asked for
    let timer = 0;
    let asking = null;
    let options = [];
    let at = -1;

    function choose(index) {
      options[at]?.setAttribute("aria-selected", "false");
      at = index;
      if (at < 0) return input.removeAttribute("aria-activedescendant");
      options[at].setAttribute("aria-selected", "true");
      options[at].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", options[at].id);
    }

    function open(state) {
      list.hidden = !state;
      input.setAttribute("aria-expanded", String(state));
      if (!state) choose(-1);
    }

    function close() {
      clearTimeout(timer);
      asking?.abort();
      open(false);
      said.textContent = "";
    }

    async function ask() {
      const text = input.value.trim();
      if (text === shown && !list.hidden) return;
      asking?.abort();
      shown = text;
      if (!text) return close();
      asking = new AbortController();
      try {
        const answer = await fetch(`${form.dataset.typed}?${new URLSearchParams({ q: text })}`, { signal: asking.signal });
        if (!answer.ok) return close();
        const html = await answer.text();
        choose(-1);
        list.innerHTML = html; // escaped by the server's templates
        options = [...list.querySelectorAll("[role=option]")];
        open(true);
        said.textContent = words();
      } catch (error) {
        if (error.name !== "AbortError") close();
      }
    }

    function words() {
      if (!options.length) return list.textContent.trim();
      const groups = [...list.querySelectorAll("[role=group]")];
      const counts = groups.map((group) => `${group.getAttribute("aria-label")} ${group.querySelectorAll("a").length}`);
      return `Found: ${counts.join(", ")}. Arrow keys choose.`;
    }

    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, WAIT);
    });
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const moves = { ArrowDown: 1, ArrowUp: -1 };
      if (event.key in moves) {
        event.preventDefault();
        if (list.hidden) return void ask();
        const places = options.length + 1; // one of them is the box itself
        choose(((at + 1 + moves[event.key] + places) % places) - 1);
      } else if (event.key === "Enter" && at >= 0) {
        event.preventDefault();
        location.assign(options[at].href);
      } else if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        close();
      }
    });
    form.addEventListener("focusout", (event) => {
      if (!form.contains(event.relatedTarget)) close();
    });
    addEventListener("pagehide", close);
  }
})();
