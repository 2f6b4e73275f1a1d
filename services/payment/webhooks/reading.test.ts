import { paymentCompleted } from '@event-planner/contracts/messages';
import { expect, test } from 'vitest';
import { booking, bookings, testPayment } from '../test-payment.ts';
import { openPayment } from './test-events.ts';

/** The provider's clock is the machine's: ours has to be near it, and beyond what may still be on its way. */
const nearby = () => new Date(Date.now() + 5 * 60_000);

test('events that never arrived are found in the list of the provider, each once, and the list is read on from there', async () => {
  const tickets = [booking({ payBy: '2100-01-01T00:00:00.000Z' }), booking({ payBy: '2100-01-01T00:00:00.000Z' })];
  await using world = await testPayment(bookings(...tickets));
  world.service.clock.advance((nearby().getTime() - world.service.clock.now().getTime()) / 1000);
  world.provider.sandbox.simulate({ webhooks: { lost: true } });
  // Nobody asks about the payments themselves, so that only the list can tell.
  const noQuestions = () => world.service.pool.query('update payments set ask_at = null');
  const [first, second] = await Promise.all(tickets.map(one => openPayment(world, one)));
  await world.giveCard(first?.clientSecret);
  await noQuestions();
  await world.service.running.runJob('ask-provider');
  expect(await world.get(first?.id ?? '')).toMatchObject({ state: 'succeeded' });
  await world.giveCard(second?.clientSecret);
  await noQuestions();
  for (let run = 0; run < 2; run++) await world.service.running.runJob('ask-provider');
  expect(await world.get(second?.id ?? '')).toMatchObject({ state: 'succeeded' });
  expect(await world.service.published(paymentCompleted)).toHaveLength(2);
});
