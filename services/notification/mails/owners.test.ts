import { disputeClosed, payoutAccountChanged, payoutFailed, paymentDisputed } from '@event-planner/contracts/payment-messages';
import { apiKeyCreated } from '@event-planner/contracts/user-messages';
import { newId } from '@event-planner/platform/ids';
import { person, testService } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { notificationService } from '../service.ts';

const organizerId = newId();
const [olga, otto] = [person('Olga'), person('Otto')];
const items = [
  { userId: olga.sub, name: olga.name, email: olga.email },
  { userId: otto.sub, name: otto.name, email: otto.email },
  { userId: newId(), name: null, email: null },
];
const world = () =>
  testService(notificationService, {
    answers: {
      event: ({ path }) => ({ status: path === `/api/organizers/${organizerId}/owners` ? 200 : 404, body: { name: 'The Theatre', items } }),
    },
  });
const of = { organizerId, organizerName: 'The Theatre' };
const order = {
  disputeId: newId(),
  paymentId: newId(),
  bookingId: newId(),
  reference: 'ABCD2345',
  eventTitle: 'Songs',
  amountMinor: 2400,
  currency: 'EUR',
  reason: 'fraudulent',
};

test('every owner with an address hears that money goes to another account, once', async () => {
  await using service = await world();
  const change = {
    changeId: newId(),
    currency: 'EUR',
    account: 'DE … 3000',
    by: 'Mallory',
    changedAt: '2030-06-01T10:00:00.000Z',
    holdUntil: '2030-06-04T10:00:00.000Z',
  };
  await service.deliver(payoutAccountChanged, { ...of, ...change });
  await service.deliver(payoutAccountChanged, { ...of, ...change });
  expect(service.mails.map(({ to }) => to).toSorted()).toEqual([olga.email, otto.email]);
  expect(service.mails[0]?.text).toContain('Mallory said on');
  expect(service.mails[0]?.text).toContain('DE … 3000');
  expect(service.mails[0]?.text).toContain('Nothing is paid out before');
});

test('every owner hears that there is a new API key, by the beginning of it', async () => {
  await using service = await world();
  const key = { keyId: newId(), name: 'Import', prefix: 'ep_live_Ab3d', scopes: ['seeOrders' as const], by: 'Mallory' };
  await service.deliver(apiKeyCreated, {
    organizerId,
    organizerName: 'The Theatre',
    ...key,
    createdAt: '2030-06-01T10:00:00.000Z',
    expiresAt: null,
  });
  expect(service.mails.map(({ to }) => to).toSorted()).toEqual([olga.email, otto.email]);
  expect(service.mails[0]?.subject).toBe('The Theatre: a new API key was made');
  expect(service.mails[0]?.text).toContain(
    'Mallory made the API key “Import” (ep_live_Ab3d…) on Saturday, 1 June 2030, 10:00 UTC. A program',
  );
});

test('owners hear of payouts that came back, and of what banks want', async () => {
  await using service = await world();
  await service.deliver(payoutFailed, {
    ...of,
    payoutId: newId(),
    amountMinor: 2400,
    currency: 'EUR',
    account: 'DE … 3000',
    reason: 'account closed',
  });
  await service.deliver(paymentDisputed, { ...of, ...order, inquiry: false, dueAt: '2030-06-10T10:00:00.000Z' });
  await service.deliver(disputeClosed, { ...of, ...order, outcome: 'won' });
  const texts = service.mails.filter(({ to }) => to === olga.email).map(({ text }) => text);
  expect(texts).toEqual([
    expect.stringContaining('account closed'),
    expect.stringContaining('has taken back €24.00'),
    expect.stringContaining('You have won: €24.00'),
  ]);
});
