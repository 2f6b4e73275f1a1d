import type { Dispute, DisputeDetail } from '@event-planner/contracts/disputes';
import { paymentAudited } from '@event-planner/contracts/audit';
import { jpeg, pdf, png, webp, zip } from '@event-planner/platform/file-types/testing';
import { Stripe } from 'stripe';
import { expect, test } from 'vitest';
import { actions, club, neighbour, owner, teams, theatre, viewer } from '../test-money.ts';
import { booking, bookings, testPayment } from '../test-payment.ts';

const at = `/payments/organizers/${theatre}/disputes`;

/** A dispute of the theatre's that waits for its answer. */
async function disputed() {
  const tickets = booking();
  const world = await testPayment(bookings(tickets), path => teams({ path }));
  const { ask, sell } = actions(world.service);
  const { clientSecret, id: paymentId } = (await world.pay(tickets)).json<{ clientSecret: string; id: string }>();
  await world.giveCard(clientSecret);
  await world.provider.sandbox.idle();
  await sell({ bookingId: tickets.bookingId, paymentId, totalMinor: 2400 });
  const [charge] = (await world.stripe.charges.list()).data;
  await world.provider.control(`objects/charge/${charge?.id}/dispute`, { reason: 'product_not_received' });
  await world.provider.sandbox.idle();
  await world.service.running.idle();
  const id = ((await ask(owner, `GET ${at}`)).body as { items: Dispute[] }).items[0]?.id ?? '';
  return {
    ...world,
    ask,
    id,
    async put(kind: string, payload: Buffer, { by = owner, name = 'file', type = 'application/pdf', organizer = theatre } = {}) {
      const answer = await world.service.inject({
        method: 'PUT',
        url: `/api/payments/organizers/${organizer}/disputes/${id}/files/${kind}?name=${encodeURIComponent(name)}`,
        headers: { ...(await world.service.asUser(by)), 'content-type': type },
        payload,
      });
      return { status: answer.statusCode, body: answer.json<DisputeDetail & { code?: string }>() };
    },
    evidence: async () => ((await ask(owner, `GET ${at}/${id}`)).body as DisputeDetail).evidence,
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
}

test('files are shown to the bank with the words: each of its kind, the newest in the place of the one before', async () => {
  await using world = await disputed();
  expect(await world.put('receipt', pdf(), { name: 'Rechnung 1.pdf' })).toMatchObject({
    status: 200,
    body: { files: [{ kind: 'receipt', name: 'Rechnung 1.pdf', contentType: 'application/pdf' }] },
  });
  // What it is decides, not what it is called or said to be.
  const photo = await world.put('serviceDocumentation', png(), { name: 'door.exe', type: 'image/jpeg' });
  expect(photo.body.files.map(({ kind, name, contentType }) => [kind, name, contentType])).toEqual([
    ['receipt', 'Rechnung 1.pdf', 'application/pdf'],
    ['serviceDocumentation', 'door.exe.png', 'image/png'],
  ]);
  await world.put('receipt', jpeg(), { name: 'scan.jpeg', type: 'image/jpeg' });
  await world.put('other', pdf(), {});
  expect((await world.ask(owner, `DELETE ${at}/${world.id}/files/other`)).body).toMatchObject({
    files: [{ name: 'scan.jpeg' }, { name: 'door.exe.png' }],
  });
  expect((await world.ask(owner, `POST ${at}/${world.id}/evidence`, await world.evidence())).status).toBe(200);
  const [dispute] = (await world.stripe.disputes.list({ expand: ['data.evidence.receipt', 'data.evidence.service_documentation'] })).data;
  expect(dispute?.evidence).toMatchObject({
    receipt: { object: 'file', purpose: 'dispute_evidence', filename: 'scan.jpeg', type: 'jpg', size: jpeg().length },
    service_documentation: { filename: 'door.exe.png', type: 'png' },
    uncategorized_file: null,
  });
  const told = (await world.service.published(paymentAudited)).map(({ action, before, after, organizerId }) => ({
    action,
    before,
    after,
    organizerId,
  }));
  expect(told).toEqual(
    [
      ['dispute.file_attached', null, 'Rechnung 1.pdf'],
      ['dispute.file_attached', null, 'door.exe.png'],
      ['dispute.file_attached', 'Rechnung 1.pdf', 'scan.jpeg'],
      ['dispute.file_attached', null, 'file.pdf'],
      ['dispute.file_removed', 'file.pdf', null],
      ['dispute.answered', null, null],
    ].map(([action, before, after]) => ({
      action,
      before: before === null ? null : { file: before },
      after: after === null ? null : { file: after },
      organizerId: theatre,
    })),
  );
  // It is answered: what the bank reads is not changed any more.
  expect(await world.put('other', pdf())).toMatchObject({ status: 409, body: { code: 'dispute_not_open' } });
  expect(await world.ask(owner, `DELETE ${at}/${world.id}/files/receipt`)).toMatchObject({ body: { code: 'dispute_not_open' } });
});

test('what banks do not read, is something else as well, or is too large is not taken, and asks nobody', async () => {
  await using world = await disputed();
  for (const [bytes, type] of [
    [webp(), 'image/png'],
    [zip, 'application/pdf'],
    [Buffer.concat([pdf(), zip]), 'application/pdf'],
    [png('<script>'), 'image/png'],
    [Buffer.from('words'), 'application/pdf'],
  ] as const)
    expect(await world.put('other', bytes, { type })).toMatchObject({ status: 422, body: { code: 'evidence_file_not_taken' } });
  const large = (bytes: number): Buffer => pdf('x'.repeat(bytes - pdf('').length));
  expect(await world.put('other', large(4 * 1024 * 1024 + 1))).toMatchObject({ status: 413 });
  expect((await world.put('other', large(4 * 1024 * 1024))).status).toBe(200);
  expect(await world.put('receipt', large(600 * 1024))).toMatchObject({ status: 409, body: { code: 'evidence_too_large' } });
  expect(await world.put('other', large(600 * 1024))).toMatchObject({ status: 200 });
  expect((await world.stripe.files.list()).data).toHaveLength(2);
  expect(await world.put('something', pdf())).toMatchObject({ status: 400 });
  expect(await world.put('other', pdf(), { type: 'text/html' })).toMatchObject({ status: 415 });
});

test('only who changes the money of its organizer attaches to a dispute', async () => {
  await using world = await disputed();
  expect(await world.put('other', pdf(), { by: viewer })).toMatchObject({ status: 403 });
  expect(await world.put('other', pdf(), { by: neighbour })).toMatchObject({ status: 403 });
  expect(await world.put('other', pdf(), { by: neighbour, organizer: club })).toMatchObject({ status: 404 });
  expect((await world.stripe.files.list()).data).toEqual([]);
});

test('while the provider is away nothing is said to be attached', async () => {
  await using world = await disputed();
  world.provider.sandbox.simulate({ api: { outage: true } });
  expect(await world.put('other', pdf())).toMatchObject({ status: 503 });
  world.provider.sandbox.calm();
  expect((await world.ask(owner, `GET ${at}/${world.id}`)).body).toMatchObject({ files: [] });
});

test('the provider takes a file once under a key, says what it is, and evidence names only files there are', async () => {
  await using world = await disputed();
  const { stripe } = world;
  const upload = () =>
    stripe.files.create(
      { purpose: 'dispute_evidence', file: { data: pdf(), name: 'a.pdf', type: 'application/pdf' } },
      { idempotencyKey: 'once' },
    );
  const [first, again] = [await upload(), await upload()];
  expect(again.id).toBe(first.id);
  expect(await stripe.files.retrieve(first.id)).toMatchObject({
    object: 'file',
    type: 'pdf',
    size: pdf().length,
    expires_at: null,
    title: null,
  });
  const refused = (asking: Promise<unknown>) => asking.catch((error: unknown) => error);
  const wrong = { purpose: 'dispute_evidence', file: { data: Buffer.from('words'), name: 'a.txt', type: 'text/plain' } } as const;
  expect(await refused(stripe.files.create(wrong))).toBeInstanceOf(Stripe.errors.StripeInvalidRequestError);
  const [dispute] = (await stripe.disputes.list()).data;
  expect(await refused(stripe.disputes.update(dispute?.id ?? '', { evidence: { receipt: 'file_nowhere' } }))).toMatchObject({
    statusCode: 404,
    code: 'resource_missing',
  });
});
