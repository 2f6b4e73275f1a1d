import { actorOf } from '@event-planner/platform/audit';
import type { AccessClaims } from '@event-planner/contracts/auth';
import type { AcceptForm } from '@event-planner/contracts/transfer';
import { refuse } from '../errors.ts';
import type { TransfersParts, Tx } from './parts.ts';
import { ensurePossible, lockOffer, settle } from './settle.ts';
import { findOwner, type TransferRow } from './store.ts';

export interface Accepting {
  readonly token: string;
  readonly by: AccessClaims;
  readonly form: AcceptForm;
}

/** Answers the booking that has the tickets now. */
export async function accept(tx: Tx, parts: TransfersParts, { token, by, form }: Accepting): Promise<string> {
  const { context, moving, ensureTerms } = parts;
  const offer = await lockOffer(tx, parts, token);
  const { row, locked } = offer;
  if (await isAcceptedBy(tx, row, by.sub)) return row.acceptedAs as string;
  ensurePossible(row, 'accept', context.now());
  if (locked.booking.userId === by.sub) throw refuse('own_ticket', 'this is your own ticket: take the offer back instead');
  ensureTerms(locked.event, context.now());
  const tickets = await moving.ensureMovable(tx, locked, { ids: row.ticketIds, offer: row.id });
  const booking = await moving.give(tx, {
    from: locked,
    tickets,
    to: { userId: by.sub, email: by.email, attendeeName: form.attendeeName },
    answers: form.answers,
    key: `transfer-${row.id}`,
    now: context.now(),
  });
  await settle(tx, parts, { ...offer, occurrence: 'accept', by: actorOf(by), acceptedAs: booking.id });
  return booking.id;
}

/** Who repeats it because the answer was lost gets it again. */
const isAcceptedBy = async (tx: Tx, { state, acceptedAs }: TransferRow, userId: string): Promise<boolean> =>
  state === 'accepted' && acceptedAs !== null && (await findOwner(tx, acceptedAs)) === userId;
