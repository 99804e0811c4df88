// New cards come in at the top, many at a time in one frame, and never while the reader is at work below or on them:
// then they wait behind a button. Cards that are there change in place.
import { fill, make } from "./cards.js";
import { counted, words } from "./words.js";

const QUIET = 3000;   // so long after the last movement over the list it may move again
const NEAR = 120;     // pixels from the top that still are "at the top"
const MOST = 1000;    // more cards than that are let go at the bottom when the reader is at the top; scrolling brings them back
const LEFT = 300;

export function arrivals(list, button, onShown, onTrimmed) {
  const waiting = new Map();      // id -> alert, not yet in the list, in order of arrival
  const changed = new Map();      // id -> alert, in the list
  const cards = new Map([...list.querySelectorAll("article")].map((card) => [card.dataset.id, card]));
  let drawing = false, touched = -Infinity;

  for (const sign of ["pointermove", "pointerdown", "keydown", "wheel", "touchmove"])
    list.addEventListener(sign, () => { touched = performance.now(); }, { passive: true });

  const cardsOf = (part) => part.matches("article") ? [part] : [...part.children];
  const oldest = () => list.lastElementChild ? Number(cardsOf(list.lastElementChild).at(-1).dataset.seq) : 0;
  const atTop = () => scrollY < NEAR;
  const selecting = () => { const selection = getSelection(); return !selection.isCollapsed && list.contains(selection.anchorNode); };
  const busy = () => !atTop() || performance.now() - touched < QUIET || list.querySelector(":focus-visible") || selecting();

  function draw() {
    drawing = false;
    for (const [id, alert] of changed) fill(cards.get(id), alert);
    changed.clear();
    if (waiting.size && !busy()) show();
    button.hidden = waiting.size === 0;
    if (waiting.size) button.textContent = `↑ ${counted(words.live.fresh, waiting.size)}`;
  }

  function show() {
    const fresh = document.createDocumentFragment();
    const shown = [];
    for (const alert of [...waiting.values()].sort((one, other) => other.seq - one.seq)) {
      const card = make(alert);
      card.classList.add("fresh");
      cards.set(alert.id, card);
      fresh.append(card);
      shown.push(card);
    }
    waiting.clear();
    list.prepend(fresh);
    onShown(shown);
    trim();
  }

  function trim() {
    if (cards.size <= MOST || !atTop()) return;
    while (list.children.length > 1 && cards.size > LEFT) {
      for (const card of cardsOf(list.lastElementChild)) cards.delete(card.dataset.id);
      list.lastElementChild.remove();
    }
    onTrimmed(oldest());
  }

  function later() {
    if (drawing) return;
    drawing = true;
    // A hidden page gets no frames, but its title and notices must go on.
    if (document.hidden) setTimeout(draw, 250);
    else requestAnimationFrame(draw);
  }

  button.addEventListener("click", () => {
    scrollTo({ top: 0, behavior: "instant" });
    touched = -Infinity;
    show();
    draw();
    document.getElementById("main").focus({ preventScroll: true });  // the button is gone: the next Tab goes on from here
  });
  setInterval(() => { if (waiting.size) later(); }, 500);

  return {
    /** An alert that came or changed. Returns whether it is new to this page. */
    take(alert) {
      const known = cards.has(alert.id);
      // One that is older than all that is shown belongs to a page further down.
      if (!known && alert.seq < oldest()) return false;
      const fresh = !known && !waiting.has(alert.id);
      (known ? changed : waiting).set(alert.id, alert);
      later();
      return fresh;
    },
    /** Older alerts, below what is there: a part of their own, which the browser passes over as a whole when out of sight. */
    append(alerts) {
      const older = document.createElement("div");
      older.className = "part";
      for (const alert of alerts) {
        if (cards.has(alert.id)) continue;
        const card = make(alert);
        cards.set(alert.id, card);
        older.append(card);
      }
      if (older.firstElementChild) list.append(older);
    },
    get waiting() { return waiting.size; },
  };
}
