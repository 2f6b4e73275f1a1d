import type { Booking } from '@event-planner/contracts/booking';
import type { EventInventory } from '@event-planner/contracts/event';
import { anEvent, aSeatedEvent, type Items, ticketType } from '@event-planner/services/booking/test-world';
import { type Arena, buyer, type Buyer } from './arena.ts';

/** What became of a race: how many got what there was of it. */
export interface Outcome {
  readonly had: number;
  readonly given: number;
  /** What those were told who got nothing. */
  readonly refused: Readonly<Record<string, number>>;
}

export const crowd = (size: number, name = 'Buyer'): readonly Buyer[] => Array.from({ length: size }, (_, at) => buyer(`${name}${at}`));

/** Two processes are in the middle of it at the same moment before anybody may write: whoever looked too early decides by what is not so any more. */
async function allAtOnce<Answer>(arena: Arena, gate: string, start: () => readonly Promise<Answer>[]): Promise<readonly Answer[]> {
  await using barrier = await arena.world.service.gate(gate);
  const answers = start();
  await barrier.blocked(2);
  await barrier.release();
  return Promise.all(answers);
}

export const countBy = (words: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries([...Map.groupBy(words, word => word)].map(([word, of]) => [word, of.length]));

const outcomeOf = (had: number, answers: readonly { readonly status: number; readonly body: { readonly code?: string } }[]): Outcome => ({
  had,
  given: answers.filter(({ status }) => status === 201).length,
  refused: countBy(answers.flatMap(({ status, body }) => (status === 201 ? [] : [body.code ?? String(status)]))),
});

export async function manyForOnePlace(arena: Arena, buyers: number): Promise<Outcome> {
  const event = await arena.world.announce(anEvent({ ticketTypes: [ticketType({ capacity: 1 })] }));
  const items = [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 1 }];
  const all = crowd(buyers);
  return outcomeOf(1, await allAtOnce(arena, 'select 1 from counters for update', () => all.map(one => arena.hold(one, event, items))));
}

export async function manyForOneSeat(arena: Arena, buyers: number): Promise<Outcome> {
  const event = await arena.world.announce(aSeatedEvent());
  const items = [{ ticketTypeId: event.ticketTypes[0]!.id, seat: 'stalls-A-1' }];
  const [early, ...all] = crowd(buyers + 1);
  // Its claim has expired and lies there to be taken over: what all of them will want to write.
  await arena.hold(early as Buyer, event, items);
  arena.world.service.clock.advance(600);
  return outcomeOf(1, await allAtOnce(arena, 'select 1 from seat_claims for update', () => all.map(one => arena.hold(one, event, items))));
}

/** Everybody has booked the last one, and nobody paid in time; meanwhile others had it and gave it back. Now all pay. */
export async function latePayers(arena: Arena, event: EventInventory, items: Items): Promise<Outcome> {
  const buyers = crowd(8);
  const bookings: Booking[] = [];
  for (const late of buyers) {
    const { body } = await arena.hold(late, event, items);
    bookings.push((await arena.book(late, { holdId: body.id, attendeeName: late.name })).body);
    arena.world.service.clock.advance(15 * 60);
  }
  const table = 'seat' in items[0]! ? 'seat_claims' : 'counters';
  await arena.world.service.running.runJob('expire-bookings');
  if (table === 'seat_claims') await leaveClaim(arena, event);
  await allAtOnce(arena, `select 1 from ${table} for update`, () => bookings.map(booking => arena.pay(booking)));
  const { rows } = await arena.world.service.pool.query<{ state: string }>('select state from bookings');
  const states = rows.map(({ state }) => state);
  return {
    had: 1,
    given: states.filter(state => state === 'confirmed').length,
    refused: countBy(states.filter(state => state !== 'confirmed')),
  };
}

/** A claim that has expired, so that there is a row to race for. */
const leaveClaim = async (arena: Arena, event: EventInventory): Promise<unknown> =>
  arena.world.service.pool.query(
    `insert into seat_claims (event_id, seat, hold_id, category, expires_at) values ($1, 'stalls-A-1', gen_random_uuid(), 'gold', '2030-01-01')`,
    [event.eventId],
  );

export const latePayersOfPlace = async (arena: Arena): Promise<Outcome> => {
  const event = await arena.world.announce(anEvent({ ticketTypes: [ticketType({ capacity: 1 })] }));
  return latePayers(arena, event, [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 1 }]);
};

export const latePayersOfSeat = async (arena: Arena): Promise<Outcome> => {
  const event = await arena.world.announce(aSeatedEvent());
  return latePayers(arena, event, [{ ticketTypeId: event.ticketTypes[0]!.id, seat: 'stalls-A-1' }]);
};

/**
 * Thieves want to book the holds of others, guessed ones, or places without a hold, and come before the owners book what is theirs, twice at once. Given: to whom it
 * did not belong.
 */
export async function attackers(arena: Arena, buyers: number): Promise<Outcome & { readonly owners: number }> {
  const event = await arena.world.announce(anEvent({ ticketTypes: [ticketType({ capacity: buyers })] }));
  const items = [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 1 }];
  const owners = crowd(buyers);
  const holds = await Promise.all(owners.map(async one => (await arena.hold(one, event, items)).body.id));
  await using barrier = await arena.world.service.gate('select 1 from holds for update');
  const stealing = crowd(buyers, 'Thief').flatMap((thief, at) =>
    [{ holdId: holds[at] }, { holdId: crypto.randomUUID() }, { eventId: event.eventId, items }].map(wanted =>
      arena.book(thief, { ...wanted, attendeeName: 'Thief' }),
    ),
  );
  await barrier.blocked(2);
  const booking = owners.flatMap((owner, at) => [0, 1].map(() => arena.book(owner, { holdId: holds[at], attendeeName: owner.name })));
  await barrier.release();
  const booked = outcomeOf(buyers, await Promise.all(booking));
  return { ...outcomeOf(0, await Promise.all(stealing)), owners: booked.given };
}
