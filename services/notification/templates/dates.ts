/** `Saturday 1 June 2030, 19:30 – 22:00 CEST`, as clocks show it where the event is. */
export function formatPeriod(
  startsAt: Date,
  endsAt: Date,
  { locale, timeZone }: { readonly locale: string; readonly timeZone: string },
): string {
  const day = new Intl.DateTimeFormat(locale, { timeZone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const time = new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit' });
  const timeWithZone = new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', timeZoneName: 'short' });
  const begins = `${day.format(startsAt)}, ${time.format(startsAt)}`;
  const sameDay = day.format(startsAt) === day.format(endsAt);
  return sameDay ? `${begins} – ${timeWithZone.format(endsAt)}` : `${begins} – ${day.format(endsAt)}, ${timeWithZone.format(endsAt)}`;
}
