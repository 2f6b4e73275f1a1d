import { Payment } from '@event-planner/contracts/payment';
import { newId } from '@event-planner/platform/ids';
import { crashPoints, type TestService } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { booking, bookings, testPayment, type TestPayment } from './test-payment.ts';
import { allGivenBack, letAllBeTriedAgain, listEvents, outcomeOf, reject, tellEvent } from './test-life.ts';

const tickets = Array.from({ length: 200 }, () => booking());

/** More points than there are: the last one is never reached. */
const farTooMany = tickets.length;

/** Whoever asked the process that died asks the next one: browsers with their key, the provider and the broker until they are answered. */
async function live(
  world: TestPayment,
  at: number,
): Promise<{ readonly reached: boolean; readonly paymentId: string; readonly processes: readonly TestService[] }> {
  const points = crashPoints(at);
  const dying = await world.beside(points);
  const one = tickets[at - 1] ?? booking();
  const now = (): TestService => (points.dead ? world.service : dying);
  const key = newId();
  const pay = async () => {
    const to = now();
    return to.inject({
      method: 'POST',
      url: '/api/payments',
      headers: { ...(await to.asUser()), 'idempotency-key': key },
      payload: { bookingId: one.bookingId },
    });
  };
  const first = await pay();
  const { id, clientSecret } = Payment.parse((first.statusCode === 201 ? first : await pay()).json());
  await world.giveCard(clientSecret, 'pm_card_visa_chargeDeclined');
  await world.giveCard(clientSecret);
  await deliver();
  const messageId = newId();
  if (!(await reject(now(), { tickets: one, paymentId: id, messageId }))) await letAllBeTriedAgain(world);
  await reject(world.service, { tickets: one, paymentId: id, messageId });
  await dying.running.idle();
  await deliver();
  await letAllBeTriedAgain(world);
  return { reached: points.dead, paymentId: id, processes: [world.service, dying] };

  /** Only what is about this payment: the others' are lost, and found by asking. */
  async function deliver(): Promise<void> {
    const intent = clientSecret?.split('_secret_')[0] ?? '';
    for (const event of (await listEvents(world)).filter(({ data }) => JSON.stringify(data).includes(intent))) {
      const status = await tellEvent(world, event, now());
      if (status !== 200) expect(await tellEvent(world, event)).toBe(200);
    }
    await dying.running.idle();
  }
}

test('a process may die at any of its waits: nobody is charged twice, or without getting the money back, and the books agree', async () => {
  await using world = await testPayment(bookings(...tickets));
  world.provider.sandbox.simulate({ webhooks: { lost: true } });
  let at = 1;
  for (let reached = true; reached; at++) {
    expect(at).toBeLessThan(farTooMany);
    const life = await live(world, at);
    reached = life.reached;
    const outcome = await outcomeOf(world, life.paymentId, life.processes);
    for (const dying of life.processes.slice(1)) await dying[Symbol.asyncDispose]();
    expect({ at, ...outcome }).toEqual({ at, ...allGivenBack });
  }
  // Fewer would mean that something is no longer watched.
  expect(at).toBeGreaterThan(30);
}, 300_000);
