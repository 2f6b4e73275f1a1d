import { Id } from '@event-planner/contracts/http';
import type { SellableEvent } from '../sellable-event.ts';

/** What somebody who looks for an order may have typed or scanned. All that it could mean is looked for. */
export interface Search {
  /** Of an order or a ticket. */
  readonly id: string | null;
  /** How a reference may begin. */
  readonly reference: string | null;
  readonly seats: readonly string[];
  readonly words: string;
  /** What an e-mail address has to contain as it was typed. Half of all addresses end alike: only what comes before is looked for word by word. */
  readonly address: string | null;
}

/** Tells the ticket of a scanned code, if it is one of ours. */
export type TicketOfCode = (code: string) => string | undefined;

const mostSeats = 200;

/** `event`: whose seats are meant, when only one event is looked through. */
export function readSearch(q: string, event: Pick<SellableEvent, 'seats'> | undefined, ticketOf: TicketOfCode): Search {
  const text = q.trim();
  const [, name = ''] = /^([^\s@]*[\p{L}\p{N}][^\s@]*)@\S*$/u.exec(text) ?? [];
  return {
    id: Id.safeParse(text).success ? text.toLowerCase() : (ticketOf(text) ?? null),
    reference: /^[0-9a-z]{3,8}$/i.test(text) ? text.toUpperCase() : null,
    seats: event === undefined ? [] : seatsNamed(text, event),
    words: name === '' ? text : name,
    address: name === '' ? null : text.toLowerCase(),
  };
}

/** `A-3`, `A 3`, `stalls-A-3`, or a seat as tickets print it: its row and number, and maybe its area. */
function seatsNamed(text: string, { seats }: Pick<SellableEvent, 'seats'>): readonly string[] {
  const said = wordsOf(text).filter(word => word !== 'row' && word !== 'seat' && word !== 'table');
  if (said.length < 2) return [];
  const number = said.at(-1);
  return seats
    .filter(seat => {
      const names = new Set(wordsOf(`${seat.area} ${seat.areaName} ${seat.row}`));
      return String(seat.number) === number && said.slice(0, -1).every(word => names.has(word)) && said.includes(seat.row.toLowerCase());
    })
    .slice(0, mostSeats)
    .map(seat => seat.id);
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
