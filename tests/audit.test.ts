import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AuditPage } from '@event-planner/contracts/audit';
import { auditActions } from '@event-planner/contracts/audit-actions';
import { proveTrail } from '@event-planner/operations/drill/audit/audit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { told, toldOfFiles } from './audit/routes.ts';
import { createBuyer, must } from './buyer.ts';
import { listOperations, type Operation } from './negative-input/operations.ts';
import { type WholeSystem, wholeSystem } from './whole-system.ts';

let system: WholeSystem;
let operations: readonly Operation[];
beforeAll(async () => {
  system = await wholeSystem();
  operations = await listOperations(system.url);
}, 120_000);
afterAll(() => system[Symbol.asyncDispose]());

test('it is said of every operation that may change something what the trail tells of it, or why not', () => {
  const changing = operations.filter(({ method }) => method !== 'GET').map(({ id }) => id);
  expect(changing.toSorted()).toEqual(Object.keys(told).toSorted());
});

test('it is said of every file of many lines what the trail tells when somebody takes it along', () => {
  const files = operations.filter(
    ({ method, path }) => method === 'GET' && /\.(csv|xlsx|xml|zip)$|\/(archive|journal|exports\/\{kind\})$|\{file\}$/.test(path),
  );
  expect(files.map(({ id }) => id).toSorted()).toEqual(Object.keys(toldOfFiles).toSorted());
});

test('what the trail is said to tell is said somewhere, and nothing else is', () => {
  const sources = Object.entries(auditActions).map(([service, actions]) => ({ service, actions, text: sourcesOf(`services/${service}`) }));
  // What becomes of an account and of an offer is said by how it is called there.
  const isSaid = (text: string, action: string): boolean =>
    text.includes(`'${action}'`) || (/^(account|transfer)\./.test(action) && text.includes(`\`${action.split('.')[0]}.\${`));
  expect(sources.flatMap(({ actions, text }) => actions.filter(action => !isSaid(text, action)))).toEqual([]);
  const named = new Set<string>(Object.values(auditActions).flat());
  expect(
    Object.values({ ...told, ...toldOfFiles })
      .flatMap(one => ('untold' in one ? [] : one))
      .filter(action => !named.has(action)),
  ).toEqual([]);
});

test('what people do is in the trail, by whom and with what changed, and the trail holds', async () => {
  const [jonas, robin] = [createBuyer(system.url), createBuyer(system.url)];
  await jonas.login('organizer@example.test');
  await robin.login('admin@example.test');
  const organizer = await must(jonas.ask<{ id: string }>('POST', '/api/organizers', anOrganizer));
  const { id: venueId } = await must(jonas.ask<{ id: string }>('POST', `/api/organizers/${organizer.id}/venues`, aVenue));
  expect(venueId).toBeDefined();
  const invitation = await must(
    jonas.ask<{ id: string }>('POST', `/api/organizers/${organizer.id}/invitations`, { email: 'ada@example.test', role: 'manager' }),
  );
  await must(jonas.ask('DELETE', `/api/organizers/${organizer.id}/invitations/${invitation.id}`));
  const event = await must(jonas.ask<{ id: string }>('POST', `/api/organizers/${organizer.id}/events`, { title: 'Hamlet' }));
  await must(jonas.ask('DELETE', `/api/events/${event.id}/plan`));
  await must(jonas.ask('PUT', `/api/payments/organizers/${organizer.id}/payout-accounts/EUR/bank`, aBankAccount));
  await must(
    robin.ask('PUT', `/api/payments/platform/fee-schedules/${crypto.randomUUID()}`, {
      organizerId: organizer.id,
      validFrom: '2099-01-01',
      terms: null,
    }),
  );
  await system.drain();

  const { items } = await must(jonas.ask<AuditPage>('GET', `/api/audit?organizerId=${organizer.id}`));
  expect(items.map(({ action, by }) => `${by.name}: ${action}`).toReversed()).toEqual([
    'Jonas Petersen: organizer.founded',
    'Jonas Petersen: venue.created',
    'Jonas Petersen: member.invited',
    'Jonas Petersen: invitation.withdrawn',
    'Jonas Petersen: event.created',
    'Jonas Petersen: event.deleted',
    'Jonas Petersen: payout_account.added',
    'Robin Falk: schedule.announced',
  ]);
  expect(items.find(({ action }) => action === 'event.deleted')).toMatchObject({
    before: { title: 'Hamlet' },
    after: null,
    from: { network: '127.0.0.1' },
  });
  // Of a bank account no more than tells it apart.
  expect(JSON.stringify(items)).not.toContain(aBankAccount.iban);
  const own = await must(robin.ask<AuditPage>('GET', '/api/audit?service=auth&limit=1'));
  expect(own.items[0]).toMatchObject({ action: 'account.signed_in' });
  expect(await proveTrail(system.running.databases['audit'] ?? '')).toMatchObject({ fault: null });
});

const anOrganizer = { name: 'Audited', country: 'DE', languages: ['en'], currencies: ['EUR'] };
const aVenue = {
  name: 'Hall',
  address: 'Street 1',
  city: 'Berlin',
  country: 'DE',
  timeZone: 'Europe/Berlin',
  latitude: 52.5,
  longitude: 13.4,
};
const aBankAccount = { holder: 'Audited', iban: 'DE89370400440532013000', bic: null };

const sourcesOf = (folder: string): string =>
  readdirSync(join(import.meta.dirname, '..', folder), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map(name => readFileSync(join(import.meta.dirname, '..', folder, name), 'utf8'))
    .join('\n');
