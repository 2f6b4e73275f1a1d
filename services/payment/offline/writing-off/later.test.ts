import { paymentAudited } from '@event-planner/contracts/audit';
import type { BooksCheck } from '@event-planner/contracts/balance';
import { bookingConfirmed } from '@event-planner/contracts/messages';
import { paymentTaken } from '@event-planner/contracts/payment-messages';
import { StandingTakings } from '@event-planner/contracts/payment-ways';
import { person } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { type OfflineWorld, offlineWorld, organizerId, payable, sold, twoRates, vera } from '../test-offline.ts';
import { idOf, linesOf, post, read, statement } from '../../test-transfers.ts';

/** An invoice over 24.00 €, of which 7.00 € were written off and the rest was paid in cash. */
async function paidInPart({ inCash = true } = {}) {
  const tickets = payable({ state: 'confirmed' });
  const world = await offlineWorld(tickets);
  await world.service.deliver(bookingConfirmed, sold(tickets, { paidWith: 'invoice', price: twoRates }));
  const paymentId = await idOf(world, tickets);
  const invoice = (what: string, payload: object) =>
    world.ask(`/organizers/${organizerId}/invoices/${paymentId}/write-${what}`, {
      method: 'POST',
      payload: { reason: 'Nobody pays', ...payload },
    });
  const take = (payload: object) =>
    world.ask(`/organizers/${organizerId}/bookings/${tickets.bookingId}/taken`, { method: 'POST', as: vera, payload });
  await invoice('off', { amountMinor: 700, seenMinor: 2400 });
  if (inCash)
    expect((await take({ paidWith: 'cash', seenMinor: 1700 })).json()).toMatchObject({ state: 'succeeded', writtenOffMinor: 700 });
  return { world, tickets, paymentId, invoice, take };
}

async function ensureBooked(world: OfflineWorld): Promise<void> {
  const { checks } = (await world.ask('/platform/books-check', { as: person('Root', ['admin']) })).json<BooksCheck>();
  expect(checks.filter(({ wrong }) => wrong > 0)).toEqual([]);
}

const allOwed = { 'own sales': -2100, 'own taxes': -300 };

test('what was written off of an invoice that is paid otherwise comes by transfer after all: it pays by its reference, and its tax is owed again', async () => {
  const { world, tickets, paymentId } = await paidInPart();
  await using _ = world;
  const writtenOff = async () => (await world.ask(`/organizers/${organizerId}/awaited?writtenOff=true`)).json<{ items: object[] }>().items;
  expect(await writtenOff()).toMatchObject([
    { id: paymentId, state: 'succeeded', amountMinor: 1700, writtenOffMinor: 700, owedMinor: 700 },
  ]);
  await read(world, statement(`01.06.2030;Ada;${tickets.reference};7,00`));
  expect(await linesOf(world, 'matched')).toMatchObject([{ leftMinor: 0, shares: [{ amountMinor: 700, state: 'paid' }] }]);
  expect(await world.balances()).toEqual({ 'own cash': 1700, 'own bank': 700, ...allOwed });
  expect(await writtenOff()).toEqual([]);
  expect((await world.service.published(paymentTaken)).map(({ kind, paidWith, amountMinor }) => [kind, paidWith, amountMinor])).toEqual([
    ['taken', 'cash', 1700],
    ['taken', 'bank_transfer', 700],
  ]);
  const audited = (await world.service.published(paymentAudited)).filter(({ action }) => action === 'invoice.written_back');
  expect(audited).toMatchObject([
    { by: { kind: 'service' }, before: { writtenOffMinor: 700 }, after: { writtenOffMinor: 0, cameMinor: 700 } },
  ]);
  await ensureBooked(world);
});

test('less than that is written back as far as it comes, more is left of its line', async () => {
  const { world, tickets, paymentId } = await paidInPart();
  await using _ = world;
  await read(world, statement(`01.06.2030;Ada;${tickets.reference};10,00`));
  const [line] = await linesOf(world, 'open');
  expect(line?.suggestions).toMatchObject([{ payment: { id: paymentId, owedMinor: 700 }, reason: 'reference' }]);
  const assign = (amountMinor: number) => post(world, `/lines/${line?.id}/assign`, { shares: [{ paymentId, amountMinor }] });
  expect((await assign(701)).json()).toMatchObject({ code: 'share_too_large', owedMinor: 700 });
  expect((await assign(300)).statusCode).toBe(204);
  expect(await world.balances()).toMatchObject({
    'own suspense': -700,
    'own cash': 1700,
    'own bank': 1000,
    'own written_off': 350,
    'own taxes': -250,
  });
  expect((await assign(400)).statusCode).toBe(204);
  expect(await world.balances()).toEqual({ 'own suspense': -300, 'own cash': 1700, 'own bank': 1000, ...allOwed });
  expect((await assign(300)).json()).toMatchObject({ code: 'booking_not_payable' });
  await ensureBooked(world);
});

const correct = (world: OfflineWorld, { bookingId }: { readonly bookingId: string }, payload: object) =>
  world.ask(`/organizers/${organizerId}/bookings/${bookingId}/taken/correction`, {
    method: 'POST',
    payload: { reason: 'Mistake', ...payload },
  });
const standing = async (world: OfflineWorld, { bookingId }: { readonly bookingId: string }) =>
  StandingTakings.parse((await world.ask(`/organizers/${organizerId}/bookings/${bookingId}/taken`)).json()).items;
const said = async (world: OfflineWorld) =>
  (await world.service.published(paymentTaken)).map(({ kind, before, paidWith, amountMinor, by }) => [
    kind,
    before,
    paidWith,
    amountMinor,
    by?.name,
  ]);

test('of two takings of one order the last is taken back alone: what it paid is written off again, and the first stays in its drawer', async () => {
  const { world, tickets, take } = await paidInPart();
  await using _ = world;
  const asPaidInPart = await world.balances();
  expect((await take({ paidWith: 'cash', seenMinor: 700, laterMinor: 701 })).json()).toMatchObject({ code: 'amount_changed' });
  expect((await take({ paidWith: 'cash', seenMinor: 700, laterMinor: 500 })).json()).toMatchObject({
    amountMinor: 2200,
    writtenOffMinor: 200,
  });
  expect((await take({ paidWith: 'cash', seenMinor: 700, laterMinor: 500 })).json()).toMatchObject({ code: 'amount_changed' });
  // Whoever only says again that it is paid takes nothing more.
  expect((await take({ paidWith: 'cash', seenMinor: 200 })).json()).toMatchObject({ amountMinor: 2200, writtenOffMinor: 200 });
  const [first, later] = await standing(world, tickets);
  expect([first, later]).toMatchObject([{ amountMinor: 1700 }, { amountMinor: 500 }]);
  // Both are cash: which of them is meant has to be said, and it is the last.
  for (const takingId of [undefined, first?.id])
    expect((await correct(world, tickets, { as: 'not_paid', seen: 'cash', takingId })).json()).toMatchObject({ code: 'taking_changed' });
  const undo = { as: 'not_paid', seen: 'cash', takingId: later?.id };
  expect((await correct(world, tickets, undo)).json()).toMatchObject({ paidWith: 'cash' });
  expect((await correct(world, tickets, undo)).json()).toMatchObject({ code: 'taking_changed' });
  expect(await world.balances()).toEqual(asPaidInPart);
  expect(await standing(world, tickets)).toMatchObject([{ paidWith: 'cash', amountMinor: 1700 }]);
  // The order is paid in cash as before, and nobody's drawer hears of that.
  expect((await said(world)).slice(2)).toEqual([
    ['undone', 'cash', null, 500, 'Grace'],
    ['corrected', null, 'cash', 1700, undefined],
  ]);
  await ensureBooked(world);
  expect((await take({ paidWith: 'card_terminal', seenMinor: 700, laterMinor: 700 })).json()).toMatchObject({ amountMinor: 2400 });
  expect(await world.balances()).toEqual({ 'own cash': 1700, 'own terminal': 700, ...allOwed });
  await ensureBooked(world);
});

test('one after the other both takings of an order are taken back, and all of it is owed but what is written off', async () => {
  const { world, tickets, take } = await paidInPart();
  await using _ = world;
  await take({ paidWith: 'card_terminal', seenMinor: 700, laterMinor: 500 });
  const last = async () => (await standing(world, tickets)).at(-1)?.id;
  expect((await correct(world, tickets, { as: 'cash', seen: 'card_terminal', takingId: await last() })).statusCode).toBe(200);
  expect(await world.balances()).toMatchObject({ 'own cash': 2200 });
  for (const paidWith of ['cash', null])
    expect((await correct(world, tickets, { as: 'not_paid', seen: 'cash', takingId: await last() })).json()).toMatchObject({ paidWith });
  const owed = await world.balances();
  expect([owed['own receivable'], owed['own cash'], owed['own terminal']]).toEqual([1700, undefined, undefined]);
  expect(await standing(world, tickets)).toEqual([]);
  await ensureBooked(world);
  expect((await take({ paidWith: 'cash', seenMinor: 1700 })).json()).toMatchObject({ state: 'succeeded', writtenOffMinor: 700 });
  expect((await take({ paidWith: 'cash', seenMinor: 700, laterMinor: 700 })).json()).toMatchObject({
    amountMinor: 2400,
    writtenOffMinor: 0,
  });
  expect(await world.balances()).toEqual({ 'own cash': 2400, ...allOwed });
  await ensureBooked(world);
});

test('of three takings of one order the first two stand when the last is taken back', async () => {
  const { world, tickets, take } = await paidInPart();
  await using _ = world;
  await take({ paidWith: 'cash', seenMinor: 700, laterMinor: 300 });
  await take({ paidWith: 'card_terminal', seenMinor: 400, laterMinor: 400 });
  const takingId = (await standing(world, tickets)).at(-1)?.id;
  await correct(world, tickets, { as: 'not_paid', seen: 'card_terminal', takingId });
  expect((await standing(world, tickets)).map(({ amountMinor }) => amountMinor)).toEqual([1700, 300]);
  expect(await world.balances()).toMatchObject({ 'own cash': 2000 });
  await ensureBooked(world);
});

test('a transfer that paid later and was for another order leaves what the same line had paid before', async () => {
  const { world, tickets, paymentId } = await paidInPart({ inCash: false });
  await using _ = world;
  await read(world, statement('01.06.2030;Ada;Karten;30,00'));
  const [line] = await linesOf(world, 'open');
  const assign = (amountMinor: number) => post(world, `/lines/${line?.id}/assign`, { shares: [{ paymentId, amountMinor }] });
  for (const amountMinor of [1700, 300]) expect((await assign(amountMinor)).statusCode).toBe(204);
  const later = (await standing(world, tickets)).at(-1);
  expect((await correct(world, tickets, { as: 'not_paid', seen: 'bank_transfer', takingId: later?.id })).statusCode).toBe(200);
  expect(await linesOf(world, 'open')).toMatchObject([{ leftMinor: 1300, shares: [{ amountMinor: 1700, state: 'paid' }] }]);
  expect(await world.balances()).toMatchObject({ 'own suspense': -1300, 'own bank': 3000, 'own written_off': 612 });
  await ensureBooked(world);
});

test('of an invoice that is written off wholly a part comes, then the rest: each is written back as far as it is paid', async () => {
  const { world, invoice, paymentId } = await paidInPart({ inCash: false });
  await using _ = world;
  await invoice('off', {});
  await read(world, statement('01.06.2030;Ada;Karten;24,00'));
  const [line] = await linesOf(world, 'open');
  const assign = (amountMinor: number) => post(world, `/lines/${line?.id}/assign`, { shares: [{ paymentId, amountMinor }] });
  expect((await assign(500)).statusCode).toBe(204);
  expect(await world.balances()).toMatchObject({ 'own suspense': -1900, 'own bank': 2400 });
  expect((await assign(1900)).statusCode).toBe(204);
  expect(await world.balances()).toEqual({ 'own bank': 2400, ...allOwed });
  await ensureBooked(world);
});
