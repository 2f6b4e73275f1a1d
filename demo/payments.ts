import type { InvoiceTo } from '@event-planner/contracts/invoicing';
import { listAccounts } from './accounts.ts';
import type { Buyer } from './buyers.ts';
import type { WorldEvent } from './events.ts';
import { exceptionOf } from './exceptions.ts';
import { idOf } from './ids.ts';
import type { Sale, SaleItem } from './sales.ts';

/** Money that went back later. */
export interface GivenBack {
  readonly id: string;
  readonly amountMinor: number;
  readonly asCredit: boolean;
  readonly reason: string;
  readonly at: string;
  /** The provider's. */
  readonly providerId: string;
}

/** The buyer's bank wants, or wanted, the money back. */
export interface Chargeback {
  readonly id: string;
  readonly providerId: string;
  readonly reason: string;
  readonly openedAt: string;
  readonly dueAt: string;
  /** When it was decided for the organizer. */
  readonly wonAt: string | null;
}

export interface CardPayment {
  readonly by: 'card';
  readonly id: string;
  readonly intentId: string;
  readonly chargeId: string;
  /** What the card paid. */
  readonly amountMinor: number;
  /** Of it, what the buyer's credit paid. */
  readonly creditMinor: number;
  readonly back: GivenBack | null;
  /** Money that somebody gave back in the provider's dashboard, and has not said what for. */
  readonly backAtProvider: Pick<GivenBack, 'amountMinor' | 'at' | 'providerId'> | null;
  readonly dispute: Chargeback | null;
}

export interface InvoicePayment {
  readonly by: 'invoice';
  readonly id: string;
  readonly to: InvoiceTo;
  readonly dueAt: string;
  /** The day on which a bank's statement has it; null while it is owed. */
  readonly paidOn: string | null;
}

/** How an order was paid of which more is known than that it was. */
export type SalePayment = CardPayment | InvoicePayment;

const dayMs = 86_400_000;
const after = (instant: string, days: number): string => new Date(Date.parse(instant) + days * dayMs).toISOString();
const providerId = (kind: string, name: string): string => `${kind}_${idOf(`${kind} ${name}`).replaceAll('-', '').slice(0, 24)}`;

const card = ({ id }: Sale, rest: Partial<CardPayment> & Pick<CardPayment, 'amountMinor'>): CardPayment => ({
  by: 'card',
  id: idOf(`payment of ${id}`),
  intentId: providerId('pi', id),
  chargeId: providerId('ch', id),
  creditMinor: 0,
  back: null,
  backAtProvider: null,
  dispute: null,
  ...rest,
});
const back = ({ id }: Sale, rest: Omit<GivenBack, 'id' | 'providerId'>): GivenBack => ({
  id: idOf(`refund of ${id}`),
  providerId: providerId('re', id),
  ...rest,
});
const chargeback = ({ id }: Sale, reason: string, { openedAt, wonAt }: Pick<Chargeback, 'openedAt' | 'wonAt'>): Chargeback => ({
  id: idOf(`dispute of ${id}`),
  providerId: providerId('du', id),
  reason,
  openedAt,
  dueAt: after(openedAt, 9),
  wonAt,
});
const invoice = ({ id, buyer, boughtAt }: Sale, company: Omit<InvoiceTo, 'name'>, paidAfterDays: number | null): InvoicePayment => ({
  by: 'invoice',
  id: idOf(`payment of ${id}`),
  to: { ...company, name: buyer.name },
  dueAt: after(boughtAt, 14),
  paidOn: paidAfterDays === null ? null : after(boughtAt, paidAfterDays).slice(0, 10),
});

const harbour = {
  company: 'Hafenwerk AG',
  street: 'Am Sandtorkai 30',
  postalCode: '20457',
  city: 'Hamburg',
  country: 'DE',
  reference: 'K-2207',
};
const agency = { company: 'Studio Brückenkopf GbR', street: 'Weidenallee 51', postalCode: '20357', city: 'Hamburg', country: 'DE' };

const placesIn = (item: SaleItem): number => ('quantity' in item ? item.quantity : 1);

const totalMinorOf = ({ items }: Sale, { ticketTypes }: WorldEvent): number =>
  items.reduce((sum, item) => sum + placesIn(item) * (ticketTypes.find(({ id }) => id === item.ticketTypeId)?.priceMinor ?? 0), 0);

/** Of an evening whose money was paid out, what else there is to see of money: its orders in the order of time. */
function paidOut(sales: readonly Sale[], event: WorldEvent, today: Temporal.Instant): readonly Sale[] {
  const totalOf = (sale: Sale): number => totalMinorOf(sale, event);
  const shareOf = (sale: Sale, percent: bigint): number => Number((BigInt(totalOf(sale)) * percent) / 100n);
  const { endsAt } = event;
  const inTime = sales.toSorted((a, b) => a.boughtAt.localeCompare(b.boughtAt));
  const [ada, grace] = listAccounts().map(({ id, email, name }): Buyer => ({ id, email, name }));
  const [first, second, third, fourth, fifth, sixth] = inTime;
  const last = inTime.findLast(sale => sale.items.reduce((sum, item) => sum + placesIn(item), 0) > 1);
  if (!ada || !grace || !first || !second || !third || !fourth || !fifth || !sixth || !last)
    throw new Error('too little was sold of an evening');
  const changed = new Map<Sale, Partial<Sale>>([
    [
      first,
      {
        buyer: ada,
        payment: card(first, {
          amountMinor: totalOf(first),
          back: back(first, {
            amountMinor: shareOf(first, 50n),
            asCredit: true,
            reason: 'Moved from the balcony to the floor',
            at: after(first.boughtAt, 2),
          }),
        }),
      },
    ],
    [second, { payment: invoice(second, harbour, 9) }],
    [third, { payment: invoice(third, agency, null) }],
    [
      fourth,
      {
        payment: card(fourth, {
          amountMinor: totalOf(fourth),
          dispute: chargeback(fourth, 'product_not_received', { openedAt: after(fourth.boughtAt, 3), wonAt: after(fourth.boughtAt, 16) }),
        }),
      },
    ],
    [
      fifth,
      {
        buyer: grace,
        payment: card(fifth, {
          amountMinor: totalOf(fifth),
          back: back(fifth, {
            amountMinor: shareOf(fifth, 25n),
            asCredit: false,
            reason: 'The support act fell ill',
            at: after(endsAt, 1),
          }),
        }),
      },
    ],
    [
      sixth,
      {
        payment: card(sixth, {
          amountMinor: totalOf(sixth),
          backAtProvider: {
            providerId: providerId('re', sixth.id),
            amountMinor: shareOf(sixth, 40n),
            at: new Date(today.epochMilliseconds - 1.3 * dayMs).toISOString(),
          },
        }),
      },
    ],
    [
      last,
      {
        buyer: ada,
        payment: card(last, {
          amountMinor: totalOf(last) - 1000,
          creditMinor: 1000,
          back: back(last, {
            amountMinor: shareOf(last, 90n),
            asCredit: false,
            reason: 'Let in too late to hear the concert',
            at: after(endsAt, 2),
          }),
        }),
      },
    ],
  ]);
  return inTime.map(sale => ({ ...sale, ...changed.get(sale) }));
}

/** The first order of an evening to come is one that its buyer’s bank asks about. */
function disputed(sales: readonly Sale[], event: WorldEvent, today: Temporal.Instant): readonly Sale[] {
  const first = sales.toSorted((a, b) => a.boughtAt.localeCompare(b.boughtAt))[0];
  const openedAt = new Date(today.epochMilliseconds - 2.6 * dayMs).toISOString();
  return sales.map(sale =>
    sale === first
      ? {
          ...sale,
          payment: card(sale, {
            amountMinor: totalMinorOf(sale, event),
            dispute: chargeback(sale, 'unrecognized', { openedAt, wonAt: null }),
          }),
        }
      : sale,
  );
}

/** What of an event's orders is told about their money. */
export function withPayments(sales: readonly Sale[], event: WorldEvent, today: Temporal.Instant): readonly Sale[] {
  if (exceptionOf(event.slug) === 'paid-out') return paidOut(sales, event, today);
  return event.slug === 'the-paper-lanterns-amsterdam' ? disputed(sales, event, today) : sales;
}
