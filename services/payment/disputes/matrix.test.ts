import { disputeClosed, paymentDisputed } from '@event-planner/contracts/payment-messages';
import type { TestService } from '@event-planner/platform/testing';
import type { Stripe } from 'stripe';
import { expect, test } from 'vitest';
import { dyingOverAll, letAllBeTriedAgain, listEvents, tellEvent } from '../test-life.ts';
import { actions, teams } from '../test-money.ts';
import { booking, bookings, testPayment, type TestPayment } from '../test-payment.ts';

/** How disputes go, and what each comes to in whichever order one hears of it. */
const courses = {
  won: { state: 'won', closed: true, booked: ['dispute_opened -4400', 'dispute_won 2400'], told: ['disputed', 'won'] },
  lost: { state: 'lost', closed: true, booked: ['dispute_opened -4400'], told: ['disputed', 'lost'] },
  open: { state: 'under_review', closed: false, booked: ['dispute_opened -4400'], told: ['disputed'] },
} as const;
type Course = keyof typeof courses;

const orders = <Item>(items: readonly Item[]): readonly (readonly Item[])[] =>
  items.length === 0 ? [[]] : items.flatMap((first, at) => orders(items.toSpliced(at, 1)).map(rest => [first, ...rest]));

const copies = {
  'each arrives once': (events: readonly Stripe.Event[]) => events,
  'each arrives twice': (events: readonly Stripe.Event[]) => events.flatMap(event => [event, event]),
  'all are replayed': (events: readonly Stripe.Event[]) => [...events, ...events],
} as const;

/** Disputes a payment, has it answered and decided, and answers with what the provider said of it, in its order. */
async function record(world: TestPayment, tickets: ReturnType<typeof booking>, course: Course): Promise<readonly Stripe.Event[]> {
  const { clientSecret, id: paymentId } = (await world.pay(tickets)).json<{ clientSecret: string; id: string }>();
  await world.giveCard(clientSecret);
  const intent = clientSecret.split('_secret_')[0] ?? '';
  const [charge] = (await world.stripe.charges.list({ payment_intent: intent })).data;
  await world.provider.control(`objects/charge/${charge?.id}/dispute`, { reason: 'fraudulent' });
  const [dispute] = (await world.stripe.disputes.list({ payment_intent: intent })).data;
  const id = dispute?.id ?? '';
  await world.stripe.disputes.update(id, { evidence: { uncategorized_text: course === 'won' ? 'winning_evidence' : 'they came' } });
  await world.provider.sandbox.idle();
  if (course === 'lost') await world.provider.control(`objects/dispute/${id}/decide`, { outcome: 'lost' });
  await letAllBeTriedAgain(world);
  await actions(world.service).sell({ bookingId: tickets.bookingId, paymentId, totalMinor: 2400 });
  return (await listEvents(world)).filter(
    ({ type, data }) => type.startsWith('charge.dispute') && (data.object as Stripe.Dispute).id === id,
  );
}

interface Story {
  readonly name: string;
  readonly disputeId: string;
  readonly course: Course;
  readonly said: readonly Stripe.Event[];
  readonly arrives: readonly Stripe.Event[];
  /** Stored by a process that died over it, and not handled before somebody else finds it. */
  readonly crash: Stripe.Event | undefined;
}

/** The same dispute once more, under ids of its own. What the bank decides it decides later. */
function retell(recorded: readonly Stripe.Event[], name: string): readonly Stripe.Event[] {
  const first = recorded[0]?.created ?? 0;
  return recorded.map(event => {
    const own = JSON.parse(JSON.stringify(event).replaceAll(/\b((?:du|dp|txn|evt)_\w+)/g, `$1_${name}`)) as Stripe.Event;
    const laterBy = { 'charge.dispute.updated': 60, 'charge.dispute.closed': 120, 'charge.dispute.funds_reinstated': 120 };
    return { ...own, created: first + (laterBy[event.type as keyof typeof laterBy] ?? 0) };
  });
}

/** Every order of all that is said, each way of repetition, with the last few lost and a crash over each in turn. */
const storiesOf = (recorded: readonly Stripe.Event[], course: Course): readonly Story[] =>
  orders(recorded.map((_, at) => at)).flatMap((order, place) =>
    Object.entries(copies)
      // Of the many orders in which one is won each meets one way.
      .filter((_, way) => course !== 'won' || way === place % 3)
      .map(([how, repeat], way) => {
        const name = `${course}${place}${way}`;
        const said = retell(recorded, name);
        const events = order.flatMap(at => said[at] ?? []);
        const arrived = events.slice(0, events.length - (place % 3));
        const crash = arrived[(place + way) % (arrived.length + 1)];
        const { id: disputeId } = (said[0] as Stripe.Event).data.object as Stripe.Dispute;
        const words = arrived.map(({ type }) => type.replace('charge.dispute.', '')).join(' → ');
        return { name: `${words}; ${how}; died over ${crash?.type ?? 'none'}`, disputeId, course, said, arrives: repeat(arrived), crash };
      }),
  );

async function tellStory(world: TestPayment & { readonly doomed: TestService }, { arrives, crash }: Story): Promise<void> {
  for (const event of arrives) expect(await tellEvent(world, event, event === crash ? world.doomed : world.service)).toBe(200);
}

/** What each dispute came to, by the provider's id. */
async function outcomes(world: TestPayment & { readonly doomed: TestService }): Promise<ReadonlyMap<string, object>> {
  const { rows } = await world.service.pool.query<{ id: string; provider_id: string; state: string; closed: boolean; booked: string[] }>(
    `select d.id, d.provider_id, d.state, d.closed_at is not null as closed, array(
       select format('%s %s', e.kind, p.amount_minor) from ledger_entries e join ledger_postings p on p.entry_id = e.id
       where e.key like 'dispute txn_%' and split_part(e.key, '_', 3) = split_part(d.provider_id, '_', 3)
         and p.account = 'provider' order by 1) as booked
     from disputes d where split_part(d.provider_id, '_', 3) <> ''`,
  );
  const told = new Map<string, string[]>();
  const hear = (id: string, what: string): void => void told.set(id, [...(told.get(id) ?? []), what]);
  // They share what they announce: it is all there once the other has nothing left to say.
  await world.doomed.sent();
  for (const { disputeId } of await world.service.published(paymentDisputed)) hear(disputeId, 'disputed');
  for (const { disputeId, outcome } of await world.service.published(disputeClosed)) hear(disputeId, outcome);
  return new Map(rows.map(({ id, provider_id, ...row }) => [provider_id, { ...row, told: (told.get(id) ?? []).toSorted() }]));
}

const atOnce = 12;

test('whatever order, repetition, loss and crash the events of a dispute meet, it ends alike, and so do the books', async () => {
  const tickets = Object.keys(courses).map(() => booking());
  await using world = await testPayment(bookings(...tickets), path => teams({ path }));
  await using doomed = await world.beside(dyingOverAll);
  world.provider.sandbox.simulate({ webhooks: { lost: true } });
  const stories: Story[] = [];
  for (const [at, course] of (Object.keys(courses) as Course[]).entries())
    stories.push(...storiesOf(await record(world, tickets[at] ?? booking(), course), course));
  const process = { ...world, doomed };
  for (let first = 0; first < stories.length; first += atOnce)
    await Promise.all(stories.slice(first, first + atOnce).map(story => tellStory(process, story)));
  await letAllBeTriedAgain(world);
  // What was lost is read from the provider's list, in its order, and so is what was not.
  for (const { said } of stories) for (const event of said) expect(await tellEvent(world, event)).toBe(200);
  await letAllBeTriedAgain(world);
  const found = await outcomes(process);
  const wrong = stories.flatMap(({ name, disputeId, course }) => {
    const outcome = found.get(disputeId);
    return JSON.stringify(outcome) === JSON.stringify(courses[course]) ? [] : [{ name, outcome }];
  });
  expect(wrong).toEqual([]);
  // When money moved the provider knows: not when somebody heard of it.
  const { rows: moments } = await world.service.pool.query(
    `select kind, regexp_replace(key, '.*_([a-z]+)[0-9]+$', '\\1') as course, count(distinct happened_at)::int as moments
     from ledger_entries where key ~ '_[a-z]+[0-9]+$' group by 1, 2 order by 1, 2`,
  );
  expect(moments.map(({ kind, course, moments: n }) => `${kind} ${course} ${n}`)).toEqual([
    'dispute_opened lost 1',
    'dispute_opened open 1',
    'dispute_opened won 1',
    'dispute_won won 1',
  ]);
  expect(stories).toHaveLength(120 + 24 * 3 + 6 * 3);
}, 300_000);
