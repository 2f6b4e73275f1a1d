import type { BookingKeeping } from '../booking-keeping.ts';
import type { Places } from '../places.ts';
import type { Coupons } from '../redeeming.ts';
import { hasCoupons } from './confirm.ts';
import { endOf, ticketLifecycle } from '../ticket-lifecycle.ts';
import { afterEnding } from './rules.ts';
import { goneBetween, standingOf } from './standing.ts';
import { endTicketRows, listTickets, setStanding } from './store.ts';

export const createEndTickets =
  (places: Places, coupons: Coupons): BookingKeeping['endTickets'] =>
  async (tx, { booking, tickets: which, by, now, placesStay = false }) => {
    const all = await listTickets(tx, [booking.id]);
    const isMeant = (id: string): boolean => which === 'all' || which.includes(id);
    const state = endOf(by);
    const ending = all.filter(ticket => ticketLifecycle[ticket.state][by] !== undefined && isMeant(ticket.id));
    if (ending.length === 0 && all.length > 0) return { booking, tickets: [], gone: [], freed: [] };
    await endTicketRows(tx, { ids: ending.map(ticket => ticket.id), state, endedAt: now });
    const positions = (of: typeof all): ReadonlySet<number> => new Set(of.map(ticket => ticket.position));
    const before = positions(all.filter(ticket => ticket.state !== 'valid'));
    const after = new Set([...before, ...positions(ending)]);
    const gone = goneBetween(booking.lines, before, after);
    const freed = placesStay ? [] : gone;
    if (freed.length > 0) await places.takeBack(tx, { eventId: booking.eventId, holdId: booking.holdId, lines: freed });
    const ended = ending.map(ticket => ({ ...ticket, state, endedAt: now }));
    const states = [...all.filter(ticket => !ending.includes(ticket)), ...ended].map(ticket => ticket.state);
    const nothingIsLeft = states.every(one => one === 'cancelled');
    if (nothingIsLeft && hasCoupons(booking)) await coupons.giveBack(tx, booking.holdId, now);
    const changed = {
      ...booking,
      standing: [...standingOf(booking.lines, after)],
      returned: state !== 'transferred' ? [...(booking.returned ?? []), ...gone] : booking.returned,
      state: afterEnding(booking.state, states),
    };
    await setStanding(tx, changed);
    return { booking: changed, tickets: ended, gone, freed };
  };
