import type { EventSections, TicketTypeDraft } from '@event-planner/contracts/planning';
import { daysOf } from './calendar.ts';
import { instantOf, isTimeZone } from './local-time.ts';
import { searchable } from '@event-planner/contracts/searchable';
import type { DerivedColumns } from './tables.ts';

/** Whose words an event is also found by. */
export interface Surroundings {
  readonly venue: { readonly name: string; readonly city: string } | undefined;
  readonly organizer: { readonly name: string };
}

/** The columns beside the document. What a draft lacks, or has impossible, is null. */
export function derivedOf(sections: EventSections, { venue, organizer }: Surroundings): DerivedColumns {
  const { about, place, tickets, access, pictures } = sections;
  const titles = Object.values(sections.translations).flatMap(({ title }) => title ?? []);
  const words = [about.title, about.subtitle, ...titles, organizer.name, venue?.name ?? '', venue?.city ?? '', about.category ?? ''];
  return {
    title: about.title,
    titleKey: searchable(about.title),
    category: about.category,
    ...timesOf(sections),
    mode: place.mode,
    venueId: place.mode === 'online' ? null : place.venueId,
    seatMapId: place.mode === 'online' ? null : place.seatMapId,
    currency: tickets.currency,
    priceFromMinor: priceFrom(tickets.types),
    visibility: access.visibility,
    coverId: pictures.coverId,
    searchText: searchable(words.join(' ')),
  };
}

type Times = Pick<DerivedColumns, 'timeZone' | 'startsAt' | 'endsAt' | 'doorsAt' | 'firstDay' | 'lastDay'>;

function timesOf({ schedule }: EventSections): Times {
  const { timeZone } = schedule;
  const at = (time: string | null): Date | null => (time !== null && isTimeZone(timeZone) ? instantOf(time, timeZone) : undefined) ?? null;
  const [startsAt, endsAt, doorsAt] = [at(schedule.startsAt), at(schedule.endsAt), at(schedule.doorsAt)];
  const whole = { timeZone, startsAt, doorsAt };
  if (!startsAt || !endsAt || endsAt <= startsAt) return { ...whole, endsAt: null, firstDay: null, lastDay: null };
  return { ...whole, endsAt, ...daysOf({ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), timeZone }) };
}

/**
 * The least that anybody pays to get in: neither a donation nor an add-on gets one in, and a hidden type is not for anybody.
 * Early prices do not count, for they end without anybody changing the event.
 */
function priceFrom(types: readonly TicketTypeDraft[]): number | null {
  const shown = types.filter(type => !type.hidden);
  const admitting = shown.filter(({ kind, requires }) => kind === 'ticket' && requires.length === 0);
  const [counting = []] = [admitting, shown, types].filter(list => list.length > 0);
  return counting.length === 0 ? null : Math.min(...counting.map(({ priceMinor }) => priceMinor));
}
