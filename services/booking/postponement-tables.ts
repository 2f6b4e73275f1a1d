import type { Generated } from '@event-planner/platform/database';

export interface PostponementsTable {
  eventId: string;
  version: number;
  postponedAt: Date;
  refundUntil: Date;
  toldTo: Generated<string | null>;
  told: Generated<number>;
  allToldAt: Generated<Date | null>;
}
