import type { Transaction } from '@event-planner/platform/database';
import type { Tables } from './tables.ts';

/**
 * Which of these tickets have ever let somebody in. It locks them, last of all locks: nobody comes in by one of them before the transaction ends, so that what is
 * decided by the answer stands. Kept by check-in; whoever gives tickets back, away or in exchange asks.
 */
export type FindAdmitted = (tx: Transaction<Tables>, ticketIds: readonly string[]) => Promise<ReadonlySet<string>>;
