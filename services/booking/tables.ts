import type { AnswerFile, Answers } from '@event-planner/contracts/answers';
import type { Block } from '@event-planner/contracts/block';
import type { BookedLine, BookingOrigin, BookingState, Ticket } from '@event-planner/contracts/booking';
import type { AccessCode, Quota, Question, TicketType, EventInventory } from '@event-planner/contracts/event';
import type { OrderEvent, PaidWith } from '@event-planner/contracts/orders';
import type { Replaces } from '@event-planner/contracts/exchange';
import type { InvoiceTo } from '@event-planner/contracts/invoicing';
import type { Awaited, PaymentTerms, TakingKind } from '@event-planner/contracts/payment-ways';
import type { TakenApart } from '@event-planner/contracts/taking-apart';
import type { SelfService } from '@event-planner/contracts/self-service';
import type { Price, PriceRules } from '@event-planner/contracts/pricing';
import type { SeatMap } from '@event-planner/contracts/seat-map';
import type { Generated, Json } from '@event-planner/platform/database';
import type { z } from 'zod';
import type { CouponTables } from './coupon-tables.ts';
import type { DisputesTable } from './dispute-tables.ts';
import type { CheckInsTable, DoorPlansTable, ScansTable } from './door-tables.ts';
import type { ResalesTable, TransfersTable } from './moving-tables.ts';
import type { WaitingEntriesTable, WaitingListsTable } from './waiting-tables.ts';
import type { PostponementsTable } from './postponement-tables.ts';
import type { CancellationsTable, RefundPayoutsTable, RefundsTable } from './refund-tables.ts';

export type { CancellationsTable, RefundsTable };

export type Line = z.infer<typeof BookedLine>;

export interface EventsTable {
  id: string;
  version: number;
  slug: string;
  title: string;
  state: string;
  startsAt: Date;
  endsAt: Date;
  currency: string;
  venueName: string;
  venueAddress: string;
  timeZone: string;
  /** Null until event speaks of an event that we knew before it told us. */
  organizerId: string | null;
  organizerName: string;
  /** Null, too, until event speaks of an event that we knew before it told us. */
  seriesId: Generated<string | null>;
  visibility: EventInventory['visibility'];
  maxPerPerson: number | null;
  onlineUrl: string | null;
  quotas: Json<Quota[]>;
  codes: Json<AccessCode[]>;
  rules: Json<PriceRules>;
  questions: Json<Question[]>;
  selfService: Json<SelfService>;
  payment: Json<PaymentTerms>;
  seatMap: Json<SeatMap | null>;
}

export interface TicketTypesTable {
  id: string;
  eventId: string;
  name: string;
  priceMinor: number;
  category: string | null;
  capacity: number | null;
  minPerOrder: number;
  maxPerOrder: number;
  salesStart: Date;
  salesEnd: Date;
  kind: TicketType['kind'];
  pricing: TicketType['pricing'];
  suggestedMinor: number | null;
  phases: Json<TicketType['phases']>;
  maxPerPerson: number | null;
  hidden: boolean;
  requires: Json<string[]>;
  bundle: Json<TicketType['bundle']>;
  taxIds: Json<string[]>;
  offered: boolean;
  counters: string[];
}

export interface CountersTable {
  id: string;
  eventId: string;
  kind: 'type' | 'quota' | 'phase';
  capacity: number;
  excess: Generated<number>;
  held: Generated<number>;
  sold: Generated<number>;
}

export interface HoldsTable {
  id: string;
  eventId: string;
  owner: string;
  userId: string | null;
  cartId: string | null;
  lines: Json<Line[]>;
  counted: Json<Record<string, number> | null>;
  places: number;
  totalMinor: number;
  price: Json<Price | null>;
  createdAt: Date;
  expiresAt: Date;
  renewed: Generated<boolean>;
  capped: boolean;
  bookingId: string | null;
  /** The booking whose tickets these places are to replace: they become nothing else. */
  exchangeOf: Generated<string | null>;
  /** Listings that it has, whose places are none of its own. */
  resaleIds: Generated<string[] | null>;
  /** Of whose bookings those are. */
  sellerIds: Generated<string[] | null>;
}

export interface SeatClaimsTable {
  eventId: string;
  seat: string;
  holdId: string;
  category: string;
  expiresAt: Date;
  ticketId: string | null;
}

export interface BlocksTable {
  id: string;
  eventId: string;
  kind: Block['kind'];
  reason: string;
  note: string | null;
  until: Date | null;
  places: Json<Block['places']>;
  createdBy: string;
  createdByName: string;
  createdAt: Date;
}

export interface WithdrawalsTable {
  id: string;
  eventId: string;
  version: number;
  createdAt: Date;
  settled: Generated<boolean>;
}

export interface BookingsTable {
  id: string;
  reference: string;
  userId: string;
  email: string;
  eventId: string;
  holdId: string;
  state: BookingState;
  attendeeName: string;
  lines: Json<Line[]>;
  totalMinor: number;
  price: Json<Price | null>;
  currency: string;
  createdAt: Date;
  payBy: Date;
  idempotencyKey: string;
  paymentId: string | null;
  confirmedAt: Date | null;
  refundedAt: Date | null;
  answers: Json<Answers | null>;
  /** Tickets it was confirmed with. */
  admissions: number;
  origin: Generated<BookingOrigin>;
  parentId: Generated<string | null>;
  /** Of what was paid, already given back or promised. */
  refundedMinor: Generated<number>;
  /** The same, taken apart; null where it was not told apart, or nothing has gone back. */
  refundedParts: Json<TakenApart | null>;
  /** What ends when it is confirmed. */
  replaces: Json<Replaces | null>;
  /** Whose tickets end when it is confirmed. */
  takesFrom: string[] | null;
  /** Listings whose tickets it buys. */
  resaleIds: string[] | null;
  /** Of what was paid for the booking that it replaced, what stands for this one. */
  carriedMinor: Generated<number>;
  /** Of its own money, what stands for bookings that replaced its tickets. */
  movedMinor: Generated<number>;
  /** Of what was paid, what the organizer kept of tickets that ended. */
  keptMinor: Generated<number>;
  /** Of its fees, as they were shown, those of tickets that ended, kept or not. */
  endedFeesMinor: Generated<number>;
  /** Of its lines, those that stand; null while all of them do. */
  standing: Json<Line[] | null>;
  /** Of its lines, those that were given back; null while none was. */
  returned: Json<Line[] | null>;
  /** Whom the invoice is to be written to. */
  invoiceTo: Json<InvoiceTo | null>;
  /** Where no provider took the money. */
  paidWith: Generated<PaidWith | null>;
  /** What it waits for while it is pending, where it is not paid at once. */
  awaits: Generated<Awaited | null>;
  /** When its buyer was told that the money has to be there soon. */
  remindedAt: Generated<Date | null>;
  /** When its invoice is to be paid. */
  dueAt: Generated<Date | null>;
  /** Who of the team sold or gave it. */
  soldBy: Generated<string | null>;
  soldByName: Generated<string | null>;
  /** Why it was given away. */
  reason: Generated<string | null>;
  /** The team's own. */
  note: Generated<string | null>;
}

export interface OrderChangesTable {
  id: string;
  bookingId: string;
  at: Date;
  kind: OrderEvent['kind'];
  byId: string;
  byName: string;
  before: string | null;
  after: string | null;
  about: string | null;
}

/** What payment said of money that no provider took. */
export interface TakingsTable {
  id: string;
  bookingId: string;
  eventId: string;
  nth: number;
  kind: TakingKind;
  before: PaidWith | null;
  paidWith: PaidWith | null;
  amountMinor: number;
  currency: string;
  byId: string | null;
  byName: string | null;
  at: Date;
  dueAt: Date | null;
}

export interface TicketsTable {
  id: string;
  bookingId: string;
  position: number;
  eventId: string;
  ticketTypeId: string;
  ticketTypeName: string;
  attendeeName: string;
  seat: string | null;
  place: string;
  priceMinor: number;
  state: Ticket['state'];
  /** When it ceased to be valid. */
  endedAt: Generated<Date | null>;
  /** It lets nobody in since then. */
  blockedAt: Generated<Date | null>;
  /** When that changed last. */
  blockChangedAt: Generated<Date | null>;
  /** The one offer it is in, to a person or for sale; one that is over may still be here. */
  offerId: Generated<string | null>;
}

export interface AnswerFilesTable {
  id: string;
  owner: string;
  name: string;
  contentType: AnswerFile['contentType'];
  bytes: number;
  createdAt: Date;
  bookingId: string | null;
  deleting: Generated<boolean>;
}

export interface CalendarFeedsTable {
  userId: string;
  tokenHash: string;
  createdAt: Date;
}

export interface Tables extends CouponTables {
  events: EventsTable;
  ticketTypes: TicketTypesTable;
  counters: CountersTable;
  holds: HoldsTable;
  seatClaims: SeatClaimsTable;
  blocks: BlocksTable;
  withdrawals: WithdrawalsTable;
  bookings: BookingsTable;
  orderChanges: OrderChangesTable;
  tickets: TicketsTable;
  takings: TakingsTable;
  refunds: RefundsTable;
  refundPayouts: RefundPayoutsTable;
  disputes: DisputesTable;
  transfers: TransfersTable;
  resales: ResalesTable;
  cancellations: CancellationsTable;
  postponements: PostponementsTable;
  answerFiles: AnswerFilesTable;
  calendarFeeds: CalendarFeedsTable;
  doorPlans: DoorPlansTable;
  checkIns: CheckInsTable;
  scans: ScansTable;
  waitingLists: WaitingListsTable;
  waitingEntries: WaitingEntriesTable;
}
