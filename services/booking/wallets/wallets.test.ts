import { verifyCode } from '@event-planner/contracts/ticket-code';
import { jwtVerify } from 'jose';
import { expect, test } from 'vitest';
import { ada, anEvent, aSeatedEvent, type BookingWorld, bookingWorld, grace } from '../test-world.ts';
import { testAccounts } from './test-accounts.ts';
import { filesIn, readPass } from './test-pass.ts';

const accounts = testAccounts();
const secrets = { 'apple-wallet': JSON.stringify(accounts.apple), 'google-wallet': JSON.stringify(accounts.google) };

const getAs = async (world: BookingWorld, who: typeof ada, path: string) =>
  world.service.inject({ url: `/api/bookings/${path}`, headers: await world.service.asUser(who) });

async function twoSeats(world: BookingWorld) {
  const event = await world.announce(aSeatedEvent({ title: 'Żółć & Ωδή' }));
  const [gold] = event.ticketTypes;
  const items = ['stalls-A-1', 'stalls-A-2'].map(seat => ({ ticketTypeId: gold!.id, seat }));
  const booking = await world.bookAs(ada, event, items);
  await world.pay(booking);
  const paid = (await getAs(world, ada, booking.id)).json();
  return { event, booking: paid, ticket: paid.tickets[0] };
}

test('a ticket’s pass is signed, says what is on the ticket, and holds the code that the door checks', async () => {
  await using world = await bookingWorld(secrets);
  const { event, booking, ticket } = await twoSeats(world);
  const answer = await getAs(world, ada, `tickets/${ticket.id}/apple.pkpass?language=de`);
  expect(answer.headers).toMatchObject({ 'content-type': 'application/vnd.apple.pkpass', 'cache-control': 'private, no-store' });
  const { pass, names } = readPass(answer.rawPayload, accounts.publicKey);
  expect(names).toEqual(expect.arrayContaining(['icon.png', 'icon@2x.png', 'icon@3x.png']));
  expect(pass).toMatchObject({
    formatVersion: 1,
    serialNumber: ticket.id,
    passTypeIdentifier: 'pass.example.tickets',
    teamIdentifier: 'ABCDE12345',
    organizationName: 'The Company',
    groupingIdentifier: booking.id,
    relevantDate: expect.stringContaining('2030-09-01'),
    barcodes: [{ format: 'PKBarcodeFormatQR', message: ticket.code }],
    eventTicket: {
      primaryFields: [{ value: 'Żółć & Ωδή' }],
      secondaryFields: [{ label: 'Datum', value: '2030-09-01T20:00:00+02:00' }, { value: event.venueName }],
      auxiliaryFields: [{ label: 'Platz', value: ticket.place }, { value: 'Gold' }, { value: 'Ada' }],
    },
  });
  const { keys } = (await getAs(world, ada, 'ticket-keys')).json();
  expect(await verifyCode(pass.barcodes[0].message, keys)).toMatchObject({ valid: true, facts: { ticketId: ticket.id } });
});

test('all tickets of a booking come as one file of passes', async () => {
  await using world = await bookingWorld(secrets);
  const { booking } = await twoSeats(world);
  const answer = await getAs(world, ada, `${booking.id}/apple.pkpasses`);
  expect(answer.headers['content-type']).toBe('application/vnd.apple.pkpasses');
  const passes = [...filesIn(answer.rawPayload).values()].map(bytes => readPass(bytes, accounts.publicKey).pass);
  expect(passes.map(pass => pass.serialNumber)).toEqual(booking.tickets.map(({ id }: { id: string }) => id));
});

test('the link to Google is signed by the service account, holds class and object, and is short enough for every browser', async () => {
  await using world = await bookingWorld(secrets);
  const { event, booking, ticket } = await twoSeats(world);
  const answer = await getAs(world, ada, `tickets/${ticket.id}/google-wallet`);
  const { url } = answer.json();
  const [, token = ''] = url.split('https://pay.google.com/gp/v/save/');
  const { payload } = await jwtVerify<{ payload: object }>(token, accounts.publicKey, {
    issuer: accounts.google.clientEmail,
    audience: 'google',
    algorithms: ['RS256'],
    currentDate: world.service.clock.now(),
  });
  const classId = expect.stringMatching(new RegExp(`^3388000000012345678\\.${event.eventId}\\.`));
  expect(payload).toMatchObject({
    typ: 'savetowallet',
    payload: {
      eventTicketClasses: [
        { id: classId, issuerName: 'The Company', dateTime: { start: '2030-09-01T20:00:00+02:00', end: '2030-09-01T23:00:00+02:00' } },
      ],
      eventTicketObjects: [
        {
          classId,
          ticketHolderName: 'Ada',
          barcode: { type: 'QR_CODE', value: ticket.code },
          reservationInfo: { confirmationCode: booking.reference },
        },
      ],
    },
  });
  expect(token.length).toBeLessThan(mostSafeCharacters);
});

/** Google's own advice is 1800; browsers take 2083 and more. */
const mostSafeCharacters = 2083;

test('nobody but the buyer gets passes, and a ticket that has ended has none', async () => {
  await using world = await bookingWorld(secrets);
  const event = await world.announce(anEvent());
  const booking = await world.bookAs(ada, event, [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 1 }]);
  await expectRefused(world, `${booking.id}/apple.pkpasses`, 'tickets_missing');
  const paymentId = await world.pay(booking);
  const [ticket] = (await getAs(world, ada, booking.id)).json().tickets;
  const paths = [`tickets/${ticket.id}/apple.pkpass`, `tickets/${ticket.id}/google-wallet`, `${booking.id}/apple.pkpasses`];
  for (const path of paths) {
    expect((await getAs(world, ada, path)).statusCode, path).toBe(200);
    expect((await getAs(world, grace, path)).json(), path).toMatchObject({ status: 404, code: 'not_found' });
    expect((await world.service.inject({ url: `/api/bookings/${path}` })).statusCode, path).toBe(401);
  }
  await world.giveBack(booking, paymentId);
  for (const path of paths) await expectRefused(world, path, 'tickets_missing');
});

const expectRefused = async (world: BookingWorld, path: string, code: string): Promise<void> =>
  expect((await getAs(world, ada, path)).json(), path).toMatchObject({ status: 409, code });

test('where no account is configured, everybody is told so, and asking anyway is refused by name', async () => {
  await using world = await bookingWorld({ ...secrets, 'google-wallet': 'unset-x' });
  const { ticket } = await twoSeats(world);
  expect((await world.service.inject({ url: '/api/bookings/wallets' })).json()).toEqual({ apple: true, google: false });
  await expectRefused(world, `tickets/${ticket.id}/google-wallet`, 'wallet_not_configured');
  expect((await getAs(world, ada, `tickets/${ticket.id}/apple.pkpass?language=xx`)).statusCode).toBe(400);
});
