import {
  exportRequested,
  eventDataTold,
  bookingDataTold,
  paymentDataTold,
  trailDataTold,
  notificationDataTold,
} from '@event-planner/contracts/privacy-messages';
import { securityNoticed } from '@event-planner/contracts/user-messages';
import { createFileObjects } from '@event-planner/platform/objects';
import { partsOf, type Told } from '@event-planner/platform/personal-data';
import { eventually, type TestService } from '@event-planner/platform/testing';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { auth as manifest } from '../manifest.ts';
import { getAs, password, post, postAs, signUp, startAuth } from '../test-auth.ts';

const answers = {
  event: eventDataTold,
  booking: bookingDataTold,
  payment: paymentDataTold,
  notification: notificationDataTold,
  audit: trailDataTold,
};
type Answering = keyof typeof answers;

const tell = async (auth: TestService, service: Answering, exportId: string, told: Told = { rows: [{ of: service }] }): Promise<void> => {
  for (const part of partsOf(exportId, told)) await auth.deliver(answers[service], part);
};

async function start() {
  const auth = await startAuth();
  const { accessToken, user } = (await signUp(auth)).json();
  return {
    auth,
    user,
    token: accessToken as string,
    ask: () => postAs(auth, accessToken, 'exports'),
    last: async () => (await getAs(auth, accessToken, 'exports')).json().last,
    [Symbol.asyncDispose]: () => auth[Symbol.asyncDispose](),
  };
}

const archive = (auth: TestService) =>
  createFileObjects({
    directory: auth.objectsDirectory,
    name: 'exports',
    bucket: manifest.objects.exports,
    baseUrl: '/api/objects',
    secret: 'signs links',
    now: auth.clock.now,
  });

const ready = async (world: Awaited<ReturnType<typeof start>>): Promise<string> => {
  const { id } = (await world.ask()).json();
  for (const service of Object.keys(answers) as Answering[]) await tell(world.auth, service, id);
  await world.auth.running.idle();
  return id;
};

test('what every service tells becomes one archive, which is told by mail and loaded by an address that ends', async () => {
  await using world = await start();
  const asked = await world.ask();
  expect([asked.statusCode, asked.json()]).toMatchObject([202, { state: 'gathering', told: [], waiting: Object.keys(answers) }]);
  const { id } = asked.json();
  expect(await world.auth.published(exportRequested)).toEqual([{ exportId: id, userId: world.user.id, email: world.user.email }]);
  // More than one message carries, and with characters that are two.
  const long = { orders: Array.from({ length: 3000 }, (_, at) => ({ at, title: '<b>Fête</b> 🎭', page: 'https://example.test/a' })) };
  await tell(world.auth, 'booking', id, long);
  await tell(world.auth, 'event', id);
  await tell(world.auth, 'event', id);
  expect(await world.last()).toMatchObject({
    state: 'gathering',
    told: ['event', 'booking'],
    waiting: ['payment', 'notification', 'audit'],
  });
  for (const service of ['payment', 'notification', 'audit'] as const) await tell(world.auth, service, id);
  await eventually(async () => expect((await world.last()).state).toBe('ready'));
  const stored = await archive(world.auth).find(id);
  const files = unzipSync(stored?.body ?? new Uint8Array());
  expect(Object.keys(files).toSorted()).toEqual(
    ['README.txt', 'audit.json', 'auth.json', 'booking.json', 'event.json', 'index.html', 'notification.json', 'payment.json'].toSorted(),
  );
  expect(JSON.parse(strFromU8(files['booking.json'] as Uint8Array))).toEqual(long);
  const own = strFromU8(files['auth.json'] as Uint8Array);
  expect(JSON.parse(own)).toMatchObject({ account: [{ email: world.user.email, name: 'Ada' }], sessions: [{ method: 'registration' }] });
  expect(own).not.toContain('argon2');
  const page = strFromU8(files['index.html'] as Uint8Array);
  expect(page).toContain('&lt;b&gt;Fête&lt;/b&gt; 🎭');
  expect(page).not.toContain('<script');
  expect((await world.last()).bytes).toBe(stored?.body.length);
  const link = (await postAs(world.auth, world.token, `exports/${id}/link`)).json();
  expect(new URL(link.url, 'http://localhost').searchParams.get('as')).toBe('event-planner-data.zip');
  expect(link.until).toBe('2030-06-01T10:15:00.000Z');
  expect(await world.auth.published(securityNoticed)).toMatchObject([{ kind: 'export_asked' }, { kind: 'export_ready' }]);
  expect((await world.auth.pool.query('select count(*)::int as n from export_parts')).rows[0].n).toBe(0);
});

test('one at a time, by who proved who they are, so many a day, and nobody loads what is somebody else’s', async () => {
  await using world = await start();
  const id = await ready(world);
  const { accessToken } = (await signUp(world.auth, 'mallory@example.test')).json();
  expect((await postAs(world.auth, accessToken, `exports/${id}/link`)).statusCode).toBe(404);
  expect((await Promise.all([world.ask(), world.ask()])).map(({ statusCode }) => statusCode).toSorted()).toEqual([202, 409]);
  expect((await world.ask()).json().code).toBe('export_running');
  // The one before is replaced.
  expect((await postAs(world.auth, world.token, `exports/${id}/link`)).statusCode).toBe(404);
  for (let at = 0; at < 5; at++) {
    world.auth.clock.advance(15 * 60 - 1);
    const { accessToken: again } = (await post(world.auth, 'login', { email: world.user.email, password })).json();
    world.auth.clock.advance(2);
    const { json, statusCode } = await postAs(world.auth, again, 'exports');
    if (at === 4) expect([statusCode, json().code]).toEqual([429, 'too_many_attempts']);
  }
});

test('whoever proved nothing for a quarter of an hour is asked to, also by an archive that is there', async () => {
  await using world = await start();
  const id = await ready(world);
  world.auth.clock.advance(15 * 60 - 1);
  const { accessToken } = (await post(world.auth, 'login', { email: world.user.email, password })).json();
  world.auth.clock.advance(14 * 60 + 59);
  await world.auth.pool.query(`update sessions set confirmed_at = confirmed_at - interval '1 minute'`);
  for (const what of ['exports', `exports/${id}/link`])
    expect((await postAs(world.auth, accessToken, what)).json().code).toBe('confirmation_needed');
});

test('an archive that was not made, because the process died, is made by the next look; it is deleted after a week', async () => {
  await using world = await start();
  const { id } = (await world.ask()).json();
  // As if every answer had been taken, and the process had ended before it made anything of them.
  for (const service of Object.keys(answers))
    await world.auth.pool.query(`insert into export_parts values ($1, $2, 1, 1, '{}')`, [id, service]);
  await world.auth.running.runJob('make-exports');
  expect((await world.last()).state).toBe('ready');
  expect(await archive(world.auth).find(id)).toBeDefined();
  world.auth.clock.advance(7 * 86_400);
  await world.auth.running.runJob('forget-expired');
  expect((await world.auth.pool.query('select count(*)::int as n from data_exports')).rows[0].n).toBe(0);
  world.auth.clock.advance(-1);
  expect(await archive(world.auth).find(id)).toBeUndefined();
});

test('who waits for a day waits no more, and what is told then is kept by nobody', async () => {
  await using world = await start();
  const { id } = (await world.ask()).json();
  world.auth.clock.advance(24 * 3600 + 1);
  await world.auth.running.runJob('make-exports');
  for (const service of Object.keys(answers) as Answering[]) await tell(world.auth, service, id);
  expect((await world.auth.pool.query('select state, (select count(*)::int from export_parts) as parts from data_exports')).rows).toEqual([
    { state: 'failed', parts: 0 },
  ]);
});
