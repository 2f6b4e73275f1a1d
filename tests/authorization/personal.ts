import { person } from '@event-planner/platform/testing';
import type { WholeSystem } from '../whole-system.ts';
import { inserting } from './inserting.ts';
import { aSession } from './tokens.ts';

/** The buyer of the order that paths name: whose the things of a person are that paths name. */
export const buyerOf = (buyerId: string) => ({ ...person('Buyer'), sub: buyerId });

/** Whose an order is, all that hangs on it is; what a desk holds is the desk's. */
const ofOnePerson = /\{(bookingId|ticketId|paymentId|documentId|transferId|resaleId|entryId|holdId)\}/;
const places = [
  '/api/auth/sessions/{id}',
  '/api/auth/exports/{id}',
  '/api/auth/erasures/{id}',
  '/api/auth/passkeys/{id}',
  '/api/organizers/invitations/{id}',
  '/api/bookings/answers/files/{id}',
] as const;

/** Whether a path names something that one person has, or one desk. */
export const isPersonal = (path: string): boolean => ofOnePerson.test(path) || places.some(place => path.includes(place));

/** What somebody has of their own, by what comes before it in a path. */
export async function personalThingsOf(
  system: WholeSystem,
  { buyerId, organizerId, bookingId }: { readonly buyerId: string; readonly organizerId: string; readonly bookingId: string },
): Promise<Readonly<Record<(typeof places)[number], string>>> {
  const insert = inserting(system);
  const buyer = buyerOf(buyerId);
  const at = new Date();
  const nextWeek = new Date(at.getTime() + 7 * 86_400_000);
  const sessionId = await aSession(system, buyer);
  const from = { network: '192.0.2.0/24', asked_at: at };
  return {
    '/api/auth/sessions/{id}': sessionId,
    '/api/auth/exports/{id}': await insert('auth', 'data_exports', {
      user_id: buyerId,
      ...from,
      state: 'ready',
      ready_at: at,
      ends_at: nextWeek,
      bytes: 100,
    }),
    '/api/auth/erasures/{id}': await insert('auth', 'erasures', { user_id: buyerId, ...from, state: 'asked', due_at: nextWeek }),
    '/api/auth/passkeys/{id}': await insert('auth', 'passkeys', {
      user_id: buyerId,
      credential_id: Buffer.from(sessionId),
      public_key: Buffer.from('none'),
      counter: 0,
      transports: [],
      synced: false,
      name: 'Phone',
      created_at: at,
    }),
    '/api/organizers/invitations/{id}': await insert('event', 'invitations', {
      organizer_id: organizerId,
      email: buyer.email,
      role: 'viewer',
      invited_by: 'Somebody',
      invited_at: at,
    }),
    '/api/bookings/answers/files/{id}': await insert('booking', 'answer_files', {
      owner: `user:${buyerId}`,
      booking_id: bookingId,
      name: 'consent.pdf',
      content_type: 'application/pdf',
      bytes: 100,
      created_at: at,
    }),
  };
}
