const stamp = (wall: Temporal.PlainDateTime): string => wall.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');

/** `+02:00` → `+0200`. */
const offset = (text: string): string => text.replaceAll(':', '');

/**
 * The VTIMEZONE of RFC 5545 for calendars that do not know a zone by name: the change of clocks before `from`, and each one until a year after `to`.
 * Only what the entries need is said, so that no rule of a far year can be wrong.
 */
export function describeTimeZone(timeZone: string, from: Date, to: Date = from): string {
  const at = (date: Date) => Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO(timeZone);
  const first = at(from).getTimeZoneTransition('previous') ?? at(from);
  const changes = [first, ...laterChanges(first, at(to).add({ years: 1 }))];
  const parts = changes.map(change => {
    const before = change.subtract({ seconds: 1 });
    // The clock reads the old time at the moment it changes.
    const wall = change.withTimeZone(before.offset).toPlainDateTime();
    const kind = change.offsetNanoseconds > before.offsetNanoseconds ? 'DAYLIGHT' : 'STANDARD';
    return [
      `BEGIN:${kind}`,
      `DTSTART:${stamp(wall)}`,
      `TZOFFSETFROM:${offset(before.offset)}`,
      `TZOFFSETTO:${offset(change.offset)}`,
      `END:${kind}`,
    ];
  });
  return ['BEGIN:VTIMEZONE', `TZID:${timeZone}`, ...parts.flat(), 'END:VTIMEZONE'].join('\r\n');
}

function laterChanges(after: Temporal.ZonedDateTime, until: Temporal.ZonedDateTime): Temporal.ZonedDateTime[] {
  const next = after.getTimeZoneTransition('next');
  return next && Temporal.ZonedDateTime.compare(next, until) < 0 ? [next, ...laterChanges(next, until)] : [];
}
