// The live page: the stream into the list, older alerts on scrolling, the state of the connection, what is urgent.
import { arrivals } from "./arrivals.js";
import { unfoldIn } from "./cards.js";
import { listen } from "./stream.js";
import { urgent } from "./urgent.js";
import { words } from "./words.js";

const list = document.getElementById("alerts");
const none = document.getElementById("none");
const connection = document.getElementById("connection");
const older = document.getElementById("older");
const title = document.title;
const calls = urgent(document.getElementById("urgent"));
const called = new Set();
const filter = new URLSearchParams(location.search);
filter.delete("before");

const news = arrivals(list, document.getElementById("fresh"), shown, (seq) => offer(seq));

unfoldIn(list);

function shown(cards) {
  none.hidden = true;
  for (const card of cards) if (called.has(card.dataset.id)) card.querySelector('[data-slot="urgent"]').hidden = false;
}

function state(now) {
  if (connection.dataset.state === now) return;
  connection.dataset.state = now;
  connection.textContent = words.live[now];
}

listen(`/events?${filter}`, Number(list.dataset.newest), Number(list.dataset.beat), {
  state,
  anew: () => location.reload(),
  alert(alert) {
    state("connected");
    const fresh = news.take(alert);
    if (fresh && calls.is(alert)) {
      called.add(alert.id);
      calls.call(alert);
    }
    if (document.hidden) document.title = news.waiting ? `(${news.waiting}) ${title}` : title;
  },
});
document.addEventListener("visibilitychange", () => { if (!document.hidden) document.title = title; });

// Older alerts: the link is a page of its own for whoever opens it so; in sight it brings them here.
const sight = new IntersectionObserver((seen) => { if (seen.some((entry) => entry.isIntersecting)) load(); }, { rootMargin: "1200px" });
let loading = false;

function offer(before) {
  const page = new URLSearchParams(filter);
  page.set("before", before);
  const link = document.createElement("a");
  link.className = "button";
  link.href = `/?${page}`;
  link.rel = "next";
  link.dataset.before = before;
  link.textContent = words.site.older;
  older.replaceChildren(link);
  sight.disconnect();
  sight.observe(link);
}

async function load() {
  const link = older.querySelector("[data-before]");
  if (!link || loading) return;
  loading = true;
  const page = new URLSearchParams(filter);
  page.set("before", link.dataset.before);
  link.textContent = words.live.older_loading;
  try {
    const answer = await fetch(`/live/older?${page}`);
    if (!answer.ok) throw new Error(answer.statusText);
    const { cards, next } = await answer.json();
    news.append(cards);
    if (cards.length) none.hidden = true;
    if (next) offer(next);
    else older.textContent = words.live.end;
  } catch {
    link.textContent = words.live.older_failed;
    sight.disconnect();
  }
  loading = false;
}

older.addEventListener("click", (event) => {
  if (!event.target.closest("[data-before]") || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  load();
});
const first = older.querySelector("[data-before]");
if (first) sight.observe(first);
