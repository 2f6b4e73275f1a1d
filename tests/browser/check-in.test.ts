import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Door } from '@event-planner/contracts/check-in';
import { searchable } from '@event-planner/contracts/searchable';
import { demoPassword } from '@event-planner/demo/accounts';
import { launchBrowser } from '@event-planner/platform/testing/browser';
import { createTicketSigner } from '@event-planner/services/booking/tickets/keys';
import type { Browser, Page, WebSocket } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { offerOf } from '../programme.ts';
import { wholeSystem, type WholeSystem } from '../whole-system.ts';
import { filmOf } from './picture-of-code.ts';
import { expectAccessible, logIn, visit, type Visitor } from './visitor.ts';

const { event } = offerOf('atlas-mono-signal-berlin');
let system: WholeSystem;
let browser: Browser;
let folder: string;
/** Codes of sold tickets, as they are printed. */
let codes: readonly { readonly id: string; readonly code: string }[];

beforeAll(async () => {
  system = await wholeSystem({ web: true });
  const signer = createTicketSigner(await system.secret('ticket-signing-key'));
  const sold = await system.ask<{ id: string; eventId: string; ticketTypeId: string; seat: string | null }>(
    'booking',
    `select id, event_id as "eventId", ticket_type_id as "ticketTypeId", seat from tickets where event_id = $1 and state = 'valid' order by id limit 8`,
    [event.id],
  );
  codes = sold.map(ticket => ({ id: ticket.id, code: signer.codeOf(ticket) }));
  folder = await mkdtemp(join(tmpdir(), 'door-'));
  await filmOf(codes[0]!.code, join(folder, 'camera.y4m'));
  browser = await launchBrowser({ video: join(folder, 'camera.y4m') });
}, 180_000);
afterAll(async () => {
  await browser.close();
  await system[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

test('door staff scan by camera, go on without a network over a reload, and what contradicts what another device did is told', async () => {
  const phone = await signedIn('door@example.test', '/door', { viewport: { width: 390, height: 800 } });
  const { page } = phone;
  await page.getByRole('heading', { name: 'Check-in' }).waitFor();
  await expectAccessible(page);
  await page
    .getByRole('link', { name: new RegExp(event.title.slice(0, 12)) })
    .first()
    .click();
  await page.getByText(/Ready offline: [\d,]+ tickets/).waitFor();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Start the camera' }).click();
  await page.getByText('Come in').waitFor();
  await page.getByRole('button', { name: 'Stop the camera' }).click();
  await expectAccessible(page);

  const [alone] = await system.ask<{ name: string }>(
    'booking',
    `select attendee_name as name from tickets where event_id = $1 and state = 'valid' group by 1 having count(*) = 1 and not bool_or(id = any($2)) order by 1 limit 1`,
    [event.id, codes.map(({ id }) => id)],
  );
  await page.getByLabel('Find by name').fill(alone!.name);
  await page.getByRole('button', { name: 'Find by name' }).click();
  const row = page.getByRole('listitem').filter({ hasText: alone!.name });
  await row.getByRole('button', { name: /^Let in/ }).click();
  await row.getByText('Inside').waitFor();
  await page.getByRole('button', { name: 'Log out and wipe' }).scrollIntoViewIfNeeded();
  expect(await page.locator('[data-outcome=admitted]').evaluate(told => told.getBoundingClientRect().top)).toBeGreaterThanOrEqual(0);
  await expectAccessible(page);

  await page.waitForFunction(`navigator.serviceWorker.getRegistration('/door').then(worker => worker?.active?.state === 'activated')`);
  await page.reload();
  await page.getByText(/Ready offline: [\d,]+ tickets/).waitFor();
  await page.context().setOffline(true);
  await page.getByText('No network: this device decides').waitFor();
  expect(await typed(page, codes[1]!.code)).toBe('admitted');
  await page.getByText('Decided by this device').waitFor();
  expect(await typed(page, codes[1]!.code)).toBe('refused');
  await page.getByText('Somebody is inside with this ticket').waitFor();
  expect(await typed(page, `${codes[2]!.code.slice(0, -4)}AAAA`)).toBe('refused');
  await page.getByText('This ticket is a forgery').waitFor();
  const [accented] = await system.ask<{ name: string }>(
    'booking',
    `select attendee_name as name from tickets where event_id = $1 and state = 'valid' and octet_length(attendee_name) > char_length(attendee_name) limit 1`,
    [event.id],
  );
  await page.getByLabel('Find by name').fill(searchable(accented!.name));
  await page.getByRole('button', { name: 'Find by name' }).click();
  await page.getByRole('listitem').filter({ hasText: accented!.name }).first().waitFor();
  await expectAccessible(page);

  await page.reload();
  await page.getByRole('heading', { name: event.title }).waitFor();
  await page.getByText('3 scans wait to be sent').waitFor();
  expect(await typed(page, codes[1]!.code)).toBe('refused');
  await page.keyboard.press('Tab');
  await page.locator('h1').click();
  await page.keyboard.type(codes[3]!.code, { delay: 1 });
  await page.keyboard.press('Enter');
  await page.locator('[data-outcome=admitted]').waitFor();

  // Meanwhile somebody else lets the same ticket in, with a network.
  const token = await tokenOf('organizer@example.test');
  expect(await scanAs(token, codes[1]!.id)).toBe('admitted');

  await page.context().setOffline(false);
  await page.getByText('Online').waitFor();
  await page.getByText(/scans? waits? to be sent/).waitFor({ state: 'detached' });

  const desk = await signedIn('organizer@example.test', `/organize/nordwind-konzerte/events/${event.id}/checkIn`);
  await desk.page.getByText('Second entry').first().waitFor();
  expect(await desk.page.locator('[data-count=admitted]').textContent()).toBe('4');
  await expectAccessible(desk.page);
  await desk.page.getByRole('region', { name: 'Conflicts' }).getByRole('button', { name: 'Undo' }).click();
  await desk.page.getByText('No conflicts: everything adds up.').waitFor();

  await desk.page.getByRole('button', { name: 'Add a gate' }).click();
  await desk.page.getByRole('button', { name: 'Save gates' }).click();
  await desk.page.getByText('Saved. The doors follow within seconds.').waitFor();
  await page.reload();
  await page.getByLabel('Gate').selectOption('Gate 2');
  await closeGate('Gate 2');
  await page.reload();
  await page.getByText(/Ready offline: [\d,]+ tickets/).waitFor();
  const told = async (): Promise<string> => {
    await typed(page, codes[5]!.code);
    return page.locator('[data-outcome]').innerText();
  };
  await expect.poll(told, { timeout: 20_000 }).toMatch(/another gate[^]*Their gate: Entrance$/m);
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Log out and wipe' }).click();
  await page.getByRole('heading', { name: 'Check-in' }).waitFor();
  await page.getByText('Log in once with a network.').waitFor();
  expect(await page.evaluate('indexedDB.databases().then(all => all.length)')).toBe(0);
  expect([...phone.complaints, ...desk.complaints]).toEqual([]);
}, 240_000);

test('who watches the door in a session that is ended elsewhere is led to signing in at once, and opens no other socket', async () => {
  const { page, complaints } = await signedIn('organizer@example.test', '/organize');
  const opened: WebSocket[] = [];
  page.on('websocket', socket => void (socket.url().includes('check-in/live') && opened.push(socket)));
  await page.clock.install();
  await page.goto(`${system.url}/organize/nordwind-konzerte/events/${event.id}/checkIn`);
  await page.getByText('Live', { exact: true }).waitFor();
  await page.clock.pauseAt(Date.now() + 1000);
  const closed = opened[0]?.waitForEvent('close');
  const headers = { authorization: `Bearer ${await tokenOf('organizer@example.test')}` };
  await fetch(`${system.url}/api/auth/sessions/end-others`, { method: 'POST', headers });
  await closed;
  // In less of its time than the five seconds after which it would ask by itself, however much of ours that takes.
  const passSome = async (): Promise<string> => {
    await page.clock.runFor(20);
    return new URL(page.url()).pathname;
  };
  await expect.poll(passSome, { interval: 100, timeout: 20_000 }).toBe('/login');
  expect(new URL(page.url()).searchParams.get('redirect')).toContain('/checkIn');
  await page.clock.fastForward(60_000);
  await page.locator('input[autocomplete=username]').waitFor();
  expect(opened).toHaveLength(1);
  expect(complaints).toEqual([]);
}, 90_000);

test('who watches the door is told as of when the counts are: without a network, and when the socket says nothing and nobody answers', async () => {
  const { page, complaints } = await signedIn('organizer@example.test', '/organize');
  let isMute = false;
  await page.routeWebSocket(/check-in\/live/, socket => {
    const server = socket.connectToServer();
    server.onMessage(message => void (isMute || socket.send(message)));
  });
  await page.route(/events\/[^/]+\/check-in$/, route => (isMute ? route.abort() : route.continue()));
  await page.clock.install();
  await page.goto(`${system.url}/organize/nordwind-konzerte/events/${event.id}/checkIn`);
  const [live, stale] = [page.getByText('Live', { exact: true }), page.getByText(/^No connection: as of \d\d:\d\d:\d\d$/)];
  await live.waitFor();

  await page.context().setOffline(true);
  await stale.waitFor();
  await expectAccessible(page);
  await page.context().setOffline(false);
  await page.clock.fastForward(5_000);
  await live.waitFor();

  isMute = true;
  await page.clock.fastForward(30_000);
  expect(await stale.count()).toBe(0);
  await page.clock.fastForward(10_000);
  await stale.waitFor();
  isMute = false;
  await page.clock.fastForward(5_000);
  await live.waitFor();
  expect(complaints).toEqual([]);
}, 90_000);

test('the list of conflicts says that everything adds up only once it is there', async () => {
  const { page, complaints } = await signedIn('organizer@example.test', '/organize');
  const held = Promise.withResolvers<void>();
  await page.route(/\/scans\?.*kind=conflicts/, async route => {
    await held.promise;
    await route.continue();
  });
  await page.goto(`${system.url}/organize/nordwind-konzerte/events/${event.id}/checkIn`);
  await page.getByText('Live', { exact: true }).waitFor();
  const conflicts = page.getByRole('region', { name: 'Conflicts' });
  expect(await conflicts.textContent()).not.toContain('everything adds up');
  held.resolve();
  await conflicts.getByText('No conflicts: everything adds up.').waitFor();
  expect(complaints).toEqual([]);
}, 90_000);

/** Typed into the field, and what is told of that and of nothing before it. */
async function typed(page: Page, code: string): Promise<string | null> {
  const told = page.locator('[data-outcome]');
  const before = (await told.count()) === 0 ? '' : await told.getAttribute('data-nonce');
  await page.getByLabel('Code', { exact: true }).fill(code);
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await page.locator(`[data-outcome]:not([data-nonce="${before}"])`).waitFor();
  return told.getAttribute('data-outcome');
}

async function signedIn(email: string, to: string, options: Parameters<typeof visit>[1] = {}): Promise<Visitor> {
  const visitor = await visit(browser, { permissions: ['camera'], ...options });
  await logIn(visitor.page, email, `${system.url}/login?redirect=${encodeURIComponent(to)}`);
  await visitor.page.waitForURL(url => url.pathname === to);
  return visitor;
}

async function tokenOf(email: string): Promise<string> {
  const answer = await fetch(`${system.url}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: demoPassword }),
  });
  return ((await answer.json()) as { accessToken: string }).accessToken;
}

/** From now on this gate admits no ticket. */
async function closeGate(name: string): Promise<void> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${await tokenOf('organizer@example.test')}` };
  const address = `${system.url}/api/bookings/events/${event.id}/door`;
  const { plan } = Door.parse(await (await fetch(address, { headers })).json());
  const gates = plan.gates.map(gate => (gate.name === name ? { ...gate, ticketTypeIds: [] } : gate));
  expect((await fetch(address, { method: 'PUT', headers, body: JSON.stringify({ ...plan, gates }) })).status).toBe(200);
}

async function scanAs(token: string, ticketId: string): Promise<string> {
  const at = new Date().toISOString();
  const answer = await fetch(`${system.url}/api/bookings/events/${event.id}/scans`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({
      device: { id: crypto.randomUUID(), name: 'Side entrance' },
      sentAt: at,
      scans: [{ nonce: crypto.randomUUID(), gate: event.id, at, direction: 'in', ticketId }],
    }),
  });
  return ((await answer.json()) as { verdicts: { outcome: string }[] }).verdicts[0]!.outcome;
}
