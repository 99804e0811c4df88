// What the reader wants to be called for: acts and words of his choice, by a sound, by a notice of the desktop. Off until
// he turns it on; kept in this browser.
import { fold, words } from "./words.js";

const KEY = "tasrih.urgent";
const PAUSE = 3000;   // one call for all that comes within so many milliseconds
const FIRST_CHOICE = { acts: ["threaten", "warn", "deny", "condemn"], words: "", sound: false, notice: false };

function read() {
  try {
    return { ...FIRST_CHOICE, ...JSON.parse(localStorage.getItem(KEY)) };
  } catch {
    return { ...FIRST_CHOICE };
  }
}

export function urgent(panel) {
  let choice = read(), called = -Infinity, sound;
  const input = (name) => panel.querySelector(`[name="urgent-${name}"]`);
  const acts = [...panel.querySelectorAll('[name="urgent-act"]')];
  const denied = panel.querySelector("#urgent-denied");

  function draw() {
    for (const box of acts) box.checked = choice.acts.includes(box.value);
    input("words").value = choice.words;
    input("sound").checked = choice.sound;
    input("notice").checked = choice.notice && globalThis.Notification?.permission === "granted";
  }

  function keep() {
    choice = { acts: acts.filter((box) => box.checked).map((box) => box.value), words: input("words").value,
      sound: input("sound").checked, notice: input("notice").checked };
    try { localStorage.setItem(KEY, JSON.stringify(choice)); } catch { /* a browser that keeps nothing: until the page is left */ }
  }

  function ring() {
    sound ??= new AudioContext();
    sound.resume();
    [660, 880].forEach((pitch, at) => {
      const tone = new OscillatorNode(sound, { frequency: pitch }), volume = new GainNode(sound, { gain: 0 });
      const start = sound.currentTime + at * 0.18;
      volume.gain.linearRampToValueAtTime(0, start);
      volume.gain.linearRampToValueAtTime(0.25, start + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.001, start + 0.3);
      tone.connect(volume).connect(sound.destination);
      tone.start(start);
      tone.stop(start + 0.35);
    });
  }

  function show(title, body, tag, address) {
    if (globalThis.Notification?.permission !== "granted") return;
    const notice = new Notification(title, { body, tag, lang: "ar", dir: "auto", icon: "/static/icon.svg" });
    notice.onclick = () => { focus(); if (address) location.assign(address); notice.close(); };
  }

  panel.addEventListener("change", async (event) => {
    if (event.target === input("notice") && event.target.checked && globalThis.Notification) await Notification.requestPermission();
    const refused = input("notice").checked && globalThis.Notification?.permission !== "granted";
    denied.hidden = !refused;
    if (refused) input("notice").checked = false;
    keep();
  });
  panel.querySelector("#urgent-try").addEventListener("click", () => {
    if (choice.sound) ring();
    if (choice.notice) show(words.live.urgent, words.live.try_text, "try", "");
  });
  // After a reload a browser lets no page sound before it was touched.
  addEventListener("pointerdown", () => { if (choice.sound) (sound ??= new AudioContext()).resume(); }, { once: true });
  draw();

  return {
    /** Whether `alert` is one of those that the reader wants to be called for. */
    is(alert) {
      if (!choice.sound && !choice.notice) return false;
      if (alert.statements.some((said) => choice.acts.includes(said.act))) return true;
      const wanted = choice.words.split(/[,،\n]/).map((word) => fold(word.trim())).filter(Boolean);
      const text = wanted.length ? fold([alert.who, ...alert.office, ...alert.statements.map((said) => said.content)].join(" ")) : "";
      return wanted.some((word) => text.includes(word));
    },
    /** Call the reader for `alert`, by what he has turned on. */
    call(alert) {
      if (choice.notice) show(alert.who, alert.statements.map((said) => `${words.act[said.act]}: ${said.content}`).join("\n"), alert.id, alert.address);
      if (!choice.sound || performance.now() - called < PAUSE) return;
      called = performance.now();
      ring();
    },
  };
}
