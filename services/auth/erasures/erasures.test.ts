import { authAudited } from '@event-planner/contracts/audit';
import type { Obstacle } from '@event-planner/contracts/privacy';
import {
  bookingPersonErased,
  erasureDue,
  eventPersonErased,
  notificationPersonErased,
  paymentPersonErased,
  personErased,
  trailPersonErased,
} from '@event-planner/contracts/privacy-messages';
import { securityNoticed } from '@event-planner/contracts/user-messages';
import { newId } from '@event-planner/platform/ids';
import type { TestService } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { cookieOf, getAs, password, post, postAs, postWithCookie, signUp, startAuth } from '../test-auth.ts';

const day = 86_400;
const answers = [eventPersonErased, bookingPersonErased, paymentPersonErased, notificationPersonErased, trailPersonErased];

/** What the services say stands in the way. */
async function start(obstacles: Obstacle[] = []) {
  const of = (service: string) => () => ({ status: 200, body: { items: service === 'booking' ? obstacles : [] } });
  const auth = await startAuth({ answers: { event: of('event'), booking: of('booking'), payment: of('payment') } });
  const opened = await signUp(auth);
  const { accessToken, user } = opened.json();
  return {
    auth,
    user,
    opened,
    token: accessToken as string,
    ask: () => postAs(auth, accessToken, 'erasures'),
    async after(seconds: number) {
      auth.clock.advance(seconds);
      await auth.running.runJob('erase');
    },
    [Symbol.asyncDispose]: () => auth[Symbol.asyncDispose](),
  };
}

const everythingOf = async ({ pool }: TestService): Promise<string> => {
  const { rows: tables } = await pool.query(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const texts = await Promise.all(tables.map(async ({ name }) => JSON.stringify((await pool.query(`select * from "${name}"`)).rows)));
  return texts.join('\n');
};

const ticket: Obstacle = {
  kind: 'upcoming_tickets',
  bookingId: newId(),
  reference: 'ABCD2345',
  title: 'Hamlet',
  at: '2030-07-01T18:00:00.000Z',
};

test('an account is gone a week after its owner asked, every service is told a while later, and in the end nobody knows any more', async () => {
  await using world = await start();
  const { auth, user } = world;
  const asked = await world.ask();
  expect([asked.statusCode, asked.json()]).toMatchObject([202, { state: 'asked', dueAt: '2030-06-08T10:00:00.000Z' }]);
  expect((await world.ask()).json().code).toBe('erasure_asked');
  await world.after(7 * day - 1);
  expect((await post(auth, 'login', { email: user.email, password })).statusCode).toBe(200);
  await world.after(1);
  expect((await post(auth, 'login', { email: user.email, password })).statusCode).toBe(401);
  expect((await postWithCookie(auth, 'refresh', cookieOf(world.opened))).statusCode).toBe(401);
  // What was signed before is good for a quarter of an hour: nobody forgets before that.
  await world.after(15 * 60);
  expect(await auth.published(erasureDue)).toEqual([]);
  await world.after(60);
  const erasureId = asked.json().id;
  expect(await auth.published(erasureDue)).toEqual([{ erasureId, userId: user.id, email: user.email, dueAt: '2030-06-08T10:00:00.000Z' }]);
  for (const said of answers) {
    expect(await auth.published(personErased)).toEqual([]);
    await auth.deliver(said, { erasureId, userId: user.id });
  }
  expect(await auth.published(personErased)).toEqual([{ erasureId, email: user.email }]);
  expect((await auth.pool.query('select state, email, network, ended_at is not null as ended from erasures')).rows).toEqual([
    { state: 'done', email: null, network: null, ended: true },
  ]);
  const left = await everythingOf(auth);
  expect([left.includes(user.email), left.includes('Ada')]).toEqual([false, false]);
  expect((await auth.published(authAudited)).map(({ action }) => action)).toEqual(
    expect.arrayContaining(['account.erasure_asked', 'account.deleted', 'person.erased']),
  );
  // The address is free, and leads to another account.
  expect((await signUp(auth)).json().user.id).not.toBe(user.id);
});

test('whoever changes their mind within the week keeps everything', async () => {
  await using world = await start();
  const { id } = (await world.ask()).json();
  const { accessToken } = (await signUp(world.auth, 'mallory@example.test')).json();
  expect((await postAs(world.auth, accessToken, `erasures/${id}/undo`)).statusCode).toBe(404);
  expect((await postAs(world.auth, world.token, `erasures/${id}/undo`)).json()).toMatchObject({ state: 'undone' });
  await world.after(8 * day);
  expect((await post(world.auth, 'login', { email: world.user.email, password })).statusCode).toBe(200);
  expect((await world.auth.published(securityNoticed)).map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['erasure_asked', 'erasure_undone']),
  );
});

test('what has to be done first is listed, and stops an erasure when it comes up later', async () => {
  const obstacles: Obstacle[] = [ticket];
  await using world = await start(obstacles);
  expect((await world.ask()).json()).toMatchObject({ status: 409, code: 'erasure_obstructed', obstacles: [ticket] });
  expect((await getAs(world.auth, world.token, 'erasures')).json()).toEqual({ last: null, obstacles: [ticket] });
  obstacles.length = 0;
  await world.ask();
  obstacles.push(ticket);
  await world.after(7 * day);
  expect((await post(world.auth, 'login', { email: world.user.email, password })).statusCode).toBe(200);
  expect((await world.auth.published(securityNoticed)).map(({ kind }) => kind)).toContain('erasure_refused');
});

test('nobody is forgotten while a service cannot say what stands in the way', async () => {
  await using auth = await startAuth();
  const { accessToken } = (await signUp(auth)).json();
  expect((await postAs(auth, accessToken, 'erasures')).statusCode).toBe(503);
});

test('a proof that is older than a quarter of an hour deletes no account', async () => {
  await using world = await start();
  await world.auth.pool.query(`update sessions set confirmed_at = confirmed_at - interval '16 minutes'`);
  expect((await world.ask()).json().code).toBe('confirmation_needed');
});
