// Tells every <time datetime> in the reader's zone and language: relative, with the whole moment in its title;
// <time data-absolute> shows the moment itself, <time data-day> a date, which is the same in every zone (data-day="whole"
// with its day of the week, "month" without its day); <time data-beside> stands beside a moment and says nothing where it
// would say the same. Digits are 0 to 9 in both languages, as in the articles.
const locale = document.documentElement.lang === "ar" ? "ar-u-nu-latn" : "en-GB";
const whole = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "long" });
const clock = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long" });
const year = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric" });
const dates = {
  day: new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }),
  whole: new Intl.DateTimeFormat(locale, { dateStyle: "full", timeZone: "UTC" }),
  month: new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" }),
};
const ago = new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "short" });
const MINUTE = 60e3, HOUR = 60 * MINUTE, DAY = 24 * HOUR;

/** The moment itself: "14:05" today, else with its day, and its year where that is another one. */
export function absolute(moment, now = new Date()) {
  if (moment.toDateString() === now.toDateString()) return clock.format(moment);
  const date = (moment.getFullYear() === now.getFullYear() ? day : year).format(moment);
  return `${date} ${clock.format(moment)}`;
}

/** "4 min ago"; beyond two days the moment itself. */
export function relative(moment, now = new Date()) {
  const past = now - moment;
  if (Math.abs(past) < MINUTE) return ago.format(0, "second");
  if (Math.abs(past) < HOUR) return ago.format(-Math.round(past / MINUTE), "minute");
  if (Math.abs(past) < DAY) return ago.format(-Math.round(past / HOUR), "hour");
  if (Math.abs(past) < 2 * DAY) return ago.format(-Math.round(past / DAY), "day");
  return absolute(moment, now);
}

/** Tell the times below `root`; cards that a script adds call it again. */
export function tellTimes(root = document) {
  const now = new Date();
  for (const time of root.querySelectorAll("time[datetime]")) {
    const moment = new Date(time.dateTime);
    if (Number.isNaN(moment.getTime())) continue;
    if ("day" in time.dataset) {
      time.textContent = (dates[time.dataset.day] ?? dates.day).format(moment);
      continue;
    }
    let text = "absolute" in time.dataset ? absolute(moment, now) : relative(moment, now);
    if ("beside" in time.dataset && text === absolute(moment, now)) text = "";
    if (time.textContent !== text) time.textContent = text;
    if (!time.title) time.title = whole.format(moment);
  }
}

tellTimes();
setInterval(tellTimes, 20e3);
