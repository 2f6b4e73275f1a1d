import type { AnswerFault, Answers } from '@event-planner/contracts/answers';
import type { Question } from '@event-planner/contracts/event';
import type { Transaction } from '@event-planner/platform/database';
import type { Buyer } from './buyer.ts';
import type { Tables } from './tables.ts';

/** What a buyer answered who is about to book. */
export interface Answered {
  readonly buyer: Buyer;
  readonly questions: readonly Question[];
  readonly answers: Answers | null;
}
export type Claimed = { readonly answers: Answers | null; readonly fileIds: readonly string[] } | { readonly faults: AnswerFault[] };

/** Files that answer questions, as bookings see them. */
export interface BookedFiles {
  /** The answers of each with the files they name: those of its buyer that no other booking has. They are locked until the end. */
  claim(tx: Transaction<Tables>, asked: readonly Answered[]): Promise<readonly Claimed[]>;
  /** From then on they are this booking's. */
  use(tx: Transaction<Tables>, fileIds: readonly string[], bookingId: string): Promise<unknown>;
}
