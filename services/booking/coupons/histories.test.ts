import { randomUUID } from 'node:crypto';
import type { Booking, Hold } from '@event-planner/contracts/booking';
import type { EventInventory } from '@event-planner/contracts/event';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ada, anEvent, type BookingWorld, bookingWorld, cart, grace, ticketType } from '../test-world.ts';
import { couponWorld, termsOf } from './test-coupons.ts';

type Code = 'ONCE' | 'THRICE' | 'EACH';
const codes = ['ONCE', 'THRICE', 'EACH'] as const;
const limits: Readonly<Record<Code, number>> = { ONCE: 1, THRICE: 3, EACH: Infinity };

interface Choosing<Does extends string> {
  readonly does: Does;
  readonly which: number;
  readonly with: readonly Code[];
}
interface Acting<Does extends string> {
  readonly does: Does;
  readonly which: number;
}
type Step =
  | Choosing<'hold'>
  | Choosing<'change'>
  | Acting<'release'>
  | Acting<'renew'>
  | Acting<'book'>
  | Acting<'pay'>
  | Acting<'refund'>
  | Acting<'cancel'>
  | { readonly does: 'wait'; readonly minutes: number }
  | { readonly does: 'sweep' };

const used = fc.subarray([...codes]);
const aStep = fc.oneof(
  { weight: 6, arbitrary: fc.record({ does: fc.constantFrom('hold', 'change'), which: fc.nat(), with: used }) },
  { weight: 5, arbitrary: fc.record({ does: fc.constantFrom('book', 'pay'), which: fc.nat() }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constantFrom('release', 'renew', 'refund', 'cancel'), which: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('wait'), minutes: fc.constantFrom(3, 9, 16) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('sweep') }) },
);

interface InUse {
  readonly with: readonly string[];
  /** For ever, once it is paid. */
  readonly until: number;
}

/** What people do, and beside it what a careful clerk would write down: which codes are in use, by what, until when. */
function createPlayer(world: BookingWorld, event: EventInventory) {
  const { as, holdWith, setCoupons } = couponWorld(world);
  const clerk = new Map<string, InUse>();
  const holds: { hold: Hold; headers: Record<string, string> }[] = [];
  const bookings: { booking: Booking; who: typeof ada }[] = [];
  const paid: { booking: Booking; paymentId: string }[] = [];
  let late = 0;
  const now = (): number => world.service.clock.now().getTime();
  const at = <Thing>(things: readonly Thing[], which: number): Thing | undefined => things[which % Math.max(1, things.length)];
  const write = (hold: Hold): void =>
    void clerk.set(hold.id, { with: (hold.price.discounts ?? []).map(({ code }) => code), until: Date.parse(hold.expiresAt) });
  const inForce = (code: string): number => [...clerk.values()].filter(use => use.until > now() && use.with.includes(code)).length;

  const plays: { readonly [Does in Step['does']]: (step: Extract<Step, { does: Does }>) => Promise<unknown> } = {
    async hold({ with: typed }) {
      const before = typed.filter(code => inForce(code) >= limits[code]);
      const headers = cart();
      const { status, body } = await holdWith(headers, event, {
        items: [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 1 }],
        coupons: typed,
      });
      // Refused exactly when a code is used up: an open cart counts, and one that has expired does not.
      expect([status === 201, body.code]).toEqual([before.length === 0, before.length === 0 ? undefined : 'coupon_used_up']);
      if (status !== 201) return;
      write(body);
      holds.push({ hold: body, headers });
    },
    async change({ which, with: typed }) {
      const one = at(holds, which);
      if (!one) return;
      const { status, body } = await setCoupons(one.headers, one.hold, typed);
      if (status === 200) write(body);
    },
    async renew({ which }) {
      const one = at(holds, which);
      const answer = one && (await as(one.headers)('POST', `/holds/${one.hold.id}/renew`));
      if (answer?.status === 200) write(answer.body as Hold);
    },
    async release({ which }) {
      const one = at(holds, which);
      const answer = one && (await as(one.headers)('DELETE', `/holds/${one.hold.id}`));
      if (answer?.status === 204) clerk.delete(one!.hold.id);
    },
    async book({ which }) {
      const one = at(holds, which);
      if (!one) return;
      const who = which % 2 === 0 ? ada : grace;
      const made = await world.book({ ...(await world.service.asUser(who)), ...one.headers }, one.hold);
      if (made.status !== 201) return;
      const use = clerk.get(one.hold.id)!;
      clerk.set(one.hold.id, { ...use, until: made.body.state === 'confirmed' ? Infinity : Date.parse(made.body.payBy ?? '') });
      bookings.push({ booking: { ...made.body, parentHold: one.hold.id } as Booking & { parentHold: string }, who });
    },
    async pay({ which }) {
      const one = at(bookings, which);
      if (!one || one.booking.state === 'confirmed') return;
      const id = holdIdOf(one.booking);
      const use = clerk.get(id)!;
      const paymentId = await world.pay(one.booking, { paymentId: randomUUID() });
      const { body } = await as(await world.service.asUser(one.who))('GET', `/${one.booking.id}`);
      if (body.state !== 'confirmed') return;
      if (use.until <= now()) late += 1;
      clerk.set(id, { ...use, until: Infinity });
      paid.push({ booking: one.booking, paymentId });
    },
    async refund({ which }) {
      const one = at(paid, which);
      if (!one) return;
      await world.giveBack(one.booking, one.paymentId);
      const { rows } = await world.service.pool.query<{ state: string }>('select state from bookings where id = $1', [one.booking.id]);
      if (rows[0]?.state === 'refunded') clerk.delete(holdIdOf(one.booking));
    },
    async cancel({ which }) {
      const one = at(bookings, which);
      const answer = one && (await as(await world.service.asUser(one.who))('POST', `/${one.booking.id}/cancel`));
      if (answer?.status === 200) clerk.delete(holdIdOf(one!.booking));
    },
    wait: async ({ minutes }) => world.service.clock.advance(minutes * 60),
    sweep: () => world.service.running.runJob('expire-bookings'),
  };
  return {
    inForce,
    get late() {
      return late;
    },
    play: (step: Step): Promise<unknown> => (plays[step.does] as (of: Step) => Promise<unknown>)(step),
  };
}

const holdIdOf = (booking: Booking): string => (booking as Booking & { readonly parentHold: string }).parentHold;

test('whatever happens in whatever order, a code is in use exactly where a clerk says so, and beyond its limit for late payments only', async () => {
  await using world = await bookingWorld();
  const { asBoss, campaign, countsAreTrue } = couponWorld(world);
  let uses = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(aStep, { minLength: 10, maxLength: 40 }) as fc.Arbitrary<Step[]>, async steps => {
      const event = await world.announce(anEvent({ ticketTypes: [ticketType({ capacity: 1000 })] }));
      await campaign(event, { kind: 'percent', combinable: true, maxUses: 1 }, 'ONCE');
      await campaign(event, { kind: 'amount', amountMinor: 100, combinable: true, maxUses: 9, maxUsesPerCode: 3 }, 'THRICE');
      await asBoss('POST', '/campaigns', {
        organizerId: event.organizerId,
        terms: termsOf({ kind: 'percent', combinable: true }),
        code: 'EACH',
      });
      const player = createPlayer(world, event);
      for (const step of steps) {
        await player.play(step);
        const { rows } = await world.service.pool.query<{ code: Code; uses: number }>(
          `select k.code, (select count(*)::int from redemptions r where r.code_id = k.id and r.counted and r.expires_at > $2) as uses
           from coupon_codes k where k.organizer_id = $1`,
          [event.organizerId, world.service.clock.now()],
        );
        for (const { code, uses: found } of rows) {
          expect([code, found]).toEqual([code, player.inForce(code)]);
          expect(found).toBeLessThanOrEqual(limits[code] + player.late);
          uses += found;
        }
        expect(await countsAreTrue()).toBe(true);
      }
    }),
    { numRuns: 25 },
  );
  expect(uses).toBeGreaterThan(0);
});
