import type { Availability } from '@event-planner/contracts/booking';
import type { EventDetail, Phase, TicketType } from '@event-planner/contracts/event';
import { saleOf, type Sale } from '../ticket-sale.ts';

/** A kind of ticket as it can be bought now, as far as the page knows: a hold decides. */
export interface Offer {
  readonly type: TicketType;
  readonly sale: Sale;
  /** Undefined while nobody has said. */
  readonly left: number | undefined;
  /** Of the next one; the least where the buyer chooses. */
  readonly priceMinor: number;
  /** The phase whose price that is. */
  readonly phase: string | undefined;
  /** How many are left at that price, and until when it holds. */
  readonly phaseLeft: number | undefined;
  readonly until: string | undefined;
  /** What one more costs once those are gone. */
  readonly nextPriceMinor: number;
  /** How many of an add-on may be bought for what is had already. */
  readonly forHad: number;
}

type Sold = Availability['ticketTypes'][number];

/** What is offered, kind by kind. Before availability is known, phases are told by the clock alone. */
export function offersOf(
  event: Pick<EventDetail, 'ticketTypes'>,
  availability: Availability | undefined,
  { now, having = {} }: { readonly now: number; readonly having?: Having | undefined },
): readonly Offer[] {
  const sold = new Map(availability?.ticketTypes.map(each => [each.ticketTypeId, each]));
  return event.ticketTypes.map(type => ({ ...offerOf(type, sold.get(type.id), now), forHad: forHad(type, having) }));
}

/** What somebody has already, by kind of ticket. */
type Having = Readonly<Record<string, number>>;

const forHad = ({ id, requires }: TicketType, having: Having): number =>
  requires.length === 0 ? 0 : Math.max(0, requires.reduce((sum, base) => sum + (having[base] ?? 0), 0) - (having[id] ?? 0));

function offerOf(type: TicketType, sold: Sold | undefined, now: number): Omit<Offer, 'forHad'> {
  const left = sold?.left;
  const phase = sold ? type.phases.find(({ name }) => name === sold.phase) : type.phases.find(one => isOpen(one, now));
  return {
    type,
    left,
    sale: saleOf(type, now, left),
    priceMinor: sold?.priceMinor ?? phase?.priceMinor ?? type.priceMinor,
    phase: sold ? (sold.phase ?? undefined) : phase?.name,
    phaseLeft: sold ? (sold.phaseLeft ?? undefined) : (phase?.quantity ?? undefined),
    until: (sold ? sold.until : phase?.until) ?? undefined,
    nextPriceMinor: nextPrice(type, phase, now),
  };
}

const isOpen = ({ until }: Phase, now: number): boolean => until === null || now < Date.parse(until);

const nextPrice = (type: TicketType, current: Phase | undefined, now: number): number =>
  type.phases.slice(current ? type.phases.indexOf(current) + 1 : type.phases.length).find(phase => isOpen(phase, now))?.priceMinor ??
  type.priceMinor;

/** An event whose ticket types have the price of now, for who shows one price for each. */
export const atPricesOfNow = (event: EventDetail, offers: readonly Offer[]): EventDetail => ({
  ...event,
  ticketTypes: offers.map(({ type, priceMinor }) => ({ ...type, priceMinor })),
});
