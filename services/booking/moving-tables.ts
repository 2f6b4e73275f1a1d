import type { Generated } from '@event-planner/platform/database';

export interface TransfersTable {
  id: string;
  bookingId: string;
  eventId: string;
  ticketIds: string[];
  senderName: string;
  email: string;
  /** To whom it is offered, as long as it is. */
  message: Generated<string | null>;
  tokenHash: string;
  state: 'open' | 'accepted' | 'declined' | 'withdrawn';
  createdAt: Date;
  expiresAt: Date;
  endedAt: Generated<Date | null>;
  acceptedAs: Generated<string | null>;
  toldOverAt: Generated<Date | null>;
}

export interface ResalesTable {
  id: string;
  bookingId: string;
  eventId: string;
  ticketId: string;
  ticketTypeId: string;
  ticketTypeName: string;
  seat: string | null;
  place: string;
  phase: string | null;
  priceMinor: number;
  /** Of the price, what the seller gets. */
  payoutMinor: number;
  state: 'listed' | 'sold' | 'withdrawn';
  createdAt: Date;
  expiresAt: Date;
  endedAt: Generated<Date | null>;
  /** The hold that has it, as long as that is in force. */
  holdId: Generated<string | null>;
  soldAs: Generated<string | null>;
}
