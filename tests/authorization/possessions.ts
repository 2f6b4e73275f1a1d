import { newId } from '@event-planner/platform/ids';
import type { WholeSystem } from '../whole-system.ts';
import { aDeskHold } from './desk-hold.ts';
import { type Insert, inserting } from './inserting.ts';
import { aDocument, aDuplicate, aPayout, aRefundFile, ofPayment } from './payments.ts';
import type { SignIn } from './tokens.ts';

/** Ids of an organizer's things by the name that paths have for them; and, by what comes before it, what an `{id}` is one of. */
export interface Possessions {
  readonly named: Readonly<Record<string, string>>;
  readonly byPlace: Readonly<Record<string, string>>;
  /** Whose the order is, and what hangs on it. */
  readonly buyerId: string;
}

const at = new Date();
const later = new Date(at.getTime() + 7 * 86_400_000);

/** What the demo has of an organizer, and beside it one of each thing that it has none of. */
export async function possessionsOf(system: WholeSystem, organizerId: string, signIn: SignIn): Promise<Possessions> {
  const find = async (service: string, sql: string, ...values: readonly unknown[]): Promise<string> => {
    const [row] = await system.ask<{ id: string }>(service, sql, values);
    if (!row) throw new Error(`the demo has none: ${sql}`);
    return row.id;
  };
  const insert = inserting(system);
  const eventId = await find(
    'booking',
    `select e.id from events e where organizer_id = $1 and state = 'published' and starts_at > now() + interval '2 days'
      and exists (select from bookings b join tickets t on t.booking_id = b.id where b.event_id = e.id and b.state = 'confirmed' and b.total_minor > 0)
      order by (select count(*) from blocks where event_id = e.id) desc, id limit 1`,
    organizerId,
  );
  const bookingId = await find(
    'booking',
    `select b.id from bookings b where event_id = $1 and state = 'confirmed' and total_minor > 0 and exists (select from tickets where booking_id = b.id) order by id limit 1`,
    eventId,
  );
  const buyerId = await find('booking', 'select user_id as id from bookings where id = $1', bookingId);
  const ticketId = await find('booking', 'select id from tickets where booking_id = $1 order by position limit 1', bookingId);
  const ticketTypeId = await find('booking', 'select ticket_type_id as id from tickets where id = $1', ticketId);
  const [campaign] = await system.ask<{ terms: unknown }>('booking', 'select terms from campaigns order by id limit 1');
  const of = { organizerId, eventId, bookingId, buyerId, ticketId, ticketTypeId, terms: campaign?.terms };
  const booking = await ofBooking(insert, of);
  const payment = await ofPayment(insert, of);
  const written = 'select id from documents where organizer_id = $1 order by position limit 1';
  const [document] = await system.ask<{ id: string }>('payment', written, [organizerId]);
  const documentId = document?.id ?? (await aDocument(system, insert, of));
  const named = {
    organizerId,
    eventId,
    bookingId,
    ticketId,
    ticketTypeId,
    ...booking,
    ...payment,
    // Where a body names several.
    refund: booking['refundId'] ?? '',
    fileId: await aRefundFile(insert, of, { ...payment, refundId: booking['refundId'] ?? '' }),
    payoutId: await aPayout(system, insert, organizerId),
    documentId,
    duplicateId: await aDuplicate(system, insert, { organizerId, documentId, paymentId: payment.paymentId }),
    seatMapId: await find(
      'event',
      'select m.id from seat_maps m join venues v on v.id = m.venue_id where v.organizer_id = $1 order by m.id limit 1',
      organizerId,
    ),
    invitationId: await insert('event', 'invitations', {
      organizer_id: organizerId,
      email: `${newId()}@example.test`,
      role: 'viewer',
      invited_by: 'Somebody',
      invited_at: at,
    }),
    userId: await aMember(system, organizerId),
    holdId: await aDeskHold(system, of, signIn),
  };
  const seriesId = await find('event', 'select id from series where organizer_id = $1 order by id limit 1', organizerId);
  const venueId = await find('event', 'select venue_id as id from seat_maps where id = $1', named.seatMapId);
  return {
    buyerId,
    named,
    byPlace: {
      // Sent once more it is another, and the one that is taken back is gone.
      '/api/organizers/{id}/invitations/{invitationId}/resend': await insert('event', 'invitations', {
        organizer_id: organizerId,
        email: `${newId()}@example.test`,
        role: 'viewer',
        invited_by: 'Somebody',
        invited_at: at,
      }),
      '/api/bookings/events/{eventId}/box-office/holds/{holdId}': await aDeskHold(system, of, signIn),
      '/api/organizers/{id}': organizerId,
      '/api/events/{id}': eventId,
      '/api/series/{id}/dates/{eventId}': await find(
        'event',
        'select event_id as id from series_dates where series_id = $1 and event_id is not null order by date limit 1',
        seriesId,
      ),
      '/api/series/{id}': seriesId,
      '/api/venues/{id}': venueId,
      '/api/payments/organizers/{organizerId}/disputes/{id}': payment.disputeId,
      '/api/payments/organizers/{organizerId}/provider-refunds/{id}': payment.providerRefundId,
      '/api/auth/organizers/{organizerId}/api-keys/{id}': await insert('auth', 'api_keys', {
        organizer_id: organizerId,
        name: 'Till',
        prefix: 'epk_',
        key_hash: Buffer.from(newId()),
        scopes: ['seeOrders'],
        created_by: newId(),
        created_at: at,
      }),
    },
  };
}

export interface Of {
  readonly organizerId: string;
  readonly eventId: string;
  readonly bookingId: string;
  readonly buyerId: string;
  readonly ticketId: string;
  readonly ticketTypeId: string;
  readonly terms: unknown;
}

async function ofBooking(
  insert: Insert,
  { organizerId, eventId, bookingId, buyerId, ticketId, ticketTypeId, terms }: Of,
): Promise<Readonly<Record<string, string>>> {
  const own = { booking_id: bookingId, event_id: eventId };
  const place = { ticket_type_id: ticketTypeId, ticket_type_name: 'Parquet', place: 'Row 1' };
  return {
    refundId: await insert('booking', 'refunds', {
      ...own,
      cause: 'by_team',
      key: newId(),
      amount_minor: 100,
      currency: 'EUR',
      tickets: [],
      state: 'by_hand',
      created_at: at,
    }),
    blockId: await insert('booking', 'blocks', {
      event_id: eventId,
      kind: 'house',
      reason: 'press',
      places: JSON.stringify([]),
      created_by: newId(),
      created_by_name: 'Somebody',
      created_at: at,
    }),
    campaignId: await insert('booking', 'campaigns', {
      organizer_id: organizerId,
      terms: JSON.stringify(terms),
      created_at: at,
      created_by: newId(),
      created_by_name: 'Somebody',
    }),
    withdrawalId: await insert('booking', 'withdrawals', { event_id: eventId, version: 1_000_000, created_at: at }),
    entryId: await insert('booking', 'waiting_entries', {
      event_id: eventId,
      ticket_type_id: ticketTypeId,
      user_id: buyerId,
      email: 'waits@example.test',
      name: 'Waits',
      language: 'en',
      quantity: 1,
      least: 1,
      joined_at: at,
    }),
    transferId: await insert('booking', 'transfers', {
      ...own,
      ticket_ids: [ticketId],
      sender_name: 'Somebody',
      email: 'friend@example.test',
      token_hash: newId(),
      state: 'open',
      created_at: at,
      expires_at: later,
    }),
    resaleId: await insert('booking', 'resales', {
      ...own,
      ...place,
      ticket_id: ticketId,
      price_minor: 100,
      payout_minor: 90,
      state: 'listed',
      created_at: at,
      expires_at: later,
    }),
  };
}

async function aMember(system: WholeSystem, organizerId: string): Promise<string> {
  const id = newId();
  const member = [organizerId, id, 'viewer', 'Somebody', `${id}@example.test`, at];
  await system.ask(
    'event',
    'insert into members (organizer_id, user_id, role, name, email, since) values ($1, $2, $3, $4, $5, $6)',
    member,
  );
  return id;
}
