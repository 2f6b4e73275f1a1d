import type { HoldRequest } from '@event-planner/contracts/booking';
import { layOut, type Seat, type SeatMap } from '@event-planner/contracts/seat-map';
import { listAccounts } from './accounts.ts';
import { type Buyer, listBuyers } from './buyers.ts';
import type { WorldEvent } from './events.ts';
import { exceptionOf } from './exceptions.ts';
import { idAt, idOf } from './ids.ts';
import { type SalePayment, withPayments } from './payments.ts';
import { createRandom, type Random } from './random.ts';
import type { House } from './seat-maps/houses.ts';
import { takePlaces, takeSeats } from './taken-places.ts';

export type SaleItem = Exclude<HoldRequest['items'][number], { readonly together: number }>;

/** An order that somebody has made and paid for. */
export interface Sale {
  readonly id: string;
  readonly reference: string;
  readonly eventId: string;
  readonly buyer: Buyer;
  readonly boughtAt: string;
  readonly items: readonly SaleItem[];
  /** Where more is known of its money than that it came. */
  readonly payment?: SalePayment;
}

const eventsWithSales = 40;
/** A tenth of an arena is a thousand tickets: a few of those are enough for a demo. */
const large = 1000;
const largeAtMost = 4;

const placesOf = ({ ticketTypes, seatMap }: WorldEvent): number =>
  seatMap?.startsWith('arena') ? 12_000 : ticketTypes.reduce((sum, type) => sum + (type.capacity ?? 0), 0);
const isLarge = (event: WorldEvent): boolean => placesOf(event) >= large;

export function createSales(
  events: readonly WorldEvent[],
  plan: { maps: Readonly<Record<House, SeatMap>>; seed: string; today: Temporal.Instant },
): readonly Sale[] {
  const buyers = listBuyers();
  const regulars = listAccounts()
    .slice(0, 2)
    .map(({ id, email, name }): Buyer => ({ id, email, name }));
  const laidOut = new Map<House, readonly Seat[]>();
  const seatsOf = (house: House) => laidOut.getOrInsertComputed(house, () => layOut(plan.maps[house]));
  return eventsSelling(events, plan.seed).flatMap((event, turn) => {
    const random = createRandom(`${plan.seed} sales of ${event.slug}`);
    const seats = event.seatMap ? takeSeats(event, seatsOf(event.seatMap), { share: shareSold(event, random), random }) : [];
    const orders = [...seats, ...takePlaces(event, { share: shareSold(event, random), random })];
    const sales = orders.map((items, at): Sale => {
      const buyer = (at === 0 && turn < 6 ? regulars[turn % 2] : undefined) ?? random.pick(buyers);
      const moment = boughtAt(event, { today: plan.today, random });
      return { ...named(`sale ${event.slug} ${at}`, moment), eventId: event.id, buyer, boughtAt: moment, items };
    });
    return withPayments(sales, event, plan.today);
  });
}

const named = (name: string, moment: string): Pick<Sale, 'id' | 'reference'> => ({
  id: idAt(name, moment),
  reference: referenceOf(idOf(name)),
});

/** Eight letters and digits that are the same in every run. */
const referenceOf = (id: string): string =>
  BigInt(`0x${idOf(`reference of ${id}`).replaceAll('-', '').slice(0, 10)}`)
    .toString(32)
    .toUpperCase()
    .padStart(8, '0');

/** The unusual ones first, so that those who look for a sold-out event or an old ticket find one; the rest by lot. */
function eventsSelling(events: readonly WorldEvent[], seed: string): readonly WorldEvent[] {
  const chosen = ['ended', 'this-week', 'sold-out', 'free'].flatMap(kind => events.filter(event => exceptionOf(event.slug) === kind));
  const [paidOut, others] = partition(
    createRandom(`${seed} sales`).shuffle(events.filter(({ slug }) => (exceptionOf(slug) ?? 'paid-out') === 'paid-out')),
  );
  const crowds = others.filter(isLarge).slice(0, largeAtMost - chosen.filter(isLarge).length);
  return [...chosen, ...paidOut, ...crowds, ...others.filter(event => !isLarge(event))].slice(0, eventsWithSales);
}

const partition = (events: readonly WorldEvent[]) => {
  const { paid = [], others = [] } = Object.groupBy(events, ({ slug }) => (exceptionOf(slug) === undefined ? 'others' : 'paid'));
  return [paid, others] as const;
};

function shareSold(event: WorldEvent, random: Random): number {
  if (exceptionOf(event.slug) === 'sold-out') return 1;
  return isLarge(event) ? 0.06 + random.next() * 0.1 : 0.15 + random.next() * 0.7;
}

/** Between the opening of sales and now, or their end; more people decide early than late. */
function boughtAt(event: WorldEvent, { today, random }: { today: Temporal.Instant; random: Random }): string {
  const opened = Math.min(...event.ticketTypes.map(type => Date.parse(type.salesStart)));
  const until = Math.min(today.epochMilliseconds, Date.parse(event.startsAt));
  const seconds = Math.floor(((until - opened) / 1000) * random.next() ** 1.6);
  return Temporal.Instant.fromEpochMilliseconds(opened + seconds * 1000).toString();
}
