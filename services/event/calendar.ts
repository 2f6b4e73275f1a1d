/** A night that ends before this hour belongs to the day before. */
const nightEndsAtHour = 6;

/** The first and the last day of an event as the calendar at its venue has them. */
export function daysOf({ startsAt, endsAt, timeZone }: { readonly startsAt: string; readonly endsAt: string; readonly timeZone: string }): {
  readonly firstDay: string;
  readonly lastDay: string;
} {
  const first = dayAt(startsAt, timeZone);
  const last = dayAt(endsAt, timeZone, nightEndsAtHour);
  return { firstDay: first.toString(), lastDay: (Temporal.PlainDate.compare(last, first) < 0 ? first : last).toString() };
}

const dayAt = (instant: string, timeZone: string, hoursBack = 0): Temporal.PlainDate =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDateTime().subtract({ hours: hoursBack }).toPlainDate();
