// Suggests speakers and bodies while a name is typed; without it the field works all the same.
const field = document.getElementById("field-who");
const list = document.getElementById("search-speakers");
const PAUSE = 150; // ms without a key before it asks
let waiting, asked;

async function suggest(prefix) {
  asked?.abort();
  asked = new AbortController();
  try {
    const answer = await fetch(`/search/speakers?prefix=${encodeURIComponent(prefix)}`, { signal: asked.signal });
    if (!answer.ok) return;
    list.replaceChildren(...(await answer.json()).map((name) => {
      const option = document.createElement("option");
      option.value = name;
      return option;
    }));
  } catch {
    // Another letter came, or the connection is gone: there is nothing to suggest.
  }
}

field.addEventListener("input", () => {
  clearTimeout(waiting);
  const prefix = field.value.trim();
  if (prefix.length > 1) waiting = setTimeout(suggest, PAUSE, prefix);
});
