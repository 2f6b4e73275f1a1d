import { bookingConfirmed, paymentCompleted } from '@event-planner/contracts/messages';
import { defineService, gb, minutes, on } from '@event-planner/model';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Transaction } from '../database/index.ts';
import type { App, Context } from './context.ts';

const narrow = defineService({
  name: 'narrow',
  port: 9001,
  routes: ['/narrow'],
  cache: { page: { key: 'page:{id}', ttl: minutes(1), dropOn: ['owner'] } },
  publishes: [paymentCompleted],
  subscribes: [on(bookingConfirmed)],
  calls: ['event'],
  secrets: ['one-key'],
  jobs: { sweep: { schedule: '* * * * *', timeout: minutes(1) } },
  compute: { cpu: 1, memory: gb(1), tasks: [1, 1] },
});

/** Never run: each line that must not compile is held by the compiler. */
export async function undeclaredUsesDoNotCompile(context: Context<typeof narrow, object>, tx: Transaction<object>): Promise<void> {
  const paid = { paymentId: 'p', bookingId: 'b', amountMinor: 1, currency: 'EUR' };
  await context.publish(tx, paymentCompleted, paid);
  // @ts-expect-error narrow does not publish bookings
  await context.publish(tx, bookingConfirmed, paid);
  // @ts-expect-error the body is not what the message says
  await context.publish(tx, paymentCompleted, { paymentId: 1 });
  // @ts-expect-error a message is announced inside a transaction
  await context.publish(context.db.query, paymentCompleted, paid);
  await context.call('event', { path: '/events', response: z.object({}) });
  // @ts-expect-error narrow may not call auth
  await context.call('auth', { path: '/me', response: z.object({}) });
  context.cache('page', z.string());
  // @ts-expect-error no such cache entry
  context.cache('events', z.string());
  context.secret('one-key');
  // @ts-expect-error not its secret
  context.secret('another-key');
  // @ts-expect-error it has no buckets
  context.objects('pictures');
  // @ts-expect-error it sends no mail
  await context.mailer.send({});
}

/** Never run either: an app must have a handler for each subscription and each job, and no others. */
export const apps = (): App<typeof narrow, object>[] => [
  { routes: [], subscribers: { 'booking.confirmed.v1': async body => void body.reference }, jobs: { sweep: async () => undefined } },
  // @ts-expect-error the subscription has no handler
  { routes: [], subscribers: {}, jobs: { sweep: async () => undefined } },
  // @ts-expect-error the job has no code
  { routes: [], subscribers: { 'booking.confirmed.v1': async () => undefined }, jobs: {} },
];

test('undeclared uses are held by the compiler, which npm run check asks', () => {
  expect(undeclaredUsesDoNotCompile).toBeTypeOf('function');
});
