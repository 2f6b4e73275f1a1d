import { Payment } from '@event-planner/contracts/payment';
import { newId } from '@event-planner/platform/ids';
import type { Stripe } from 'stripe';
import { expect, test } from 'vitest';
import { eventually, type TestService } from '@event-planner/platform/testing';
import { booking, bookings, testPayment, type TestPayment } from '../test-payment.ts';
import { allGivenBack, dyingOverAll, letAllBeTriedAgain, listEvents, outcomeOf, reject, tellEvent } from '../test-life.ts';

/** What the provider says in the life of a payment whose first card is declined, whose second one pays, and whose money goes back. */
const types = ['payment_intent.payment_failed', 'payment_intent.succeeded', 'refund.created', 'refund.updated'] as const;
type Type = (typeof types)[number];

/** Every order of every part of them: what is not in it was lost. */
const sequences = (left: readonly Type[] = types): readonly (readonly Type[])[] => [
  [],
  ...left.flatMap(first => sequences(left.filter(type => type !== first)).map(rest => [first, ...rest])),
];

const copies = {
  'each arrives once': (events: readonly Type[]) => events,
  'each arrives twice': (events: readonly Type[]) => events.flatMap(event => [event, event]),
  'all are replayed': (events: readonly Type[]) => [...events, ...events],
} as const;

/** Stored by a process that died over it, and not handled before somebody else finds it. */
const crashes = [undefined, ...types] as const;

interface Story {
  readonly name: string;
  readonly events: readonly Type[];
  readonly crash: Type | undefined;
}

const stories: readonly Story[] = sequences().flatMap((events, place) =>
  Object.entries(copies).map(([how, repeat], way) => {
    // Each order meets each crash in turn, over its ways of repetition and those of its neighbours.
    const crash = crashes[(place * 3 + way) % crashes.length];
    return { name: `${events.join(' → ') || 'nothing'}; ${how}; died over ${crash ?? 'none'}`, events: repeat(events), crash };
  }),
);

const atOnce = 6;

test('whatever order, repetition, loss and crash the events of a payment meet, its state, books and messages are the same in the end', async () => {
  const tickets = stories.map(() => booking());
  await using world = await testPayment(bookings(...tickets));
  await using doomed = await world.beside(dyingOverAll);
  world.provider.sandbox.simulate({ webhooks: { lost: true } });
  const wrong: unknown[] = [];
  for (let first = 0; first < stories.length; first += atOnce) {
    const chapter = stories.slice(first, first + atOnce).map((story, at) => ({ story, ticket: tickets[first + at] ?? booking() }));
    const ids = await Promise.all(chapter.map(({ story, ticket }) => tellStory({ ...world, doomed }, story, ticket)));
    await letAllBeTriedAgain(world);
    for (const [at, { ticket }] of chapter.entries()) await reject(world.service, { tickets: ticket, paymentId: ids[at] ?? '' });
    await letAllBeTriedAgain(world);
    for (const [at, { story }] of chapter.entries()) {
      const outcome = await outcomeOf(world, ids[at] ?? '', [world.service, doomed]);
      if (JSON.stringify(outcome) !== JSON.stringify(allGivenBack)) wrong.push({ story: story.name, outcome });
    }
  }
  expect(wrong).toEqual([]);
  expect(stories).toHaveLength(65 * 3);
}, 300_000);

/** Until every event of the story has arrived. What it leaves open is found by asking, or by who asks again. */
async function tellStory(
  world: TestPayment & { readonly doomed: TestService },
  { events, crash }: Story,
  ticket: ReturnType<typeof booking>,
): Promise<string> {
  const { id, clientSecret } = Payment.parse((await world.pay(ticket)).json());
  const intent = clientSecret?.split('_secret_')[0] ?? '';
  await world.giveCard(clientSecret, 'pm_card_visa_chargeDeclined');
  await world.giveCard(clientSecret);
  const said = new Map<string, Stripe.Event>();
  const find = async (type: Type): Promise<Stripe.Event | undefined> => {
    if (!said.has(type))
      for (const event of await listEvents(world)) if (JSON.stringify(event.data).includes(intent)) said.set(event.type, event);
    return said.get(type);
  };
  for (const type of events) {
    // There is nothing to say of a refund before there is one.
    if (type.startsWith('refund') && !(await find(type))) await giveBack(world, ticket, id);
    const event = await find(type);
    if (!event) continue;
    expect(await tellEvent(world, event, type === crash ? world.doomed : world.service)).toBe(200);
  }
  return id;
}

/** Booking has no places for it, as soon as it knows of the money: told, or found by asking. */
async function giveBack(world: TestPayment, ticket: ReturnType<typeof booking>, id: string): Promise<void> {
  const messageId = newId();
  await world.service.running.idle();
  if (await reject(world.service, { tickets: ticket, paymentId: id, messageId })) return world.service.running.idle();
  // Whoever runs the job for another story may have this payment in hand just now.
  await eventually(async () => {
    await world.service.pool.query('update payments set ask_at = $2 where id = $1 and ask_at is not null', [id, world.service.clock.now()]);
    await world.service.running.runJob('ask-provider');
    expect(await reject(world.service, { tickets: ticket, paymentId: id, messageId })).toBe(true);
  });
  await world.service.running.idle();
}
