import type { Policy } from './policy.ts';

/** The organizer's page, its pictures, venues and seat maps, events and series, and how often their pages are visited. */
export const events = {
  /** Drafts too. */
  seeEvents: ['owner', 'manager', 'box_office', 'check_in', 'viewer'],
  planEvents: ['owner', 'manager'],
} as const satisfies Policy;
