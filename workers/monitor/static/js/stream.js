// The stream of events, opened again whenever it is lost: by the browser or, where it gives up, by us. What was missed
// comes first, because the number of the last event goes with it.
const FIRST_PAUSE = 1000, LONGEST_PAUSE = 15000;

/** `on`: alert(card), state("connected" | "lost" | "silent"), anew(). */
export function listen(address, newest, beat, on) {
  let source, silence, retry, pause = FIRST_PAUSE, last = newest;

  function heard() {
    clearTimeout(silence);
    // Two beats and a half without a sign: the connection is dead, though nobody has said so.
    silence = setTimeout(again, beat * 2500);
  }

  function again() {
    source.close();
    clearTimeout(silence);
    on.state("lost");
    retry = setTimeout(open, pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  }

  function open() {
    clearTimeout(retry);
    const url = new URL(address, location);
    url.searchParams.set("after", last);
    source = new EventSource(url);
    source.addEventListener("beat", (event) => {
      pause = FIRST_PAUSE;
      heard();
      last = Number(event.lastEventId) || last;
      on.state(JSON.parse(event.data).well ? "connected" : "silent");
    });
    source.addEventListener("alert", (event) => {
      heard();
      last = Number(event.lastEventId);
      on.alert(JSON.parse(event.data));
    });
    source.addEventListener("anew", () => {
      source.close();
      on.anew();
    });
    source.addEventListener("error", again);
    heard();
  }

  addEventListener("online", () => { if (source.readyState === EventSource.CLOSED) open(); });
  open();
}
