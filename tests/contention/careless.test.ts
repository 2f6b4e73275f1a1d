import { expect, test } from 'vitest';
import { openArena, type Arena } from './arena.ts';
import { type Guard, without } from './careless.ts';
import { attackers, latePayersOfPlace, latePayersOfSeat, manyForOnePlace, manyForOneSeat, type Outcome } from './races.ts';

/** Whoever decides by numbers has locked them. */
const lockOfCounters: Guard = { guard: /order by id\s+for update/ };
const countersMayOversell = 'alter table counters drop constraint never_oversold';
const seatsMayHaveTwoTickets = 'drop index one_valid_ticket_per_seat';

interface Carelessness {
  readonly forgets: string;
  readonly guards: readonly Guard[];
  /** The final judge, who would refuse what the guard let pass. */
  readonly judge?: string;
  readonly race: (arena: Arena) => Promise<Outcome>;
  /** What the checker says of it afterwards; nothing where each row alone looks well. */
  readonly broken: RegExp;
}

/** The races of `contention.test.ts`, run by builds in which a guard was forgotten: each must give away what there is not, or the race would prove nothing. */
const carelessness: readonly Carelessness[] = [
  {
    forgets: 'to lock the counters before it decides',
    guards: [lockOfCounters],
    judge: countersMayOversell,
    race: arena => manyForOnePlace(arena, 20),
    broken: /counts 2 held and 0 sold of 1/,
  },
  {
    forgets: 'that only an expired claim may be taken over',
    guards: [{ guard: 'where seat_claims.expires_at <= $2' }],
    race: arena => manyForOneSeat(arena, 20),
    broken: /its seat stalls-A-1 of the event .* is not its own/,
  },
  {
    forgets: 'to lock the counters before a late payment takes a place',
    guards: [lockOfCounters],
    judge: countersMayOversell,
    race: latePayersOfPlace,
    broken: /counts 0 held and \d sold of 1/,
  },
  {
    forgets: 'that a late payment takes no seat which has a ticket',
    guards: [
      {
        guard: 'where seat_claims.ticket_id is null and (seat_claims.hold_id = $2 or seat_claims.expires_at <= $3)',
        instead: 'where $3::timestamptz is not null',
      },
    ],
    judge: seatsMayHaveTwoTickets,
    race: latePayersOfSeat,
    broken: /the seat stalls-A-1 of the event .* has \d valid tickets/,
  },
  {
    forgets: 'to ask whose a hold is',
    guards: [{ guard: 'coalesce(user_id = buyer_user, false) or coalesce(cart_id = buyer_cart, false) as own', instead: 'true as own' }],
    race: arena => attackers(arena, 10),
    broken: /^$/,
  },
];

test.each(carelessness)(
  'a build that forgets $forgets gives away what there is not',
  async ({ guards, judge, race, broken }) => {
    using careless = without(guards);
    await using arena = await openArena();
    if (judge !== undefined) await arena.world.service.pool.query(judge);
    const { had, given } = await race(arena);
    expect(careless.loosened).toBeGreaterThan(0);
    expect(given).toBeGreaterThan(had);
    expect((await arena.faults()).join('\n')).toMatch(broken);
  },
  60_000,
);

test.each(carelessness.filter(({ judge }) => judge !== undefined))(
  'where a build forgets $forgets, the final judge in the database still lets nobody have it twice',
  async ({ guards, race }) => {
    using careless = without(guards);
    await using arena = await openArena();
    const given = await race(arena).then(
      outcome => outcome.given,
      () => 0,
    );
    expect(careless.loosened).toBeGreaterThan(0);
    expect(given).toBeLessThanOrEqual(1);
    expect((await arena.faults()).filter(fault => /valid tickets|counts/.test(fault))).toEqual([]);
  },
  60_000,
);
