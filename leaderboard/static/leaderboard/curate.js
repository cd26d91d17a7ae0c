/* The review queue by keyboard: a single key presses the button that carries it (data-key), opens what folds, or goes on.

   Without this script everything still works: each act is a form of its own. Keys are ignored while somebody types or holds
   a modifier, after a form was sent, and where they were switched off on the page (remembered in this browser).
   Fields with data-kind get suggestions of the catalogue's names while somebody types. */
"use strict";

(() => {
  const OFF = "tidemark-queue-keys-off";
  const TYPED = "input:not([type=radio]):not([type=checkbox]), select, textarea";
  const REST = 150; // ms without typing before names are asked for

  const store = (() => {
    try {
      return window.localStorage;
    } catch {
      return null; // a browser that keeps nothing
    }
  })();
  let sent = false;

  const open = (details) => {
    for (const other of document.querySelectorAll(".verdict details[open]")) {
      if (other !== details) other.open = false;
    }
    details.open = true;
    const item = document.getElementById("item");
    if (item) item.scrollIntoView({ behavior: "instant" }); // what is decided on stays in sight above the panel
    const first = details.querySelector("[data-first], input:not([type=hidden]), button");
    if (first) {
      first.focus({ preventScroll: true });
      if (first.select) first.select();
    }
  };

  const press = (target) => {
    if (target.localName !== "summary") target.click();
    else if (target.parentElement.open) target.parentElement.open = false;
    else open(target.parentElement);
  };

  const choose = (digit) => {
    const radio = document.querySelector(`#reject[open] [data-digit="${digit}"]`);
    if (!radio) return false;
    radio.checked = true;
    radio.form.requestSubmit(radio.form.querySelector('[value="reject"]'));
    return true;
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      for (const details of document.querySelectorAll(".verdict details[open]")) {
        details.open = false;
        details.querySelector("summary").focus();
      }
      return;
    }
    const typing = event.target.closest && event.target.closest(TYPED);
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat || sent) return;
    if (store && store.getItem(OFF) && event.key !== "?") return;
    if (/^[0-9]$/.test(event.key)) {
      if (choose(event.key)) event.preventDefault();
      return;
    }
    const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!target) return;
    event.preventDefault();
    press(target);
  });

  /* One answer to one page: a second press before the next page is there must not decide on what nobody saw. */
  document.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("a[data-key]")) sent = true;
  });
  window.addEventListener("pageshow", () => {
    sent = false;
  });

  for (const details of document.querySelectorAll(".verdict details")) {
    details.addEventListener("toggle", () => {
      if (!details.open) return;
      for (const other of document.querySelectorAll(".verdict details[open]")) {
        if (other !== details) other.open = false;
      }
    });
  }

  const keysOn = document.querySelector("[data-keys-on]");
  if (keysOn && store) {
    keysOn.checked = !store.getItem(OFF);
    keysOn.addEventListener("change", () => {
      if (keysOn.checked) store.removeItem(OFF);
      else store.setItem(OFF, "1");
    });
  }

  document.documentElement.dataset.keys = "on"; // from here on a key is heard

  const article = document.querySelector("[data-names]");
  if (!article) return;
  let asked = 0;
  const suggest = async (field) => {
    const turn = (asked += 1);
    const parameters = new URLSearchParams({ kind: field.dataset.kind, q: field.value.slice(0, 200) });
    const answer = await fetch(`${article.dataset.names}?${parameters}`);
    if (!answer.ok || turn !== asked) return; // the field's own check says what is wrong with it
    const { names } = await answer.json();
    const list = document.getElementById(field.getAttribute("list"));
    list.replaceChildren(...names.map((name) => Object.assign(document.createElement("option"), { value: name })));
  };
  for (const field of article.querySelectorAll("input[data-kind]")) {
    let timer = 0;
    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => suggest(field).catch(() => {}), REST);
    });
  }
})();
