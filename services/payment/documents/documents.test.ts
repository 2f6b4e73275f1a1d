import { newId } from '@event-planner/platform/ids';
import { expect, test } from 'vitest';
import { sale } from '../test-money.ts';
import { billing, sumOf, taxedSale, testDocuments } from './test-documents.ts';

const kinds = (written: readonly { readonly kind: string; readonly number: string }[]) =>
  written.map(({ kind, number }) => `${kind} ${number}`);

test('every sale with money gets an invoice, numbered in the order in which they were sold', async () => {
  await using world = await testDocuments();
  for (let at = 0; at < 3; at++) {
    await world.sell(taxedSale());
    world.service.clock.advance(60);
  }
  const written = await world.write();
  expect(kinds(written)).toEqual(['invoice RE-2030-00001', 'invoice RE-2030-00002', 'invoice RE-2030-00003']);
  expect(written[0]?.content).toMatchObject({
    seller: { name: 'The Theatre Ltd', vatId: 'DE136695976' },
    buyer: { address: ['Ada'] },
    lines: [{ text: 'Stalls', quantity: 2, unitMinor: 1190, rates: [1900], amountMinor: 2380 }],
    taxes: [{ basisPoints: 1900, netMinor: 2000, taxMinor: 380 }],
    totalMinor: 2380,
  });
  expect(await world.write()).toHaveLength(3);
});

test.each([
  ['open', 'DE02 1203 0000 0000 2020 51'],
  ['due', ''],
])('an invoice that waits for its money is %s where the account on it is “%s”', async (payment, bank) => {
  await using world = await testDocuments(billing({ bank }));
  await world.sell({ ...taxedSale(), paidWith: 'invoice', origin: 'box_office' });
  expect((await world.write()).map(({ content }) => content.payment)).toEqual([payment]);
});

test.each<[what: string, change: Parameters<typeof sale>[0], expected: readonly string[]]>([
  ['a free order', { totalMinor: 0, paymentId: undefined }, []],
  ['a complimentary order', { totalMinor: 0, origin: 'complimentary', paymentId: undefined }, []],
  ['tickets that were split off', { origin: 'split', parentId: newId() }, []],
  ['tickets that were given to somebody', { origin: 'transfer', parentId: newId() }, []],
  ['an even exchange', { origin: 'exchange', totalMinor: 0, parentId: newId(), paymentId: undefined }, []],
  ['an exchange for more', { origin: 'exchange', totalMinor: 500, parentId: newId() }, ['invoice']],
  ['what was added to an order', { parentId: newId() }, ['invoice']],
  ['a ticket of somebody who sells again', { origin: 'resale' }, ['invoice']],
  ['cash at the box office', { origin: 'box_office', paidWith: 'cash', paymentId: undefined }, ['receipt']],
  ['the terminal at the box office', { origin: 'box_office', paidWith: 'card_terminal', paymentId: undefined }, ['receipt']],
  ['an invoice at the box office', { origin: 'box_office', paidWith: 'invoice', paymentId: undefined }, ['invoice']],
])('%s gets the document it should have', async (_, change, expected) => {
  await using world = await testDocuments();
  await world.sell(Object.fromEntries(Object.entries({ ...change }).filter(([, value]) => value !== undefined)));
  await world.sell();
  const written = await world.write();
  expect(written.map(({ kind }) => kind).toSorted()).toEqual([...expected, 'invoice'].toSorted());
});

test('a refund of part is a credit note, and all of them together are the invoice backwards', async () => {
  await using world = await testDocuments();
  const sold = await world.sell(taxedSale());
  await world.refund(sold, 701, { price: sold.price, cause: 'cancelled_by_buyer' });
  await world.refund(sold, 1679, { price: sold.price, beforeMinor: 701 });
  const written = await world.write();
  expect(kinds(written)).toEqual(['invoice RE-2030-00001', 'credit_note GU-2030-00001', 'credit_note GU-2030-00002']);
  expect(written[1]?.content.refersTo).toEqual({ kind: 'invoice', number: 'RE-2030-00001', issuedOn: '2030-06-01' });
  expect(sumOf(written)).toEqual({ total: 0, tax: 0 });
});

test('a refund of all of it at once cancels the invoice', async () => {
  await using world = await testDocuments();
  const sold = await world.sell(taxedSale());
  await world.refund(sold, 2380, { price: sold.price });
  const written = await world.write();
  expect(kinds(written)).toEqual(['invoice RE-2030-00001', 'cancellation ST-2030-00001']);
  expect(written[1]?.content.lines).toEqual(written[0]?.content.lines);
});

test('a refund that is heard of before its sale waits for it, and one of tickets that were split off is about the invoice they were bought with', async () => {
  await using world = await testDocuments();
  const early = sale(taxedSale());
  await world.refund(early, 500, { price: early.price });
  expect(await world.write()).toEqual([]);
  await world.sell(early);
  const half = await world.sell({ ...taxedSale(), origin: 'split', parentId: early.bookingId, totalMinor: 1190 });
  await world.refund(half, 400, { price: early.price });
  const written = await world.write();
  expect(kinds(written)).toEqual(['invoice RE-2030-00001', 'credit_note GU-2030-00001', 'credit_note GU-2030-00002']);
  expect(new Set(written.map(({ bookingId }) => bookingId))).toEqual(new Set([early.bookingId]));
});

test('nothing is numbered before the organizer says what its documents say; then everything is, at once', async () => {
  await using world = await testDocuments(null);
  const sold = await world.sell(taxedSale());
  await world.refund(sold, 100, { price: sold.price });
  expect(await world.write()).toEqual([]);
  const { ask } = world;
  const { owner, theatre } = await import('../test-money.ts');
  expect(await ask(owner, `GET /payments/organizers/${theatre}/billing`)).toMatchObject({ body: { version: 0, form: null, waiting: 1 } });
  await ask(owner, `PUT /payments/organizers/${theatre}/billing`, { version: 0, form: billing() });
  expect(kinds(await world.write())).toEqual(['invoice RE-2030-00001', 'credit_note GU-2030-00001']);
});

test('with a new year numbers begin anew where they do, and go on where they do not', async () => {
  await using world = await testDocuments();
  const atDesk = { origin: 'box_office', paidWith: 'cash' } as const;
  await world.sell();
  await world.sell(atDesk);
  await world.write();
  world.service.clock.advance(214 * 24 * 60 * 60);
  await world.sell();
  await world.sell(atDesk);
  expect(kinds(await world.write())).toEqual(expect.arrayContaining(['invoice RE-2031-00001', 'receipt Q-0002']));
});
