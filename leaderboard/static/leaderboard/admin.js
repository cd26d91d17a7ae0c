/* Django's administration: names for fields that have none but a place in a table.

   A field of an inline table is called what its column's head says; the field that finds entries of a list, and those
   that search within a choice, what their form says. Rows and choices that are added later are named as they come. */
"use strict";

(() => {
  const text = (element) => element?.textContent.trim().replace(/\s+/g, " ") || "";

  function inlines(root) {
    for (const field of root.querySelectorAll(".inline-group td :is(input:not([type=hidden]), select, textarea)")) {
      if (field.labels?.length || field.hasAttribute("aria-label")) continue;
      const cell = field.closest("td");
      const head = cell.closest("table").tHead?.rows[0].cells[cell.cellIndex];
      field.setAttribute("aria-label", text(head) || field.name.split("-").at(-1).toLowerCase());
      field.removeAttribute("title");
    }
    for (const head of root.querySelectorAll(".inline-group thead th")) {
      if (!text(head)) head.append(Object.assign(document.createElement("span"), { className: "visually-hidden", textContent: "Row" }));
    }
  }

  function choices(root) {
    for (const box of root.querySelectorAll(".select2-container")) {
      const select = box.previousElementSibling;
      const label = select?.getAttribute("aria-label") || text(select?.labels?.[0]).replace(/:$/, "");
      for (const part of box.querySelectorAll("[role=combobox], [role=textbox], .select2-search__field")) {
        if (label) {
          part.removeAttribute("aria-labelledby");
          part.setAttribute("aria-label", label);
        }
      }
    }
  }

  const name = () => { inlines(document); choices(document); };
  // Django's own scripts dress the fields when jQuery says that the page is there, and asked for that before.
  window.django?.jQuery ? window.django.jQuery(name) : name();
  document.addEventListener("formset:added", () => setTimeout(name));
  document.getElementById("searchbar")?.setAttribute("aria-label", "Search");
})();
