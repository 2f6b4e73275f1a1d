import { bookingRefundRequested, paymentRefundFailed } from '@event-planner/contracts/messages';
import { disputeClosed, paymentDisputed } from '@event-planner/contracts/payment-messages';
import type { Dispute, DisputeDetail } from '@event-planner/contracts/disputes';
import { newId } from '@event-planner/platform/ids';
import { expect, test } from 'vitest';
import { actions, club, neighbour, owner, stranger, teams, theatre, viewer } from '../test-money.ts';
import { booking, bookings, testPayment } from '../test-payment.ts';

const at = `/payments/organizers/${theatre}/disputes`;

/** A sale of 24.00 € of the theatre's that a card paid, and its charge at the provider. */
async function charged({ isSold = true } = {}) {
  const tickets = booking();
  const proof = {
    confirmedAt: '2030-06-01T10:00:00.000Z',
    tickets: [{ ticketTypeName: 'Stalls', place: 'Row 1', attendeeName: 'Ada', state: 'valid', enteredAt: '2030-06-01T17:45:00.000Z' }],
  };
  const answer = bookings(tickets);
  const world = await testPayment(
    path => (path.endsWith('/proof') ? { status: 200, body: proof } : answer(path)),
    path => teams({ path }),
  );
  const act = actions(world.service);
  const { clientSecret, id } = (await world.pay(tickets)).json<{ clientSecret: string; id: string }>();
  await world.giveCard(clientSecret);
  await world.provider.sandbox.idle();
  const becomeSold = () => act.sell({ bookingId: tickets.bookingId, paymentId: id, totalMinor: 2400 });
  if (isSold) await becomeSold();
  const [charge] = (await world.stripe.charges.list()).data;
  const settled = async () => {
    await world.provider.sandbox.idle();
    await world.service.running.idle();
  };
  return {
    ...world,
    ...act,
    becomeSold,
    bookingId: tickets.bookingId,
    paymentId: id,
    async escalate() {
      const [dispute] = (await world.stripe.disputes.list()).data;
      await world.provider.control(`objects/dispute/${dispute?.id}/escalate`, {});
      await settled();
    },
    settled,
    async dispute(reason = 'fraudulent') {
      await world.provider.control(`objects/charge/${charge?.id}/dispute`, { reason });
      await settled();
    },
    disputeId: async (): Promise<string> => ((await act.ask(owner, `GET ${at}`)).body as { items: Dispute[] }).items[0]?.id ?? '',
    disputes: async () => ((await act.ask(owner, `GET ${at}`)).body as { items: Dispute[] }).items,
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
}

test('a dispute takes the money and the fee from the organizer, once, and is told', async () => {
  await using world = await charged();
  await world.dispute();
  expect(await world.disputes()).toMatchObject([
    { state: 'needs_response', reason: 'fraudulent', amountMinor: 2400, feeMinor: 2000, eventTitle: 'Evening of songs', buyer: 'Ada' },
  ]);
  expect(await world.owed(theatre)).toBe(-2000);
  expect(await world.owed(theatre, 'disputes')).toBe(-4400);
  expect(await world.service.published(paymentDisputed)).toMatchObject([{ organizerId: theatre, amountMinor: 2400, inquiry: false }]);
});

test('events of a dispute that come twice, late and backwards book it once', async () => {
  await using world = await charged();
  world.provider.sandbox.simulate({ webhooks: { copies: 3, reversed: true } });
  await world.dispute();
  await world.settled();
  expect(await world.owed(theatre)).toBe(-2000);
  expect(await world.service.published(paymentDisputed)).toHaveLength(1);
});

test('an inquiry takes nothing, and is withheld from payouts', async () => {
  await using world = await charged();
  await world.dispute('inquiry');
  expect(await world.owed(theatre)).toBe(2400);
  world.service.clock.advance(4 * 24 * 3600);
  expect(await world.ask(owner, `GET /payments/organizers/${theatre}/payout-overview`)).toMatchObject({
    body: { places: [{ owedMinor: 2400, withheldMinor: 2400, availableMinor: 0 }] },
  });
});

test('what is known is filled in, and answering with it wins the money back', async () => {
  await using world = await charged();
  await world.dispute();
  const id = await world.disputeId();
  const { evidence } = (await world.ask(owner, `GET ${at}/${id}`)).body as DisputeDetail;
  expect(evidence).toMatchObject({
    customerName: 'Ada',
    serviceDate: '2030-06-01',
    productDescription: expect.stringContaining('Evening of songs') as string,
  });
  expect(evidence.activity).toContain('2030-06-01 17:45 UTC: ticket Stalls, Row 1, Ada was scanned at the door');
  const answered = await world.ask(owner, `POST ${at}/${id}/evidence`, { ...evidence, explanation: 'winning_evidence' });
  expect(answered).toMatchObject({ status: 200, body: { answeredAt: expect.any(String) as string } });
  await world.settled();
  expect(await world.disputes()).toMatchObject([{ state: 'won' }]);
  expect(await world.owed(theatre)).toBeGreaterThanOrEqual(400);
  expect(await world.service.published(disputeClosed)).toMatchObject([{ outcome: 'won' }]);
  expect(await world.ask(owner, `POST ${at}/${id}/evidence`, evidence)).toMatchObject({ status: 409, body: { code: 'dispute_not_open' } });
});

test('accepting it ends it, and the loss stays', async () => {
  await using world = await charged();
  await world.dispute();
  const id = await world.disputeId();
  expect(await world.ask(owner, `POST ${at}/${id}/acceptance`)).toMatchObject({ status: 200, body: { state: 'lost' } });
  await world.settled();
  expect(await world.owed(theatre)).toBe(-2000);
  expect(await world.service.published(disputeClosed)).toMatchObject([{ outcome: 'lost' }]);
});

test('a dispute that is heard of before its sale is the organizer’s once that is known, with what it took, and told once', async () => {
  await using world = await charged({ isSold: false });
  await world.dispute();
  expect(await world.disputes()).toEqual([]);
  expect(await world.service.published(paymentDisputed)).toEqual([]);
  await world.service.running.runJob('ask-provider');
  expect(await world.disputes()).toEqual([]);
  await world.becomeSold();
  for (const _ of [1, 2]) await world.service.running.runJob('ask-provider');
  expect(await world.disputes()).toMatchObject([{ state: 'needs_response', amountMinor: 2400, feeMinor: 2000 }]);
  expect(await world.owed(theatre)).toBe(-2000);
  expect(await world.owed(theatre, 'disputes')).toBe(-4400);
  expect(await world.service.published(paymentDisputed)).toHaveLength(1);
});

test('an inquiry that becomes a dispute is told again, and takes the money then', async () => {
  await using world = await charged();
  await world.dispute('inquiry');
  await world.escalate();
  expect(await world.service.published(paymentDisputed)).toMatchObject([{ inquiry: true }, { inquiry: false }]);
  expect(await world.owed(theatre)).toBe(-2000);
});

test('a dispute after part was given back is about the rest, and nothing more goes back through the provider meanwhile', async () => {
  await using world = await charged();
  const giveBack = (refundId: string, beforeMinor: number) =>
    world.service.deliver(bookingRefundRequested, {
      refundId,
      attempt: 1,
      bookingId: world.bookingId,
      paymentId: world.paymentId,
      amountMinor: 500 + beforeMinor,
      currency: 'EUR',
      cause: 'by_team',
    });
  await giveBack(newId(), 0);
  await world.settled();
  await world.dispute();
  expect(await world.disputes()).toMatchObject([{ amountMinor: 1900, state: 'needs_response' }]);
  expect(await world.owed(theatre, 'disputes')).toBe(-3900);
  await giveBack(newId(), 1);
  await world.settled();
  expect(await world.service.published(paymentRefundFailed)).toMatchObject([{ code: 'charge_disputed', amountMinor: 501 }]);
});

test('disputes are for those of the team who look after its money; somebody else’s is not there', async () => {
  await using world = await charged();
  await world.dispute();
  const id = await world.disputeId();
  for (const user of [viewer, stranger, neighbour])
    for (const what of [`GET ${at}`, `GET ${at}/${id}`, `POST ${at}/${id}/acceptance`])
      expect(await world.ask(user, what)).toMatchObject({ status: 403 });
  const theirs = `/payments/organizers/${club}/disputes`;
  expect(await world.ask(neighbour, `GET ${theirs}/${id}`)).toMatchObject({ status: 404 });
  expect(await world.ask(neighbour, `POST ${theirs}/${id}/acceptance`)).toMatchObject({ status: 404 });
  expect(await world.ask(owner, `GET ${at}/${newId()}`)).toMatchObject({ status: 404 });
});
