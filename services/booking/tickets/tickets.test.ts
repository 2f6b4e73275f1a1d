import { generateKeyPairSync } from 'node:crypto';
import { TicketKeys, TicketsDocument } from '@event-planner/contracts/booking';
import { verifyCode } from '@event-planner/contracts/ticket-code';
import { newId } from '@event-planner/platform/ids';
import { expect, test } from 'vitest';
import { ada, aSeatedEvent, bookingWorld, ticketType } from '../test-world.ts';
import { verifyCodeAtOnce } from './codes.ts';
import { createTicketSigner } from './keys.ts';

const newSecret = (): object => generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
const facts = { id: newId(), eventId: newId(), ticketTypeId: newId(), seat: 'stalls-A-12' };
const signer = createTicketSigner(JSON.stringify(newSecret()));
const { keys } = signer.publicKeys;

test('a code says which ticket of which event it is, and checks without a network, by the server’s crypto and by a browser’s', async () => {
  const said = { ticketId: facts.id, eventId: facts.eventId, seat: facts.seat, ticketTypeId: null };
  expect(await verifyCode(signer.codeOf(facts), keys)).toEqual({ valid: true, facts: said });
  expect(verifyCodeAtOnce(signer.codeOf(facts), keys)).toEqual({ valid: true, facts: said });
  const counted = { ...facts, id: newId(), seat: null };
  expect(await verifyCode(signer.codeOf(counted), keys)).toMatchObject({
    valid: true,
    facts: { seat: null, ticketTypeId: facts.ticketTypeId },
  });
});

test('a code is at most 200 characters, however long the seat is called', async () => {
  const long = { ...facts, seat: `${'a'.repeat(24)}-${'b'.repeat(24)}-12345` };
  for (const seat of [facts.seat, 'x'.repeat(47), long.seat])
    expect(signer.codeOf({ ...facts, id: newId(), seat }).length).toBeLessThanOrEqual(200);
  expect(await verifyCode(signer.codeOf({ ...long, id: newId() }), keys)).toMatchObject({ valid: true });
});

test.each([
  ['the server’s crypto', verifyCodeAtOnce],
  ['a browser’s crypto', verifyCode],
])('a changed code, a cut one, another spelling and a stranger key are refused by %s', async (_, check) => {
  const code = signer.codeOf(facts);
  const bytes = Buffer.from(code, 'base64url');
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect((await check(changed.toString('base64url'), keys)).valid, `byte ${at}`).toBe(false);
  }
  for (const bad of ['', 'A', code.slice(0, -4), `${code}AAAA`, `${code}=`, ` ${code}`, 'ü'.repeat(50)])
    expect((await check(bad, keys)).valid).toBe(false);
  const stranger = createTicketSigner(JSON.stringify(newSecret()));
  expect(await check(stranger.codeOf(facts), keys)).toEqual({ valid: false, reason: 'unknown_key' });
});

test('after a rotation old codes still check, and the secret is never published', async () => {
  const [older, newer] = [newSecret(), newSecret()];
  const code = createTicketSigner(JSON.stringify(older)).codeOf(facts);
  const rotated = createTicketSigner(JSON.stringify({ keys: [newer, older] }));
  expect((await verifyCode(code, rotated.publicKeys.keys)).valid).toBe(true);
  expect(JSON.stringify(rotated.publicKeys)).not.toContain('"d"');
  expect(TicketKeys.parse(rotated.publicKeys).keys).toHaveLength(2);
});

test('a confirmed booking has a PDF with a page for each ticket, for its owner and for services', async () => {
  await using world = await bookingWorld();
  const seated = aSeatedEvent();
  const counted = ticketType();
  const event = await world.announce({ ...seated, title: 'Żółć & Ωδή', ticketTypes: [...seated.ticketTypes, counted] });
  const headers = await world.service.asUser(ada);
  const booking = await world.bookAs(ada, event, [
    { ticketTypeId: event.ticketTypes[0]!.id, seat: 'stalls-A-1' },
    { ticketTypeId: counted.id, quantity: 2 },
  ]);
  const get = (path: string, as = headers) => world.service.inject({ url: `/api/bookings/${path}`, headers: as });
  expect((await get(`${booking.id}/tickets.pdf`)).json()).toMatchObject({ status: 409, code: 'tickets_missing' });
  await world.pay(booking);
  const pdf = await get(`${booking.id}/tickets.pdf`);
  expect(pdf.headers).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'private, no-store' });
  expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pdf.rawPayload.toString('latin1').match(/\/Type \/Page\n/g)).toHaveLength(3);
  const document = TicketsDocument.parse(
    (await get(`${booking.id}/tickets-document`, await world.service.asService('notification'))).json(),
  );
  expect(Buffer.from(document.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
  expect((await get(`${booking.id}/tickets-document`)).statusCode).toBe(401);
});

test('the QR code of a ticket and the calendar entry belong to its owner; the keys are everybody’s', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(aSeatedEvent());
  const headers = await world.service.asUser(ada);
  const made = await world.bookAs(ada, event, [{ ticketTypeId: event.ticketTypes[0]!.id, seat: 'stalls-A-1' }]);
  await world.pay(made);
  const booking = (await world.service.inject({ url: `/api/bookings/${made.id}`, headers })).json();
  const qr = await world.service.inject({ url: `/api/bookings/tickets/${booking.tickets[0].id}/qr.svg`, headers });
  expect([qr.headers['content-type'], qr.body.slice(0, 4)]).toEqual(['image/svg+xml', '<svg']);
  const calendar = await world.service.inject({ url: `/api/bookings/${made.id}/calendar.ics`, headers });
  expect(calendar.body).toContain('SUMMARY:An Evening');
  expect(calendar.body).toContain('DTSTART;TZID=Europe/Berlin:20300901T200000');
  const published = TicketKeys.parse((await world.service.inject({ url: '/api/bookings/ticket-keys' })).json());
  expect(await verifyCode(booking.tickets[0].code, published.keys)).toMatchObject({
    valid: true,
    facts: { ticketId: booking.tickets[0].id, seat: 'stalls-A-1' },
  });
});
