import { admissionsOf } from '@event-planner/contracts/admissions';
import { allocate } from '@event-planner/contracts/allocate';
import type { Line } from '../tables.ts';

/** Lines, and the tickets that they admit, in the order of their admissions. */
export interface LinesOfTickets<Ticket> {
  readonly lines: readonly Line[];
  readonly tickets: readonly Ticket[];
}
interface Positioned {
  /** Its number within the booking, from 1. */
  readonly position: number;
}

/** One of a line, with all tickets that it admits. */
interface One<Ticket> {
  readonly line: Line;
  readonly tickets: readonly Ticket[];
}

/** The tickets of a booking are, in their order, those that its lines admit: so each is known to be of one of a line. */
function onesOf<Ticket extends Positioned>(lines: readonly Line[], tickets: readonly Ticket[]): readonly One<Ticket>[] {
  const byPosition = new Map(tickets.map(ticket => [ticket.position, ticket]));
  let position = 0;
  return lines.flatMap(line => {
    const admits = admissionsOf({ ...line, quantity: 1 }).length;
    const discounts = allocate(
      line.discountMinor ?? 0,
      Array.from({ length: line.quantity }, () => 1),
    );
    return discounts.map(discountMinor => {
      const numbers = Array.from({ length: admits }, () => (position += 1));
      const one = { ...line, quantity: 1, ...(line.discountMinor !== undefined && { discountMinor }) };
      return { line: one, tickets: numbers.flatMap(number => byPosition.get(number) ?? []) };
    });
  });
}

/** Those that are the same apart from how many they are, together. */
function together<Ticket>(ones: readonly One<Ticket>[]): LinesOfTickets<Ticket> {
  const merged = new Map<string, { line: Line; tickets: Ticket[] }>();
  for (const { line, tickets } of ones) {
    const key = JSON.stringify({ ...line, quantity: 0, discountMinor: undefined });
    const known = merged.get(key);
    const discountMinor = (known?.line.discountMinor ?? 0) + (line.discountMinor ?? 0);
    merged.set(key, {
      line: { ...line, quantity: (known?.line.quantity ?? 0) + line.quantity, ...(discountMinor > 0 && { discountMinor }) },
      tickets: [...(known?.tickets ?? []), ...tickets],
    });
  }
  return { lines: [...merged.values()].map(one => one.line), tickets: [...merged.values()].flatMap(one => one.tickets) };
}

/** A booking's lines and tickets taken apart; undefined when that would tear a bundle. Donations stay where they are. */
export function splitLines<Ticket extends Positioned>(
  lines: readonly Line[],
  tickets: readonly Ticket[],
  moves: (ticket: Ticket) => boolean,
): { readonly moved: LinesOfTickets<Ticket>; readonly rest: LinesOfTickets<Ticket> } | undefined {
  const ones = onesOf(lines, tickets);
  const goes = ({ tickets: own }: One<Ticket>): boolean => own.length > 0 && own.every(moves);
  if (ones.some(one => !goes(one) && one.tickets.some(moves))) return undefined;
  return { moved: together(ones.filter(goes)), rest: together(ones.filter(one => !goes(one))) };
}

/** Which of these tickets each admission of the lines stands for, in the order of the admissions: by type and place, the first that is left. */
export function pairTickets<Ticket extends { readonly ticketTypeId: string; readonly seat: string | null; readonly place: string }>(
  lines: readonly Line[],
  tickets: readonly Ticket[],
): readonly Ticket[] {
  const left = [...tickets];
  const paired = lines.flatMap(admissionsOf).map(({ ticketTypeId, seat, place }) => {
    const at = left.findIndex(ticket => ticket.ticketTypeId === ticketTypeId && ticket.seat === seat && ticket.place === place);
    const [found] = at < 0 ? [] : left.splice(at, 1);
    if (!found) throw new Error(`no ticket stands for a ${ticketTypeId} at ${place}`);
    return found;
  });
  if (left.length > 0) throw new Error(`${left.length} tickets stand for nothing that was given`);
  return paired;
}

/** The line that a ticket is of. */
export const lineOfTicket = <Ticket extends Positioned & { readonly id: string }>(
  lines: readonly Line[],
  tickets: readonly Ticket[],
  ticketId: string,
): Line | undefined => onesOf(lines, tickets).find(one => one.tickets.some(ticket => ticket.id === ticketId))?.line;
