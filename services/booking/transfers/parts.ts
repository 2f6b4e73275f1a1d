import type { Database, Transaction } from '@event-planner/platform/database';
import type { BookingContext } from '../context.ts';
import type { Moving } from '../moving.ts';
import type { EventFacts } from '../sellable-event.ts';
import type { Tables } from '../tables.ts';

export interface TransfersParts {
  readonly context: Pick<BookingContext, 'db' | 'now' | 'publish' | 'audit'>;
  readonly moving: Moving;
  /** Throws unless the event's terms let buyers pass tickets on now; answers until when. */
  readonly ensureTerms: (event: EventFacts, now: Date) => { readonly until: Date };
  readonly findEvent: (eventId: string) => Promise<{ readonly facts: EventFacts } | undefined>;
}

export type Tx = Transaction<Tables>;
export type Query = Database<Tables>['query'];
