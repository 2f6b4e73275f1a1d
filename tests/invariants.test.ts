import { checkInvariants, type Finding } from '@event-planner/operations/drill/invariants/check';
import { laws } from '@event-planner/operations/drill/invariants/laws';
import { asJson, asTable } from '@event-planner/operations/drill/invariants/report';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBuyer, must } from './buyer.ts';
import { copyDatabase } from './invariants/copies.ts';
import type { Damage } from './invariants/damage.ts';
import { damages } from './invariants/damages.ts';
import { offerOf } from './programme.ts';
import { type WholeSystem, wholeSystem } from './whole-system.ts';

let system: WholeSystem;
let databases: Readonly<Record<string, string>>;
let whileRunning: readonly Finding[];
const secrets = (): string => key;
let key = '';

/** One of everything that the laws are about: something bought, something held by number and by seat, something that waits to be paid. */
beforeAll(async () => {
  system = await wholeSystem();
  ({ databases } = system.running);
  key = await system.secret('ticket-signing-key');
  const ada = createBuyer(system.url);
  await ada.login();
  const [seats, places] = [offerOf('hamlet-london'), offerOf('docks-dub-hamburg')];
  for (const { event, take } of [seats, places]) {
    const booking = await must(ada.book((await must(ada.hold(event.id, take(2)))).id));
    await ada.enterCard(await must(ada.pay(booking.id)));
  }
  await must(ada.book((await must(ada.hold(seats.event.id, seats.take(1)))).id));
  for (const { event, take } of [seats, places]) await must(createBuyer(system.url).hold(event.id, take(2)));
  await system.drain();
  whileRunning = await checkInvariants({ databases, secrets });
  await system.running.stop();
}, 120_000);
afterAll(() => system[Symbol.asyncDispose]());

test('in a running system all laws hold, and each has something to look at or says that it has not', () => {
  expect(whileRunning.flatMap(({ violations }) => violations)).toEqual([]);
  expect(whileRunning.map(({ law }) => law)).toEqual(laws);
  const empty = whileRunning.filter(({ examined }) => examined === 0).map(({ law }) => law.name);
  // Nobody has been let in, exchanged, sold again or used a coupon here: see the tests of each.
  expect(empty).toEqual([
    'one-entry-at-a-time',
    'exchanges-change-hands',
    'resales-change-hands',
    'coupons-within-limits',
    'coupons-within-persons',
    'offers-hold-places',
    'no-dead-letters',
  ]);
});

test('every law is known to bite', () => {
  expect([...new Set(damages.map(({ law }) => law))].toSorted()).toEqual(laws.map(({ name }) => name).toSorted());
});

test.each(damages)('$law names what was done to a copy: $says', async damage => {
  await using copy = await copyDatabase(databases[damage.in] ?? '');
  await doTo(copy.url, damage);
  await using service = await pretendToServe(damage.in === 'booking' ? copy.url : databases['booking']);
  const findings = await checkInvariants({
    databases: { ...databases, [damage.in]: copy.url },
    ...(damage.law === 'codes-verify' && { secrets }),
  });
  expect(service.isConnected).toBe(true);
  const named = findings.find(({ law }) => law.name === damage.law);
  expect(named?.violations.join('\n')).toMatch(damage.says);
  expect(asTable(findings)).toContain(`→ ${named?.law.cure}`);
  expect(asJson(findings)).toContain(`"law":"${damage.law}","says":${JSON.stringify(named?.law.says)},"holds":false`);
});

test('what only a running system mends is no violation while none runs', async () => {
  const damage = damages.find(({ law }) => law === 'pending-bookings-end') as Damage;
  await using copy = await copyDatabase(databases['booking'] ?? '');
  await doTo(copy.url, damage);
  const findings = await checkInvariants({ databases: { ...databases, booking: copy.url } });
  const found = findings.find(({ law }) => law.name === damage.law);
  expect(found).toMatchObject({ violations: [], pending: new Map([['waiting for the next start', 1]]) });
});

test('a message that is still on its way is no mail that is missing, and is told', async () => {
  await using notification = await copyDatabase(databases['notification'] ?? '');
  await using booking = await copyDatabase(databases['booking'] ?? '');
  await query(notification.url, `delete from mails where kind = 'confirmation'`);
  await query(
    booking.url,
    `insert into outbox (name, body, headers, occurred_at)
     select 'booking.confirmed.v1', jsonb_build_object('bookingId', id), '{}', now() from bookings where state = 'confirmed' and idempotency_key not like 'demo-%'`,
  );
  const findings = await checkInvariants({ databases: { ...databases, notification: notification.url, booking: booking.url } });
  const found = findings.find(({ law }) => law.name === 'bookings-are-mailed');
  expect(found).toMatchObject({ violations: [], pending: new Map([['on its way to notification', 2]]) });
});

const doTo = (url: string, { sql }: Damage): Promise<void> => query(url, sql);

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

/** A service that is connected, which is how one sees that a system runs. */
async function pretendToServe(connectionString: string | undefined) {
  const client = new pg.Client({ connectionString, application_name: 'booking' });
  client.on('error', () => {});
  await client.connect();
  return { isConnected: true, [Symbol.asyncDispose]: () => client.end() };
}
