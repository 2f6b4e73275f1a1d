import { once } from 'node:events';
import type { WatchedCounts } from '@event-planner/contracts/check-in';
import { sessionEnded } from '@event-planner/contracts/sockets';
import { eventually } from '@event-planner/platform/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { z } from 'zod';
import { type Buyer, createBuyer, must } from './buyer.ts';
import { offerOf } from './programme.ts';
import { type WholeSystem, wholeSystem } from './whole-system.ts';

const { event } = offerOf('atlas-mono-signal-berlin');
const password = 'somebody-at-the-door';
let system: WholeSystem;
beforeAll(async () => void (system = await wholeSystem()), 120_000);
afterAll(() => system[Symbol.asyncDispose]());

interface Guard {
  readonly email: string;
  /** Two devices with a session each. */
  readonly phone: Buyer;
  readonly cookie: string;
  readonly laptop: Buyer;
}

const codeTo = async (email: string): Promise<string> => {
  await system.drain();
  const code = (await system.letters(email)).map(({ subject, text }) => /\b(\d{6})\b/.exec(`${subject}\n${text}`)?.[1]).find(Boolean);
  if (code === undefined) throw new Error(`no code was sent to ${email}`);
  return code;
};

/** Somebody new in the team, who may watch the doors. */
async function guard(name: string): Promise<Guard> {
  const email = `${name}@example.test`;
  const [phone, laptop] = [createBuyer(system.url), createBuyer(system.url)];
  await must(phone.ask('POST', '/api/auth/register', { email, name, password }));
  const { user } = await must(
    phone.ask<{ user: { id: string } }>('POST', '/api/auth/verify', { email, code: await codeTo(email), password }),
  );
  await system.ask(
    'event',
    `insert into members (organizer_id, user_id, role, name, email, since) values ($1, $2, 'check_in', $3, $4, now())`,
    [event.organizer.id, user.id, name, email],
  );
  const opened = await phone.ask<{ accessToken: string }>('POST', '/api/auth/login', { email, password });
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
  const { accessToken } = await must(Promise.resolve(opened));
  await laptop.login(email, password);
  return { email, phone: bearing(phone, accessToken), cookie, laptop };
}

const bearing = (buyer: Buyer, token: string): Buyer => ({
  ...buyer,
  ask: (method, path, body, headers) => buyer.ask(method, path, body, { authorization: `Bearer ${token}`, ...headers }),
});

/** The code with which it is closed, once it is. */
async function watch(by: Buyer): Promise<{ readonly socket: WebSocket; closed(): number | undefined }> {
  const { pass } = await must(by.ask<z.infer<typeof WatchedCounts>>('GET', `/api/bookings/events/${event.id}/check-in`));
  const socket = new WebSocket(`${system.url.replace('http', 'ws')}/api/bookings/check-in/live?pass=${pass}`);
  let code: number | undefined;
  socket.on('close', said => void (code = said));
  await once(socket, 'message');
  return { socket, closed: () => code };
}

const endOnPhone: Readonly<Record<string, (by: Guard) => Promise<unknown>>> = {
  'signs out': ({ phone, cookie }) => must(phone.ask('POST', '/api/auth/logout', undefined, { cookie })),
  async 'is ended from the other device'({ phone, laptop }) {
    const { items } = await must(phone.ask<{ items: { id: string; current: boolean }[] }>('GET', '/api/auth/sessions'));
    await must(laptop.ask('DELETE', `/api/auth/sessions/${items.find(({ current }) => current)?.id}`));
  },
};

test.each(Object.entries(endOnPhone))(
  'a session that %s takes the socket along that was opened in it, and not that of another device',
  async (how, end) => {
    const by = await guard(how.replaceAll(' ', '-'));
    const [phone, laptop] = [await watch(by.phone), await watch(by.laptop)];
    await end(by);
    await eventually(() => expect(phone.closed()).toBe(sessionEnded));
    laptop.socket.ping();
    await once(laptop.socket, 'pong');
    expect(laptop.closed()).toBeUndefined();
    laptop.socket.close();
  },
);

test('an API key that is revoked is refused at once by every service, and takes the socket along that it opened; one that expires does, too', async () => {
  const { phone } = await guard('makes-keys');
  await system.ask('event', `update members set role = 'owner' where organizer_id = $1 and name = 'makes-keys'`, [event.organizer.id]);
  const keys = `/api/auth/organizers/${event.organizer.id}/api-keys`;
  const make = async (name: string) => {
    const form = { name, scopes: ['seeCheckIn'], expiresInDays: 1 };
    const { id, key } = await must(phone.ask<{ id: string; key: string }>('POST', keys, form));
    return { id, program: bearing(createBuyer(system.url), key) };
  };
  const [revoked, expires] = [await make('revoked'), await make('expires')];
  const soon = new Date(Date.now() + 3000);
  await system.ask('auth', 'update api_keys set expires_at = $2 where id = $1', [expires.id, soon]);
  const [first, second] = [await watch(revoked.program), await watch(expires.program)];
  await must(phone.ask('DELETE', `${keys}/${revoked.id}`));
  expect((await revoked.program.ask('GET', `/api/bookings/events/${event.id}/check-in`)).status).toBe(401);
  await eventually(() => expect(first.closed()).toBe(sessionEnded));
  await eventually(() => expect(second.closed()).toBe(1008));
  expect((await expires.program.ask('GET', `/api/bookings/events/${event.id}/check-in`)).status).toBe(401);
});

const endEverywhere: Readonly<Record<string, (by: Guard) => Promise<unknown>>> = {
  async 'a forgotten password'({ email, phone }) {
    await must(phone.ask('POST', '/api/auth/password-resets', { email }));
    await must(
      phone.ask('POST', '/api/auth/password-resets/verify', { email, code: await codeTo(email), password: 'another-one-at-the-door' }),
    );
  },
  async 'an erasure'({ laptop }) {
    const { id } = await must(laptop.ask<{ id: string }>('POST', '/api/auth/erasures'));
    await system.ask('auth', 'update erasures set due_at = now() where id = $1', [id]);
    await system.running.services.get('auth')?.runJob('erase');
  },
};

test.each(Object.entries(endEverywhere))('%s closes the sockets of all sessions', async (what, end) => {
  const by = await guard(what.replaceAll(' ', '-'));
  const sockets = [await watch(by.phone), await watch(by.laptop)];
  await end(by);
  await eventually(() => expect(sockets.map(({ closed }) => closed())).toEqual([sessionEnded, sessionEnded]));
});
