/* Changes a board in place: a link or form that leads to another state of the same page fetches that page, puts its
   board where the old one stood, and takes its address. Without this script, or where a request fails, the same links
   and forms load the page as they always do.

   <p id="board-status" role="status">   says what is shown now, to those who do not see it change
   <div id="board">                      all that a state of the page changes; `board:shown` is fired on the document
                                         after it was replaced */
"use strict";

(() => {
  const board = () => document.getElementById("board");
  if (!board()) return;
  const state = (url) => url.pathname + url.search;
  let running = null;
  let wanted = state(location); // what is shown, or on its way

  async function show(url, { push }) {
    if (running) running.abort();
    wanted = state(url);
    if (!url.search) url.search = ""; // no lone question mark
    running = new AbortController();
    board().setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(url, { signal: running.signal, headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("board");
      if (!answer.ok || !fresh) throw new Error(url + " answered " + answer.status);
      put(document.adoptNode(fresh));
      document.title = page.title;
      lead(page);
      if (push) history.pushState(null, "", url);
      document.dispatchEvent(new Event("board:shown"));
      if (url.hash) document.getElementById(url.hash.slice(1))?.scrollIntoView();
      document.getElementById("board-status").textContent = said();
    } catch (error) {
      if (error.name !== "AbortError") location.assign(url); // the server says what is wrong
    }
  }

  /* What a reader opened stays open, and what held the focus holds it, if the new board has the like of it. */
  function put(fresh) {
    const old = board();
    const refine = fresh.querySelector(".refine");
    if (refine && old.querySelector(".refine")?.open) refine.open = true;
    const held = old.contains(document.activeElement) ? likeness(document.activeElement) : null;
    old.replaceWith(fresh);
    if (!held) return;
    const again = Array.from(fresh.querySelectorAll("a, button, input, select, summary")).find((each) => likeness(each) === held);
    const next = again || fresh.querySelector("#ranked");
    if (next && !again) next.tabIndex = -1;
    next?.focus({ preventScroll: true });
  }

  /* Programs that ask the page for its twins are led to those of the state that is shown. */
  function lead(page) {
    const twins = "link[rel=alternate]";
    document.head.querySelectorAll(twins).forEach((each) => each.remove());
    document.head.append(...Array.from(page.head.querySelectorAll(twins), (each) => document.adoptNode(each)));
  }

  function likeness(element) {
    const place = element.closest("nav, form, table, ul, details");
    const name = element.name ? element.name + "=" + (element.type === "checkbox" ? element.value : "") : element.textContent.trim();
    return [element.tagName, place?.getAttribute("aria-label") || place?.className || "", name].join("|");
  }

  function said() {
    const shown = board().querySelector("#ranked")?.textContent.trim() || "";
    const on = board().querySelectorAll("ul.active li").length;
    const empty = board().querySelector(".empty") ? "nothing to show" : "";
    return [shown, empty, on ? on + (on === 1 ? " filter is on" : " filters are on") : ""].filter(Boolean).join(", ");
  }

  const here = (url) => url.origin === location.origin && url.pathname === location.pathname;

  document.addEventListener("click", (event) => {
    const link = event.target.closest("#board a[href]");
    if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const url = new URL(link.getAttribute("href"), location.href);
    if (!here(url) || link.getAttribute("href").startsWith("#")) return;
    event.preventDefault();
    show(url, { push: true });
  });

  document.addEventListener("submit", (event) => {
    const form = event.target.closest("#board form");
    if (!form || form.method !== "get") return;
    const url = new URL(form.action);
    if (!here(url)) return;
    event.preventDefault();
    // What is left empty is off, and has no place in the address.
    url.search = new URLSearchParams(Array.from(new FormData(form)).filter(([, value]) => value !== ""));
    show(url, { push: true });
  });

  // Another place on the same state of the page is the browser's to find.
  window.addEventListener("popstate", () => {
    if (state(location) !== wanted) show(new URL(location.href), { push: false });
  });
})();
