import { randomUUID } from 'node:crypto';
import { checkInvariants } from '@event-planner/operations/drill/invariants/check';
import { eventually } from '@event-planner/platform/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Buyer, createBuyer, must } from './buyer.ts';
import { whereStands } from './erasure/scan.ts';
import { offerOf } from './programme.ts';
import { type WholeSystem, wholeSystem } from './whole-system.ts';

const email = 'zenobia.quillfeather@example.test';
const name = 'Zenobia Quillfeather';
/** Whom she brings along, and whom she means a ticket for: neither has an account. */
const friend = 'Fredegar Bumbleroot';
const another = 'peregrine.oddfellow@example.test';
/** What a team called her once. */
const formerly = 'Zenobia Pennyfeather';
const words = ['quillfeather', 'bumbleroot', 'oddfellow', 'pennyfeather'];
const password = 'a-life-to-be-forgotten';

/** What may still say who it was, and why. */
const allowed: Readonly<Record<string, string>> = {
  'payment.documents.buyer': 'an invoice is kept for ten years as it was written (§ 147 AO, art. L102 B LPF)',
  'payment.documents.content': 'the same',
};
/** The payment provider's double stands for another company, which is told nothing by us and forgets by its own rules. */
const elsewhere = new Set(['sandbox']);

let system: WholeSystem;
let zenobia: Buyer;
let userId: string;

const runJob = (service: string, job: string) => system.running.services.get(service)?.runJob(job);
const letter = async (to: string, pattern: RegExp): Promise<string> => {
  await system.drain();
  const found = (await system.letters(to)).map(({ subject, text }) => pattern.exec(`${subject}\n${text}`)?.[1]).find(Boolean);
  if (found === undefined) throw new Error(`nobody wrote ${String(pattern)} to ${to}`);
  return found;
};

beforeAll(async () => {
  system = await wholeSystem();
  zenobia = createBuyer(system.url);
  await must(zenobia.ask('POST', '/api/auth/register', { email, name, password, language: 'de' }));
  const code = await letter(email, /\b(\d{6})\b/);
  userId = (await must(zenobia.ask<{ user: { id: string } }>('POST', '/api/auth/verify', { email, code, password }))).user.id;
  await zenobia.login(email, password);
}, 120_000);
afterAll(() => system[Symbol.asyncDispose]());

const as = async (who: string): Promise<Buyer> => {
  const buyer = createBuyer(system.url);
  await buyer.login(who);
  return buyer;
};

async function buy(slug: string, places: number) {
  const { event, take } = offerOf(slug);
  const hold = await must(zenobia.hold(event.id, take(places)));
  const invoiceTo = { name, street: 'Quillfeather Lane 1', postalCode: '10115', city: 'Berlin', country: 'DE' };
  const booked = await must(
    zenobia.ask<{ id: string; totalMinor: number }>(
      'POST',
      '/api/bookings',
      { holdId: hold.id, attendeeName: name, invoiceTo, answers: { attendees: [{}, {}, { name: friend }].slice(0, places) } },
      { 'idempotency-key': randomUUID() },
    ),
  );
  await zenobia.enterCard(await must(zenobia.pay(booked.id)));
  await system.drain();
  const booking = await zenobia.booking(booked.id);
  expect(booking.state).toBe('confirmed');
  return { event, booking };
}

test('a person who did everything there is to do is forgotten everywhere, and the books still add up', async () => {
  await must(zenobia.ask('PUT', '/api/auth/profile', { name, language: 'de', timeZone: 'Europe/Berlin' }, { 'if-match': '"1"' }));

  // Buys, is scanned at the door, is given money back, gives a ticket away, and waits for another.
  const { event, booking } = await buy('atlas-mono-signal-berlin', 3);
  const team = await as('organizer@example.test');
  const [first, second, third] = booking.tickets;
  const scan = { nonce: randomUUID(), direction: 'in', at: new Date().toISOString(), ticketId: first?.id, manual: true };
  const door = await as('door@example.test');
  const { plan } = await must(door.ask<{ plan: { gates: { id: string }[] } }>('GET', `/api/bookings/events/${event.id}/door`));
  await must(
    door.ask('POST', `/api/bookings/events/${event.id}/scans`, {
      device: { id: randomUUID(), name: 'North gate' },
      sentAt: new Date().toISOString(),
      scans: [{ ...scan, gate: plan.gates[0]?.id }],
    }),
  );
  await must(
    zenobia.ask('POST', `/api/bookings/${booking.id}/transfers`, {
      ticketIds: [second?.id],
      email: 'grace@example.test',
      message: `From ${name}`,
    }),
  );
  const grace = await as('grace@example.test');
  await must(
    grace.ask('POST', `/api/bookings/transfers/${await letter('grace@example.test', /\/transfers\/([\w-]+)/)}/accept`, {
      attendeeName: 'Grace',
    }),
  );
  await must(zenobia.ask('POST', `/api/bookings/${booking.id}/transfers`, { ticketIds: [third?.id], email: another }));

  // The team mends her order, in words that do not hold her address; and names the friend otherwise.
  const orders = `/api/bookings/events/${event.id}/orders/${booking.id}`;
  await must(team.ask('PATCH', orders, { name: formerly, note: `${friend} comes by wheelchair` }));
  await must(team.ask('PATCH', orders, { name, attendees: [{ ticketId: third?.id, name: `${friend} the Elder` }] }));
  const other = await buy('joanne-okafor-solo-piano-hamburg', 2);
  const refunds = `/api/bookings/events/${other.event.id}/orders/${other.booking.id}/refunds`;
  const owner = await ownerOf(other.event.id, team);
  await must(
    owner.ask(
      'POST',
      refunds,
      { what: { of: 'order' }, endTickets: true, withFees: true, reason: `${name} is ill`, seenMinor: other.booking.totalMinor },
      { 'idempotency-key': randomUUID() },
    ),
  );
  const [full] = await system.ask<{ eventId: string; id: string }>(
    'booking',
    `select c.event_id as "eventId", c.id from counters c join ticket_types t on t.id = c.id join events e on e.id = c.event_id
    where c.kind = 'type' and c.held + c.sold >= c.capacity + c.excess and t.offered and not t.hidden and e.state = 'published' and e.starts_at > now() + interval '1 day'
      and t.sales_start < now() and t.sales_end > now() limit 1`,
  );
  if (full)
    await must(
      zenobia.ask('POST', `/api/bookings/waiting-lists/${full.eventId}/entries`, {
        ticketTypeIds: [full.id],
        quantity: 1,
        least: 1,
        language: 'de',
      }),
    );

  // Joins a team, and asks somebody else to.
  const { organizer } = event;
  const invitation = await must(team.ask<{ id: string }>('POST', `/api/organizers/${organizer.id}/invitations`, { email, role: 'owner' }));
  await must(zenobia.ask('POST', `/api/organizers/invitations/${invitation.id}/accept`));
  await must(zenobia.ask('POST', `/api/organizers/${organizer.id}/invitations`, { email: 'friend@example.test', role: 'viewer' }));
  await system.drain();
  const before = (await whereStands(words, system.running.databases)).map(({ column }) => column);
  expect(before).toEqual(
    expect.arrayContaining([
      'auth.users.email',
      'audit.entries.payload',
      'booking.bookings.answers',
      'booking.bookings.attendee_name',
      'booking.order_changes.before',
      'booking.transfers.email',
      'booking.scans.verdict',
      'event.members.name',
      'notification.mails.email',
      'payment.sales.email',
    ]),
  );

  // Takes her data with her.
  const asked = await must(zenobia.ask<{ id: string }>('POST', '/api/auth/exports'));
  await system.drain();
  await eventually(async () =>
    expect((await must(zenobia.ask<{ last: object }>('GET', '/api/auth/exports'))).last).toMatchObject({ state: 'ready', waiting: [] }),
  );
  const { url } = await must(zenobia.ask<{ url: string }>('POST', `/api/auth/exports/${asked.id}/link`));
  const archive = await fetch(new URL(url, system.url));
  expect([archive.status, archive.headers.get('content-type')]).toEqual([200, 'application/zip']);

  // What has to be done first is done.
  expect(await zenobia.ask('POST', '/api/auth/erasures')).toMatchObject({ status: 409, body: { code: 'erasure_obstructed' } });
  const { obstacles } = await must(zenobia.ask<{ obstacles: { kind: string }[] }>('GET', '/api/auth/erasures'));
  expect(obstacles).toEqual([expect.objectContaining({ kind: 'upcoming_tickets', bookingId: booking.id })]);
  await system.ask('booking', `update events set starts_at = now() - interval '2 days', ends_at = now() - interval '1 day' where id = $1`, [
    event.id,
  ]);
  const erasure = await must(zenobia.ask<{ id: string }>('POST', '/api/auth/erasures'));
  // As in the week that follows: the trail has heard by then who asked.
  await system.drain();
  await system.ask('auth', 'update erasures set due_at = now() where id = $1', [erasure.id]);
  await runJob('auth', 'erase');
  // Nobody acts for an account that is gone, at other services either.
  await eventually(async () => expect((await zenobia.ask('GET', '/api/bookings')).status).toBe(401));
  await system.ask('auth', `update erasures set closed_at = now() - interval '17 minutes' where id = $1`, [erasure.id]);
  await runJob('auth', 'erase');
  await system.drain();
  expect(await system.ask('auth', 'select state, email from erasures where id = $1', [erasure.id])).toEqual([
    { state: 'done', email: null },
  ]);
  expect((await system.letters(email))[0]?.subject).toBe('Ihr Konto ist gelöscht');

  const left = await whereStands(words, system.running.databases);
  expect(left.filter(({ column }) => !elsewhere.has(column.split('.')[0] ?? '') && !(column in allowed))).toEqual([]);
  expect((await fetch(new URL(url, system.url))).status).toBe(200);
  await runJob('auth', 'forget-expired');
  expect((await fetch(new URL(url, system.url))).status).toBe(404);
  const { sandbox: _, ...databases } = system.running.databases;
  expect((await checkInvariants({ databases })).flatMap(({ violations }) => violations)).toEqual([]);

  // What hangs on it is still to be looked at by those who stay, without a name.
  const order = await must(
    team.ask<{ attendeeName?: string; buyer?: { name: string } }>('GET', `/api/bookings/events/${event.id}/orders/${booking.id}`),
  );
  expect(JSON.stringify(order)).toContain('[erased]');
  expect((await grace.ask('GET', '/api/bookings')).status).toBe(200);
  expect((await team.ask('GET', `/api/organizers/${organizer.id}/team`)).status).toBe(200);
  expect((await team.ask('GET', `/api/bookings/events/${event.id}/scans?kind=all`)).status).toBe(200);

  // The address is free.
  await must(createBuyer(system.url).ask('POST', '/api/auth/register', { email, name: 'Somebody Else', password }));
  const code = await letter(email, /\b(\d{6})\b/);
  const again = await must(createBuyer(system.url).ask<{ user: { id: string } }>('POST', '/api/auth/verify', { email, code, password }));
  expect(again.user.id).not.toBe(userId);
}, 300_000);

/** Somebody who may give money back of this event. */
async function ownerOf(eventId: string, otherwise: Buyer): Promise<Buyer> {
  const admin = await as('admin@example.test');
  return (await admin.ask('GET', `/api/bookings/events/${eventId}/orders`)).status === 200 ? admin : otherwise;
}
