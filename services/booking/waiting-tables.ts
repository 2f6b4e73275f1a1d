import type { WaitingLanguage, WaitingState } from '@event-planner/contracts/waiting-list';
import type { Generated } from '@event-planner/platform/database';

export interface WaitingListsTable {
  eventId: string;
  isOpen: boolean;
  offerHours: number;
  maxQuantity: number;
}

export interface WaitingEntriesTable {
  id: string;
  eventId: string;
  ticketTypeId: string;
  /** The order in which they joined. */
  number: Generated<number>;
  userId: string;
  email: string;
  name: string;
  language: WaitingLanguage;
  quantity: number;
  least: number;
  passed: Generated<number>;
  state: WaitingState;
  joinedAt: Date;
  endedAt: Generated<Date | null>;
  holdId: Generated<string | null>;
  offered: Generated<number | null>;
  offeredAt: Generated<Date | null>;
  offerUntil: Generated<Date | null>;
  tokenHash: Generated<Buffer | null>;
}
