// Cards from data: copies of the blank card that the server has drawn (templates/cards.html). Texts only by textContent.
import { tellTimes } from "./times.js";
import { counted, words } from "./words.js";

const MOST = 5;  // of one that says more than that the first few are shown (css/live.css), the others by a button
const blank = document.getElementById("blank")?.content.querySelector("article");
const slot = (within, name) => within.querySelector(`[data-slot="${name}"]`);

function put(within, name, text) {
  const element = slot(within, name);
  if (element.textContent !== text) element.textContent = text;
  element.hidden = !text;
  return element;
}

/** As many copies of the list's first item as there are rows, each filled; what is there already is kept. */
function list(within, name, item, rows, fill) {
  const parent = slot(within, name);
  const model = slot(blank, item);
  while (parent.children.length > rows.length) parent.lastElementChild.remove();
  rows.forEach((row, at) => {
    const element = parent.children[at] ?? parent.appendChild(model.cloneNode(true));
    fill(element, row);
  });
  parent.hidden = rows.length === 0;
}

function fillStatement(element, said) {
  const act = slot(element, "act");
  act.textContent = words.act[said.act];
  act.className = `chip chip-${said.tone}`;
  put(element, "by", said.who);
  put(element, "content", said.content);
  const opposed = said.opposes;
  slot(element, "opposes").hidden = !opposed;
  if (!opposed) return;
  put(element, "opposed-kind", words.live[opposed.kind]);
  put(element, "opposed-who", opposed.who);
  put(element, "opposed-content", opposed.content);
  const on = slot(element, "opposed-on");
  on.dateTime = opposed.on;
  on.hidden = !opposed.on;
}

function fillOutlet(element, mark) {
  const link = slot(element, "link");
  link.textContent = mark.label;
  // The server lets http and https through only; asked again here, where it becomes a link.
  if (/^https?:\/\//i.test(mark.url)) link.href = mark.url;
  else link.removeAttribute("href");
}

function fillChange(element, change) {
  put(element, "reason", words.change[change.reason]);
  put(element, "before", change.before);
  put(element, "after", change.after);
}

/** Fill `card` with what `alert` is now. */
export function fill(card, alert) {
  card.dataset.id = alert.id;
  card.dataset.seq = alert.seq;
  card.setAttribute("aria-labelledby", `who-${alert.id}`);
  slot(card, "heading").id = `who-${alert.id}`;
  put(card, "who", alert.who).href = alert.who_address;
  put(card, "office", alert.office.join("، "));
  put(card, "country", alert.country).title = words.country[alert.country] ?? "";
  slot(card, "anonymous").hidden = !alert.anonymous;
  slot(card, "corrected").hidden = alert.changes.length === 0;
  slot(card, "reversed").hidden = !alert.reverses;
  slot(card, "page").href = slot(card, "details").href = alert.address;
  slot(card, "details").setAttribute("aria-describedby", `who-${alert.id}`);
  slot(card, "at").dateTime = slot(card, "ago").dateTime = alert.at;
  list(card, "statements", "statement", alert.statements, fillStatement);
  const long = alert.statements.length > MOST;
  slot(card, "statements").classList.toggle("long", long);
  put(card, "more", long ? counted(words.live.more, alert.statements.length) : "");
  list(card, "changes", "change", alert.changes, fillChange);
  list(card, "outlets", "outlet", alert.outlets, fillOutlet);
  put(card, "carried", alert.outlets.length > 1 ? String(alert.outlets.length) : "");
  tellTimes(card);
}

/** The buttons below `home` that show all that an alert says, and fewer again. */
export function unfoldIn(home) {
  home.addEventListener("click", (event) => {
    const button = event.target.closest('[data-slot="more"]');
    if (!button) return;
    const whole = button.closest("article").classList.toggle("whole");
    button.setAttribute("aria-expanded", whole);
  });
}

/** A new card for `alert`. */
export function make(alert) {
  const card = blank.cloneNode(true);
  fill(card, alert);
  return card;
}
