/* Makes a drawn chart live when a reader reaches for it.

   <figure class="chart" role="group" aria-label="..." data-figure="URL of the figure's JSON, or #id of a JSON script"
           data-plotly="URL of plotly.min.js">
     <div class="chart-stage"> the drawing </div>
   </figure>

   A mouse that rests on the chart, a tap beside its points, or the button that appears below it loads Plotly once and
   lays the live chart over the drawing, in the same place and size. Focus alone only loads: whoever walks the drawing's
   links by keyboard keeps them. On any failure the drawing stays. No inline styles, no eval. */
"use strict";

(() => {
  const CONFIG = {
    displaylogo: false,
    showSendToCloud: false,
    plotlyServerURL: "",
    responsive: true,
    modeBarButtonsToRemove: ["select2d", "lasso2d", "autoScale2d"],
  };
  const RESTS = 250; // ms; a pointer on its way elsewhere is not reaching for the chart
  const NARROW = 560; // px
  const LINE = 17; // px

  /* The full bundle lays an inline sheet for maps, which the site's policy forbids, unless an element has this id.
     Charts here have no maps. Another release of Plotly may name it otherwise; a browser test would tell. */
  const MAPS_SHEET = "9f215cf04c5486422605d13261cb87401f4e7763b6296af81e98efbc0130da53";

  const scripts = new Map();

  function load(url) {
    if (!scripts.has(url)) {
      scripts.set(url, new Promise((resolve, reject) => {
        const maps = document.createElement("meta");
        maps.id = MAPS_SHEET;
        const script = document.createElement("script");
        script.src = url;
        script.onload = () => (window.Plotly ? resolve(window.Plotly) : reject(new Error("no Plotly in " + url)));
        script.onerror = () => {
          scripts.delete(url);
          script.remove();
          maps.remove();
          reject(new Error("could not load " + url));
        };
        document.head.append(maps, script);
      }));
    }
    return scripts.get(url);
  }

  async function figureAt(source) {
    if (source.startsWith("#")) return JSON.parse(document.querySelector(source).textContent);
    const answer = await fetch(source, { credentials: "same-origin", headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(source + " answered " + answer.status);
    return answer.json();
  }

  /* The page's colours, by the names that its stylesheet gives them. */
  function theme(element) {
    const style = getComputedStyle(element);
    const colour = (name) => style.getPropertyValue("--" + name).trim() || style.color;
    return {
      ink: colour("ink"), muted: colour("muted"), accent: colour("accent"),
      hairline: colour("hairline"), surface: colour("surface"), font: style.fontFamily,
      series: Array.from({ length: 8 }, (_, slot) => colour("series-" + slot)),
    };
  }

  function paint(figure, { ink, muted, accent, hairline, surface, font, series }) {
    for (const trace of figure.data) {
      const [part, slot] = trace.meta.split("-");
      if (slot) {
        const colour = series[slot];
        if (part === "line") Object.assign(trace, { line: { ...trace.line, color: colour }, textfont: { color: colour, weight: 600 } });
        else Object.assign(trace.marker, { color: colour, opacity: part === "dots" ? 0.35 : 1 });
      }
      if (trace.meta === "others") Object.assign(trace.marker, { color: muted, opacity: 0.45 });
      if (trace.meta === "frontier") trace.line.color = accent;
      if (trace.meta === "steps") {
        trace.marker.color = accent;
        const isBest = (_, i, all) => i === all.length - 1;
        trace.textfont = {
          color: trace.x.map((...at) => (isBest(...at) ? accent : ink)),
          weight: trace.x.map((...at) => (isBest(...at) ? 600 : 400)),
        };
      }
    }
    const { layout } = figure;
    layout.font = { ...layout.font, family: font, color: muted };
    Object.assign(layout, { paper_bgcolor: surface, plot_bgcolor: surface });
    layout.modebar = { bgcolor: surface, color: muted, activecolor: accent };
    layout.hoverlabel = { ...layout.hoverlabel, bgcolor: surface, bordercolor: muted, font: { color: ink, family: font } };
    Object.assign(layout.xaxis, { linecolor: muted, tickcolor: muted });
    Object.assign(layout.yaxis, { gridcolor: hairline });
    for (const line of layout.annotations) line.font.color = line.name === "caption" ? ink : muted;
  }

  /* A phone: the best result's name alone, the note on a line of its own, no tools; a finger scrolls the page. */
  function fit({ data, layout }, width) {
    const narrow = width < NARROW;
    layout.dragmode = narrow || matchMedia("(pointer: coarse)").matches ? false : "zoom";
    layout.autosize = true;
    if (narrow) {
      for (const trace of data.filter((each) => each.meta === "steps")) {
        trace.text = trace.text.map((text, i) => (i === trace.text.length - 1 ? text : ""));
      }
      const [caption, note] = layout.annotations;
      if (note && note.yshift === caption.yshift) {
        Object.assign(note, { xshift: caption.xshift });
        caption.yshift += LINE;
        layout.margin.t += LINE;
      }
      layout.xaxis.nticks = 5;
    }
    return { ...CONFIG, displayModeBar: narrow ? false : "hover" };
  }

  function go(address, event) {
    const url = new URL(address, location.href);
    if (url.protocol !== "https:" && url.protocol !== "http:") return;
    if (event && (event.ctrlKey || event.metaKey || event.shiftKey)) window.open(url, "_blank", "noopener");
    else location.assign(url);
  }

  class Chart {
    constructor(figure) {
      this.figure = figure;
      this.stage = figure.querySelector(".chart-stage");
      this.live = null;
      this.state = "drawn"; // drawn, loading, live, failed
      this.button = document.createElement("button");
      this.button.type = "button";
      this.button.className = "chart-explore";
      this.button.textContent = "Explore this chart";
      this.button.addEventListener("click", () => (this.state === "live" ? this.restore() : this.open()));
      this.stage.after(this.button);
      this.listen();
    }

    listen() {
      let rest;
      this.stage.addEventListener("pointerenter", (event) => {
        if (event.pointerType !== "touch") rest = setTimeout(() => this.open(), RESTS);
      });
      this.stage.addEventListener("pointerleave", () => clearTimeout(rest));
      this.stage.addEventListener("click", (event) => {
        if (!event.target.closest("a")) this.open();
      });
      this.stage.addEventListener("focusin", () => load(this.figure.dataset.plotly).catch(() => {}), { once: true });
    }

    async open() {
      if (this.state !== "drawn" && this.state !== "failed") return;
      this.state = "loading";
      this.figure.setAttribute("aria-busy", "true");
      try {
        const [plotly, data] = await Promise.all([load(this.figure.dataset.plotly), figureAt(this.figure.dataset.figure)]);
        if (!data.data.length) throw new Error("the figure is empty");
        await this.draw(plotly, data);
        this.state = "live";
        this.button.textContent = "Back to the drawing";
      } catch (error) {
        this.drop();
        this.state = "failed";
        console.warn("The chart stays as drawn:", error.message);
      } finally {
        this.figure.removeAttribute("aria-busy");
      }
    }

    async draw(plotly, data) {
      this.plotly = plotly;
      this.data = data;
      this.lowest = data.layout.yaxis.range[0];
      this.live = document.createElement("div");
      this.live.className = "chart-live";
      this.live.setAttribute("role", "group");
      this.live.setAttribute("aria-label", this.figure.getAttribute("aria-label") || "Chart");
      this.stage.append(this.live);
      this.config = fit(data, this.live.clientWidth);
      paint(data, theme(this.figure));
      await plotly.newPlot(this.live, data.data, data.layout, this.config);
      this.live.on("plotly_click", ({ points, event }) => go(points[0].customdata[0], event));
      this.live.on("plotly_hover", () => this.live.classList.add("chart-over"));
      this.live.on("plotly_unhover", () => this.live.classList.remove("chart-over"));
      this.live.on("plotly_relayout", (change) => this.zoomed(change));
      this.stage.classList.add("chart-is-live");
    }

    /* "axis starts at" is about the whole picture: it goes while a reader has zoomed into it. */
    zoomed(change) {
      const note = this.data.layout.annotations.findIndex((line) => line.name === "note");
      if (note < 0 || !Object.keys(change).some((key) => key.startsWith("yaxis"))) return;
      const whole = this.live.layout.yaxis.range[0] === this.lowest;
      this.plotly.relayout(this.live, { ["annotations[" + note + "].visible"]: whole });
    }

    repaint() {
      if (this.state !== "live") return;
      paint(this.data, theme(this.figure));
      this.plotly.react(this.live, this.data.data, this.data.layout, this.config);
    }

    restore() {
      this.drop();
      this.state = "drawn";
      this.button.textContent = "Explore this chart";
    }

    drop() {
      this.stage.classList.remove("chart-is-live");
      if (this.live) {
        this.plotly.purge(this.live);
        this.live.remove();
        this.live = null;
      }
    }
  }

  let charts = [];
  const find = () => {
    charts = Array.from(document.querySelectorAll("figure.chart[data-figure][data-plotly]"), (each) => new Chart(each));
  };
  find();
  document.addEventListener("board:shown", find); // board.js put another one in its place
  const repaint = () => charts.forEach((chart) => chart.repaint());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
})();
