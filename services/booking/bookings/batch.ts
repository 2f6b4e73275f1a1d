import type { Changed } from '@event-planner/platform/audit';
import type { AnswerFault, Answers } from '@event-planner/contracts/answers';
import type { AccessClaims } from '@event-planner/contracts/auth';
import type { BookingRequest } from '@event-planner/contracts/booking';
import { checkAnswers } from '@event-planner/contracts/check-answers';
import { bookingCreated } from '@event-planner/contracts/messages';
import { reverseChargeOf } from '@event-planner/contracts/reverse-charge';
import type { Transaction } from '@event-planner/platform/database';
import { newId, newReference } from '@event-planner/platform/ids';
import type { z } from 'zod';
import type { BookedFiles } from '../booked-files.ts';
import type { Buyer } from '../buyer.ts';
import { refuse } from '../errors.ts';
import type { HeldPlaces, Reserved } from '../places.ts';
import type { Line, Tables } from '../tables.ts';
import { type Confirm, type Confirmation, factsOf } from './confirm.ts';
import { paySeconds } from './limits.ts';
import type { BookingParts } from './present.ts';
import { inRounds } from './rules.ts';
import type { SettleParts } from './settle.ts';
import { type BookingRow, type EventOfBooking, insertBookings, type TicketRow } from './store.ts';

export interface NewBooking {
  readonly user: AccessClaims;
  readonly buyer: Buyer;
  readonly key: string;
  readonly request: z.infer<typeof BookingRequest>;
  /** What is different about it, decided once its places are known. */
  readonly changes?: (held: HeldPlaces) => Partial<BookingRow>;
  /** Sold by the team, which asks no questions. */
  readonly asksNothing?: true;
  /** What it takes the place of, which does not count against what one person may have. */
  readonly instead?: readonly Line[];
  /** The booking whose tickets those are. */
  readonly exchangeOf?: string;
}

export interface Asked extends Pick<Confirmation, 'within'> {
  readonly wanted: NewBooking;
}
interface Refused {
  readonly refusal: Error;
}
export type Answer = { readonly made: BookingParts } | Refused;

interface Draft extends Confirmation {
  readonly buyer: Buyer;
  readonly fileIds: readonly string[];
}

export interface BatchParts extends Pick<SettleParts, 'context' | 'places' | 'eventOf' | 'files'> {
  readonly confirm: Confirm;
}

export type Batch = (asked: readonly Asked[], options?: { readonly allOrNone?: boolean }) => Promise<readonly Answer[]>;

/** Thrown where all or none were asked for and some were refused; nothing was made. */
export class NotAll extends Error {
  readonly answers: readonly Answer[];
  constructor(answers: readonly Answer[]) {
    super('some of these bookings were refused');
    this.answers = answers;
  }
}

/** Makes bookings of different holds, each with its own answer, in their order. */
export type Make = (tx: Transaction<Tables>, asked: readonly Asked[]) => Promise<readonly Answer[]>;

export function createMake({ context, places, eventOf, files, confirm }: BatchParts): Make {
  const { now } = context;

  const reserve = async (tx: Transaction<Tables>, asked: readonly Asked[]): Promise<readonly (Draft | Refused)[]> => {
    const createdAt = now();
    const payBy = new Date(createdAt.getTime() + paySeconds * 1000);
    const drafts = asked.map(one => ({ ...one, id: newId(createdAt.getTime()) }));
    const wanted = drafts.map(({ id, wanted: { buyer, request, instead, exchangeOf } }) => ({
      buyer,
      holdId: request.holdId,
      bookingId: id,
      instead,
      exchangeOf,
    }));
    const reserved = await places.reserveAll(tx, { wanted, now: createdAt, until: payBy });
    const outcomes: (Draft | Refused)[] = [];
    for (const [at, { id, wanted: by, within }] of drafts.entries()) {
      const outcome = reserved[at] as Reserved;
      if ('held' in outcome) {
        const event = await eventOf(tx, outcome.held);
        const answers = answersOf(by, outcome.held, event);
        const booking = rowOf(by, outcome.held, { id, createdAt, payBy, currency: event.currency, answers });
        outcomes.push({ booking, event, within, buyer: by.buyer, fileIds: [] });
      } else outcomes.push(outcome);
    }
    return outcomes;
  };

  /** Those that cost nothing, or were paid at the desk. Answers their tickets by booking. */
  const confirmFree = async (tx: Transaction<Tables>, made: readonly Confirmation[]): Promise<Map<string, readonly TicketRow[]>> => {
    const free = made.filter(({ booking }) => booking.totalMinor === 0 || booking.paidWith !== null);
    const issued = await confirm(tx, free);
    return new Map(free.map(({ booking }, at) => [booking.id, ensureSold(issued[at])]));
  };

  return async (tx, asked) => {
    const outcomes = await withFiles(tx, files, await reserve(tx, asked));
    const made = outcomes.flatMap(outcome => ('booking' in outcome ? [outcome] : []));
    if (made.length === 0) return outcomes.flatMap(outcome => ('refusal' in outcome ? [outcome] : []));
    await insertBookings(
      tx,
      made.map(({ booking }) => booking),
    );
    for (const { booking, fileIds } of made) if (fileIds.length > 0) await files.use(tx, fileIds, booking.id);
    await Promise.all(made.map(({ booking, within }) => within(() => context.publish(tx, bookingCreated, factsOf(booking)))));
    for (const { booking, within } of made) if (booking.soldBy !== null) await within(() => context.audit(tx, soldAtDesk(booking)));
    const issued = await confirmFree(tx, made);
    return outcomes.map(outcome => ('refusal' in outcome ? outcome : { made: partsOf(outcome, issued.get(outcome.booking.id)) }));
  };
}

/** Makes bookings in one transaction, each with its own answer, in their order. What breaks one, such as a key that was used before, undoes all. */
export function createBatch(parts: BatchParts): Batch {
  const make = createMake(parts);
  return (asked, { allOrNone = false } = {}) =>
    parts.context.db.transaction(async tx => {
      const answers = new Map<Asked, Answer>();
      for (const round of inRounds(asked, ({ wanted }) => wanted.request.holdId)) {
        for (const [at, answer] of (await make(tx, round)).entries()) answers.set(round[at] as Asked, answer);
      }
      const inOrder = asked.map(one => answers.get(one) as Answer);
      if (allOrNone && inOrder.some(answer => 'refusal' in answer)) throw new NotAll(inOrder);
      return inOrder;
    });
}

/** The desk is the organizer's own: it buys in their name. */
const soldAtDesk = ({
  id,
  eventId,
  userId,
  soldBy,
  soldByName,
  origin,
  paidWith,
  totalMinor,
  currency,
  reason,
  reference,
}: BookingRow): Changed => ({
  by: { kind: 'user', id: soldBy ?? '', name: soldByName ?? '' },
  action: origin === 'complimentary' ? 'order.given_away' : 'order.sold_at_box_office',
  of: { kind: 'order', id },
  organizerId: userId,
  after: { reference, eventId, paidWith, totalMinor, currency, ...(reason !== null && { reason }) },
});

const partsOf = ({ booking, event }: Confirmation, tickets: readonly TicketRow[] | undefined): BookingParts => ({
  row: tickets ? { ...booking, state: 'confirmed' } : booking,
  event,
  tickets: tickets ?? [],
  refunds: [],
  replacedBy: [],
});

function ensureSold(tickets: readonly TicketRow[] | undefined): readonly TicketRow[] {
  if (!tickets) throw refuse('hold_expired', 'the places are gone: choose again');
  return tickets;
}

/** Throws what is wrong with them: then this batch is undone, each of it is decided by itself, and the hold of this one stays as it was. */
function answersOf({ request, asksNothing }: NewBooking, { lines }: HeldPlaces, { questions }: EventOfBooking): Answers | null {
  if ((questions.length === 0 || asksNothing) && request.answers === undefined) return null;
  const checked = checkAnswers({ questions, lines, attendeeName: request.attendeeName }, request.answers);
  if ('answers' in checked) return checked.answers;
  throw invalid(checked.faults, request.holdId);
}

const invalid = (faults: readonly AnswerFault[], holdId: string): Error =>
  refuse('answers_invalid', `${faults.length === 1 ? 'an answer is' : `${faults.length} answers are`} missing or wrong: see faults`, {
    faults,
    holdId,
  });

/** With the files that are answers; throws as wrong answers do. */
async function withFiles(
  tx: Transaction<Tables>,
  { claim }: BookedFiles,
  outcomes: readonly (Draft | Refused)[],
): Promise<readonly (Draft | Refused)[]> {
  const drafts = outcomes.flatMap(outcome => ('booking' in outcome ? [outcome] : []));
  const asked = drafts.map(({ buyer, booking, event }) => ({ buyer, answers: booking.answers, questions: event.questions }));
  const claimed = new Map((await claim(tx, asked)).map((one, at) => [drafts[at], one]));
  return outcomes.map(outcome => {
    const own = 'booking' in outcome ? claimed.get(outcome) : undefined;
    if (!own || 'refusal' in outcome) return outcome;
    if ('faults' in own) throw invalid(own.faults, outcome.booking.holdId);
    return { ...outcome, booking: { ...outcome.booking, answers: own.answers }, fileIds: own.fileIds };
  });
}

/** Frozen with the hold, but for the tax that a business elsewhere accounts for itself. */
function amountOf({ invoiceTo, seenTotalMinor }: NewBooking['request'], held: HeldPlaces): Pick<BookingRow, 'totalMinor' | 'price'> {
  const charged = reverseChargeOf(held.price, held.lines, invoiceTo);
  const { totalMinor, price } = charged ? { totalMinor: charged.totalMinor, price: charged } : held;
  if (seenTotalMinor !== undefined && seenTotalMinor !== totalMinor)
    throw refuse('price_changed', `it comes to ${totalMinor}, not to ${seenTotalMinor}: look at it again`, { holdId: held.id, totalMinor });
  return { totalMinor, price };
}

const rowOf = (
  { user, key, request, changes }: NewBooking,
  held: HeldPlaces,
  made: Pick<BookingRow, 'id' | 'createdAt' | 'payBy' | 'currency' | 'answers'>,
): BookingRow => ({
  ...made,
  reference: newReference(),
  userId: user.sub,
  email: user.email,
  eventId: held.eventId,
  holdId: held.id,
  state: 'pending',
  attendeeName: request.attendeeName,
  lines: [...held.lines],
  ...amountOf(request, held),
  invoiceTo: request.invoiceTo ?? null,
  idempotencyKey: key,
  paymentId: null,
  confirmedAt: null,
  refundedAt: null,
  admissions: 0,
  origin: held.resaleIds === null ? 'online' : 'resale',
  parentId: null,
  refundedMinor: 0,
  refundedParts: null,
  replaces: null,
  takesFrom: held.sellerIds === null ? null : [...held.sellerIds],
  resaleIds: held.resaleIds === null ? null : [...held.resaleIds],
  carriedMinor: 0,
  movedMinor: 0,
  keptMinor: 0,
  endedFeesMinor: 0,
  standing: null,
  returned: null,
  paidWith: null,
  soldBy: null,
  soldByName: null,
  reason: null,
  note: null,
  awaits: null,
  remindedAt: null,
  dueAt: null,
  ...changes?.(held),
});
