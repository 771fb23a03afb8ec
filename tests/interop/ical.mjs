// Reads a calendar with ical.js: node ical.mjs FILE
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], "utf8")));
const zones = calendar.getAllSubcomponents("vtimezone").map((zone) => new ICAL.Timezone(zone));
zones.forEach((zone) => ICAL.TimezoneService.register(zone));
const events = calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
// The zone's own rule, applied: local time and the same instant in UTC.
const offset = (event) => {
  const start = event.startDate;
  const utc = start.convertToZone(ICAL.Timezone.utcTimezone);
  return start.isDate ? 0 : ((start.hour - utc.hour + 24) % 24);
};
const summer = events.filter((event) => offset(event) === 1).length;
if (events.some((event) => offset(event) > 1)) throw new Error("an offset of more than an hour");
const todos = calendar.getAllSubcomponents("vtodo");
for (const todo of todos) {
  if (!todo.getFirstPropertyValue("summary")) throw new Error("a to-do without a summary");
}
console.log(`${events.length} events (${summer} in summer time), ${todos.length} to-dos`);
