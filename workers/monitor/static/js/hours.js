// Draws the table of articles by hour; without this script the table is all there is.
import uPlot from "/static/vendor/uplot/uPlot.esm.js";

const chart = document.getElementById("hours-chart");
const rows = [...document.querySelectorAll("#hours-table tbody tr")];
const style = getComputedStyle(document.documentElement);
const resolved = (name) => {  // light-dark() is resolved on an element only
  chart.style.color = `var(${name})`;
  const colour = getComputedStyle(chart).color;
  chart.style.color = "";
  return colour;
};
const hours = rows.map((row) => Date.parse(row.querySelector("time").dateTime) / 1000);
const numbers = rows.map((row) => Number(row.querySelector(".number").textContent));
const backwards = document.documentElement.dir === "rtl" ? -1 : 1;  // time runs in the direction of the page
const HALF = 1800;
const locale = document.documentElement.lang === "ar" ? "ar-u-nu-latn" : "en-GB";
const clock = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short" });

function draw() {
  const quiet = resolved("--text-quiet"), line = resolved("--line"), accent = resolved("--accent");
  const font = `13px ${style.getPropertyValue("--font")}`;
  const label = (seconds) => { const at = new Date(seconds * 1000); return at.getHours() ? clock.format(at) : day.format(at); };
  chart.replaceChildren();
  return new uPlot({
    width: chart.clientWidth - 24,
    height: 200,
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { dir: backwards, range: (_, from, to) => [from - HALF, to + HALF] }, y: { range: (_, __, most) => [0, Math.max(most, 4) * 1.1] } },
    axes: [
      { stroke: quiet, font, grid: { show: false }, ticks: { stroke: line }, space: 70, size: 34, values: (_, ticks) => ticks.map(label) },
      { stroke: quiet, font, grid: { stroke: line }, ticks: { show: false }, size: 44, side: backwards < 0 ? 1 : 3 },
    ],
    series: [{}, { fill: accent, stroke: accent, width: 0, points: { show: false }, paths: uPlot.paths.bars({ size: [0.7, 40] }) }],
  }, [hours, numbers], chart);
}

let plot = draw();
new ResizeObserver(() => plot.setSize({ width: chart.clientWidth - 24, height: 200 })).observe(chart);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { plot.destroy(); plot = draw(); });
