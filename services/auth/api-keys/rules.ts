import type { ApiKeyForm } from '@event-planner/contracts/api-keys';

const dayMs = 24 * 3_600_000;

/** Use is noted no oftener: it is told to the minute, and a busy key would write for each of its requests. */
export const useNotedMs = 60_000;
/** An expired key is listed as long, so that whoever wonders why a program stopped finds out. */
export const shownExpiredMs = 30 * dayMs;

export const keyEnd = ({ expiresInDays }: Pick<ApiKeyForm, 'expiresInDays'>, now: Date): Date | null =>
  expiresInDays === null ? null : new Date(now.getTime() + expiresInDays * dayMs);
