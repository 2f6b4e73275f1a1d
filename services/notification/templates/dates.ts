export interface Place {
  readonly locale: string;
  readonly timeZone: string;
}

/** `Saturday 1 June 2030, 19:30 – 22:00 CEST`, as clocks show it where the event is. */
export function formatPeriod(startsAt: Date, endsAt: Date, where: Place): string {
  const { day, time, timeWithZone } = clocks.get(keyOf(where)) ?? remember(where);
  const begins = `${dayOf(startsAt, where)}, ${time.format(startsAt)}`;
  const sameDay = day.format(startsAt) === day.format(endsAt);
  return sameDay ? `${begins} – ${timeWithZone.format(endsAt)}` : `${begins} – ${dayOf(endsAt, where)}, ${timeWithZone.format(endsAt)}`;
}

/** `Saturday 1 June 2030, 19:30 CEST`. */
export function formatInstant(at: Date, where: Place): string {
  const { timeWithZone } = clocks.get(keyOf(where)) ?? remember(where);
  return `${dayOf(at, where)}, ${timeWithZone.format(at)}`;
}

/** The first of a month is an ordinal in French alone, which `Intl` does not know. */
function dayOf(at: Date, where: Place): string {
  const said = (clocks.get(keyOf(where)) ?? remember(where)).day.format(at);
  return where.locale.startsWith('fr') ? said.replace(/\b1 (?=\p{L})/u, '1er ') : said;
}

interface Clock {
  readonly day: Intl.DateTimeFormat;
  readonly time: Intl.DateTimeFormat;
  readonly timeWithZone: Intl.DateTimeFormat;
}

/** Kept, for to make a formatter takes a hundred times as long as to use it; there are no more than languages times the world's time zones. */
const clocks = new Map<string, Clock>();

const keyOf = ({ locale, timeZone }: Place): string => `${locale} ${timeZone}`;

function remember({ locale, timeZone }: Place): Clock {
  const clock = {
    day: new Intl.DateTimeFormat(locale, { timeZone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    time: new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit' }),
    timeWithZone: new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', timeZoneName: 'short' }),
  };
  clocks.set(keyOf({ locale, timeZone }), clock);
  return clock;
}
