import { demoPassword } from '@event-planner/demo/accounts';
import { eventually } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { createBuyer, must } from './buyer.ts';
import { wholeSystem } from './whole-system.ts';

test('with every service in a process of its own and no Redis, a session that ends is refused by those that did not end it, also by one that was started since', async () => {
  await using system = await wholeSystem({ distributed: true });
  const buyer = createBuyer(system.url);
  const opened = await buyer.ask<{ accessToken: string }>('POST', '/api/auth/login', { email: 'ada@example.test', password: demoPassword });
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
  const { accessToken } = await must(Promise.resolve(opened));
  const asked = async (path: string): Promise<number> =>
    (await fetch(`${system.url}${path}`, { headers: { authorization: `Bearer ${accessToken}` } })).status;
  const [ofBooking, ofEvent] = ['/api/bookings', '/api/organizers/mine'];
  expect([await asked(ofBooking), await asked(ofEvent)]).toEqual([200, 200]);
  await must(buyer.ask('POST', '/api/auth/logout', undefined, { cookie }));
  await eventually(async () => expect([await asked(ofBooking), await asked(ofEvent)]).toEqual([401, 401]));
  const killed = system.running.processId('booking') ?? 0;
  process.kill(killed, 'SIGKILL');
  await eventually(() => expect(system.running.processId('booking')).toBeGreaterThan(0), { withinSeconds: 20 });
  await eventually(async () => expect(await asked(ofBooking)).not.toBe(503), { withinSeconds: 20 });
  expect([system.running.processId('booking') === killed, await asked(ofBooking)]).toEqual([false, 401]);
}, 120_000);
