// Draws the table of acts over time as strips of bars, one for all and one an act on a scale of their own; the table stays for whoever cannot see
// them. Time runs in the direction of the page. A bar that is pointed at is told in words below.
import uPlot from "/static/vendor/uplot/uPlot.esm.js";

const probe = document.body.appendChild(element("span", "unseen"));
const HEIGHT = 36, FIRST_HEIGHT = 64;
const WIDEST = 72, NARROWEST = 288; // pixels: of a step, so that few steps stand together; of all, for the two dates below
const backwards = document.documentElement.dir === "rtl" ? -1 : 1;

/** What the table says: its dates, the oldest first, and a series of counts for each column. */
function read(table) {
  const rows = [...table.tBodies[0].rows].reverse();
  const dates = rows.map((row) => row.cells[0].textContent.trim());
  const series = [...table.tHead.rows[0].cells].slice(1).map((head, at) => ({
    name: head.textContent.trim(),
    tone: head.dataset.tone,
    counts: rows.map((row) => Number(row.cells[at + 1].textContent)),
  }));
  return { dates, series };
}

/** The colour of an act as the theme has it now: a canvas cannot resolve light-dark(). */
function colour(tone) {
  probe.style.color = `var(${tone === "all" ? "--accent" : tone === "threat" ? "--act-threat-ground" : `--act-${tone}`})`;
  return getComputedStyle(probe).color;
}

function element(name, className, text = "") {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

function draw(home) {
  const { dates, series } = read(document.getElementById(home.dataset.acts));
  if (dates.length < 2) return;
  home.hidden = false;
  document.getElementById("acts-in-words").hidden = true; // the strips have the same words and figures
  const places = dates.map((_, at) => at);
  const now = element("p", "strip-now");
  const plots = [];
  const widest = Math.max(NARROWEST, WIDEST * dates.length);
  const tell = (plot) => {
    const at = plot?.cursor.idx ?? dates.length - 1; // the newest where none is pointed at
    now.textContent = `${dates[at]}: ${series.filter((one) => one.counts[at]).map((one) => `${one.name} ${one.counts[at]}`).join(" · ")}`;
  };
  for (const [number, { name, tone, counts }] of series.entries()) {
    const strip = element("div", "strip"), label = element("div", "strip-label"), place = element("div", "strip-plot");
    label.append(element("span", "", name), element("b", "", counts.reduce((sum, count) => sum + count, 0).toLocaleString("en")));
    place.style.maxInlineSize = `${widest}px`;
    strip.append(label, place);
    home.append(strip);
    const height = number ? HEIGHT : FIRST_HEIGHT;
    const most = Math.max(1, ...(number ? series.slice(1).flatMap((one) => one.counts) : counts));
    const plot = new uPlot({
      width: place.clientWidth, height, legend: { show: false }, padding: [4, 0, 0, 0],
      axes: [{ show: false }, { show: false }],
      scales: { x: { time: false, dir: backwards, range: [-0.5, dates.length - 0.5] }, y: { range: [0, most] } },
      cursor: { y: false, sync: { key: "acts" }, points: { show: false }, drag: { x: false, y: false } },
      series: [{}, { fill: () => colour(tone), width: 0, points: { show: false }, paths: uPlot.paths.bars({ size: [0.8, 28] }) }],
      hooks: { setCursor: [tell] },
    }, [places, counts], place);
    plots.push([plot, place, height]);
  }
  const ends = element("p", "strip-ends");
  ends.append(element("span", "", dates[0]), element("span", "", dates.at(-1)));
  ends.style.maxInlineSize = `calc(${widest}px + var(--label))`;
  home.append(ends, now);
  tell();
  new ResizeObserver(() => plots.forEach(([plot, place, height]) => plot.setSize({ width: place.clientWidth, height }))).observe(home);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => plots.forEach(([plot]) => plot.redraw()));
}

for (const home of document.querySelectorAll("[data-acts]")) draw(home);
