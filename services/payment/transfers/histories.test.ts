import { type BankLine, BankLinePage } from '@event-planner/contracts/bank-statements';
import type { BooksCheck } from '@event-planner/contracts/balance';
import type { BookingPayable } from '@event-planner/contracts/booking';
import {
  bookingCancelled,
  bookingConfirmed,
  bookingRefundRecorded,
  bookingRejected,
  paymentCompleted,
} from '@event-planner/contracts/messages';
import { StandingTakings } from '@event-planner/contracts/payment-ways';
import { newId } from '@event-planner/platform/ids';
import { person } from '@event-planner/platform/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type OfflineWorld, offlineWorld, organizerId, payable, sold, twoRates as price } from '../offline/test-offline.ts';
import { ada } from '../test-payment.ts';

const most = 4;
const which = fc.nat(most - 1);
const line = fc.nat(20);
type Way = 'transfer' | 'on_site' | 'invoice';

/** Too little, the exact amount, too much, and what has nothing to do with it. */
const amounts = fc.constantFrom(300, 1000, 1400, 2400, 2400, 3000, 4800);
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant('order' as const), which, way: fc.constantFrom<Way>('transfer', 'invoice', 'on_site') }),
  },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('pay' as const), which, names: fc.boolean(), amountMinor: amounts }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('assign' as const), which, line, amountMinor: amounts }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('expire' as const), which }) },
  fc.record({ does: fc.constant('take' as const), which }),
  { weight: 2, arbitrary: fc.record({ does: fc.constant('take later' as const), which, part: fc.constantFrom(undefined, 1, 333) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('undo' as const), which }) },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant('write off' as const), which, part: fc.constantFrom(undefined, 1, 333, 1000, 1399) }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('write back' as const), which }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('give back' as const), which, amountMinor: fc.constantFrom(400, 1000, 1400) }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('release' as const), line }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('credit' as const), line, which }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('credit back' as const), line, part: fc.constantFrom(undefined, 1, 333) }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('mark' as const), line, as: fc.constantFrom('to_return', 'returned', 'dismissed', 'open') }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

const place = `/organizers/${organizerId}`;
const mapping = { delimiter: ';', skipLines: 0, date: 0, amount: 2, debit: null, currency: null, defaultCurrency: 'EUR' };
const columns = { ...mapping, purpose: [1], counterparty: null, iban: null, decimal: ',', dateOrder: 'dmy' };

function player(world: OfflineWorld, orders: readonly BookingPayable[]) {
  let lines = 0;
  const back = new Map<string, number>();
  const told = new Set<string>();
  const isRejected = new Set<string>();
  const post = async (path: string, payload: object = {}): Promise<void> => {
    const { statusCode, body } = await world.ask(`${place}${path}`, { method: 'POST', payload });
    expect(statusCode, `${path} ${body}`).toBeLessThan(500);
  };
  const paymentOf = async ({
    bookingId,
  }: BookingPayable): Promise<{ id: string; amountMinor: number; writtenOffMinor: number; dueAt: Date | null } | undefined> =>
    (
      await world.service.pool.query(
        `select id, amount_minor::int as "amountMinor", written_off_minor::int as "writtenOffMinor", due_at as "dueAt"
         from payments where booking_id = $1`,
        [bookingId],
      )
    ).rows[0];
  const pick = async (at: number, fits: (one: BankLine) => boolean = () => true): Promise<BankLine | undefined> => {
    const all = BankLinePage.parse((await world.ask(`${place}/transfers/lines?limit=100`)).json()).items.filter(fits);
    return all[at % Math.max(1, all.length)];
  };
  const isOpen = ({ state }: BankLine): boolean => state === 'open' || state === 'to_return';
  const common = (of: BookingPayable) => ({
    bookingId: of.bookingId,
    userId: of.userId,
    eventId: of.eventId ?? '',
    totalMinor: of.totalMinor,
    currency: of.currency,
  });

  /** What booking does with what is paid: places of the second and fourth are gone once their time was over. */
  async function listen(): Promise<void> {
    for (const { bookingId, paymentId, paidWith } of await world.service.published(paymentCompleted)) {
      const [of, at] = [orders.find(one => one.bookingId === bookingId), orders.findIndex(one => one.bookingId === bookingId)];
      if (!of || told.has(bookingId)) continue;
      told.add(bookingId);
      if (of.state === 'expired' && at % 2 === 1) {
        isRejected.add(bookingId);
        Object.assign(of, { state: 'refunded' });
        const rest = { paymentId, refundId: newId(), email: of.email, eventTitle: 'Evening', reference: of.reference };
        await world.service.deliver(bookingRejected, { ...common(of), ...rest });
      } else {
        Object.assign(of, { state: 'confirmed' });
        await world.service.deliver(bookingConfirmed, sold(of, { price, paymentId, ...(paidWith && { paidWith }) }));
      }
    }
  }

  const orderAt = (at: number) => orders[at] as BookingPayable;
  async function play(one: Step): Promise<void> {
    if (one.does === 'order') {
      const of = orderAt(one.which);
      if (await paymentOf(of)) return;
      if (one.way !== 'invoice') return void (await world.choose(of, one.way));
      Object.assign(of, { state: 'confirmed' });
      await world.service.deliver(bookingConfirmed, sold(of, { paidWith: 'invoice', price }));
      back.set(of.bookingId, 0);
    } else if (one.does === 'pay') {
      const purpose = one.names ? orderAt(one.which).reference : 'Tickets';
      const { statusCode } = await world.service.inject({
        method: 'POST',
        url: `/api/payments${place}/transfers/imports?name=a.csv&mapping=${encodeURIComponent(JSON.stringify(columns))}`,
        headers: { ...(await world.service.asUser(person('Grace'))), 'content-type': 'application/octet-stream' },
        payload: Buffer.from(`01.06.2030;${purpose} (${lines++});${one.amountMinor / 100},00\n`),
      });
      expect(statusCode).toBe(201);
    } else if (one.does === 'expire') {
      const of = orderAt(one.which);
      if (of.state !== 'pending') return;
      Object.assign(of, { state: 'expired' });
      await world.service.deliver(bookingCancelled, { ...common(of), reason: 'expired' });
    } else if (one.does === 'give back') {
      const of = orderAt(one.which);
      const beforeMinor = back.get(of.bookingId);
      if (beforeMinor === undefined || beforeMinor + one.amountMinor > of.totalMinor) return;
      back.set(of.bookingId, beforeMinor + one.amountMinor);
      const rest = {
        refundId: newId(),
        organizerId,
        reference: of.reference,
        cause: 'by_team' as const,
        state: 'by_hand' as const,
        tickets: [],
        reason: null,
      };
      await world.service.deliver(bookingRefundRecorded, { ...common(of), ...rest, amountMinor: one.amountMinor, beforeMinor, price });
    } else if ('which' in one && !('line' in one)) {
      const of = orderAt(one.which);
      const payment = await paymentOf(of);
      const path = `/bookings/${of.bookingId}/taken`;
      if (one.does === 'take') await post(path, { paidWith: 'cash', seenMinor: payment?.amountMinor ?? of.totalMinor });
      else if (one.does === 'take later')
        await post(path, {
          paidWith: 'cash',
          seenMinor: payment?.writtenOffMinor ?? 0,
          laterMinor: one.part ?? Math.max(1, payment?.writtenOffMinor ?? 1),
        });
      else if (one.does === 'undo') {
        const last = payment && StandingTakings.parse((await world.ask(`${place}${path}`)).json()).items.at(-1);
        if (last) await post(`${path}/correction`, { as: 'not_paid', seen: last.paidWith, takingId: last.id, reason: 'Mistake' });
      } else if (payment && one.does === 'write back')
        await post(`/invoices/${payment.id}/write-back`, { seenMinor: Math.max(1, payment.writtenOffMinor) });
      else if (payment)
        await post(`/invoices/${payment.id}/write-off`, {
          reason: 'Nobody pays',
          ...('part' in one && one.part ? { amountMinor: one.part, seenMinor: payment.amountMinor } : {}),
        });
    } else if (one.does === 'credit back') {
      const of = await pick(one.line, ({ credits }) => credits.length > 0);
      const [given] = of?.credits ?? [];
      if (of && given)
        await post(`/transfers/lines/${of.id}/credit-back`, {
          nth: given.nth,
          amountMinor: one.part ?? given.amountMinor,
          seenMinor: given.amountMinor,
        });
    } else if (one.does === 'release') {
      const of = await pick(one.line, ({ shares }) => shares.length > 0);
      if (of) await post(`/transfers/lines/${of.id}/release`, { paymentId: of.shares[0]?.paymentId });
    } else {
      const of = await pick(one.line, isOpen);
      if (!of) return;
      if (one.does === 'mark') return post(`/transfers/lines/${of.id}/mark`, { as: one.as });
      const payment = await paymentOf(orderAt(one.which));
      if (!payment) return;
      const amountMinor = Math.max(1, Math.min(of.leftMinor, 'amountMinor' in one ? one.amountMinor : of.leftMinor));
      if (one.does === 'credit')
        await post(`/transfers/lines/${of.id}/credit`, { paymentId: payment.id, amountMinor, seenLeftMinor: of.leftMinor });
      else await post(`/transfers/lines/${of.id}/assign`, { shares: [{ paymentId: payment.id, amountMinor }] });
    }
  }
  return {
    async play(one: Step): Promise<void> {
      await play(one);
      await listen();
    },
  };
}

const taken = `select coalesce(sum(case kind when 'undone' then -amount_minor else amount_minor end), 0) as sum from takings where payment_id = p.id and kind in ('taken', 'undone')`;
const paidByLines = `${taken} and account = 'suspense'`;

/** What must hold, worked out of the rows beside the books. */
const laws: Readonly<Record<string, string>> = {
  'a line is what is left, is for something, is credit, or has left': `
    select l.id from bank_lines l where l.amount_minor <> l.left_minor
      + coalesce((select sum(amount_minor) from bank_shares where line_id = l.id and taken_back_at is null), 0)
      + coalesce((select sum(amount_minor) from bank_credits where line_id = l.id), 0)
      - coalesce((select sum(amount_minor) from bank_credits_back where line_id = l.id), 0)
      + coalesce((select -sum(p.amount_minor) from ledger_entries e join ledger_postings p on p.entry_id = e.id where e.key like 'bank line ' || l.id || ' left%' and p.account = 'bank'), 0)`,
  'what paid by transfer has parts that come to its amount, and no other': `
    select p.id from payments p, lateral (${paidByLines}) t, lateral (select coalesce(sum(amount_minor), 0) as sum from bank_shares where payment_id = p.id and taken_back_at is null) s
    where t.sum > 0 and (t.sum <> s.sum or p.state not in ('succeeded', 'refunding', 'refunded')) or t.sum = 0 and s.sum = p.amount_minor and p.state in ('succeeded', 'refunding', 'refunded')`,
  'what is paid is what came, each time': `
    select p.id from payments p, lateral (${taken}) t where p.state in ('succeeded', 'refunding', 'refunded') and p.provider_id is null and t.sum <> p.amount_minor`,
  'what nobody knows the purpose of is what is left, and the parts that have paid nothing': `
    select 1 where coalesce((select -sum(amount_minor) from ledger_postings where account = 'suspense'), 0) <>
      (select coalesce(sum(left_minor), 0) from bank_lines)
      + coalesce((select sum(amount_minor) from bank_shares where taken_back_at is null), 0) - coalesce((select sum(t.sum) from payments p, lateral (${paidByLines}) t), 0)`,
  'what is owed on invoices is what open invoices ask for': `
    select 1 where coalesce((select sum(amount_minor) from ledger_postings where account = 'receivable'), 0)
      <> (select coalesce(sum(amount_minor), 0) from payments where due_at is not null and state = 'created')`,
  'what is written off is what its invoices say': `
    select p.id from payments p where p.written_off_minor <> coalesce((
      select sum(l.amount_minor) from ledger_entries e join ledger_postings l on l.entry_id = e.id
      where e.payment_id = p.id and e.kind in ('written_off', 'written_back') and l.account in ('written_off', 'taxes')), 0)`,
  'of no rate more is taken back than was sold': `
    select e.booking_id from ledger_entries e join ledger_postings l on l.entry_id = e.id where l.account = 'taxes'
    group by e.booking_id, l.tax_name having sum(l.amount_minor) > 0 or sum(l.base_minor) > 0`,
  'of what nobody pays no tax is owed, and nothing is revenue': `
    select e.booking_id from ledger_entries e join ledger_postings l on l.entry_id = e.id join payments p on p.booking_id = e.booking_id
    where p.failure_code = 'written_off' and l.account in ('taxes', 'sales', 'refunds', 'written_off')
    group by e.booking_id having sum(l.amount_minor) <> 0 or sum(l.amount_minor) filter (where l.account = 'taxes') <> 0
      or sum(l.base_minor) filter (where l.tax_name = 'VAT') <> 0 or sum(l.base_minor) filter (where l.tax_name = 'VAT reduced') <> 0`,
  'nobody has paid for nothing': `select 1 where (select coalesce(sum(amount_minor), 0) from ledger_postings where account = 'received') <> 0`,
  'credit is what its buyers have, and what the organizer owes until they spend it': `
    select 1 where coalesce((select -sum(amount_minor) from ledger_postings where account = 'buyer_credit'), 0) <> (select coalesce(sum(balance_minor), 0) from credits)
      or coalesce((select sum(amount_minor) from ledger_postings where organizer_id is not null), 0) <> (select coalesce(sum(balance_minor), 0) from credits)`,
};

async function ensureLaws(world: OfflineWorld): Promise<void> {
  for (const [law, sql] of Object.entries(laws)) expect((await world.service.pool.query(sql)).rows, law).toEqual([]);
  const completed = (await world.service.published(paymentCompleted)).map(({ bookingId }) => bookingId);
  expect(new Set(completed).size, 'nothing is paid twice').toBe(completed.length);
}

async function ensureBooks(world: OfflineWorld): Promise<void> {
  const { checks } = (await world.ask('/platform/books-check', { as: person('Root', ['admin']) })).json<BooksCheck>();
  expect(checks.filter(({ wrong }) => wrong > 0)).toEqual([]);
}

test('whatever comes too much, too little, twice or too late, and wherever somebody says it goes, every cent is where the books say', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 45 }), async steps => {
      const orders = Array.from({ length: most }, (_, at) => payable({ reference: `ABCD234${at + 5}`.replace('8', 'Z'), userId: ada.sub }));
      await using world = await offlineWorld(...orders);
      const told = player(world, orders);
      for (const one of steps) {
        await told.play(one);
        await ensureLaws(world);
      }
      await ensureBooks(world);
    }),
    { numRuns: 3, endOnFailure: true },
  );
}, 120_000);
