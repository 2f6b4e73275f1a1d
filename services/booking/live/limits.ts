import { pulseSeconds } from '@event-planner/contracts/live';

/** Changes of this long are sent together. */
export const tickMs = 100;
/** Changes of one process gather this long before they are announced to all. */
export const announceMs = 20;
/** Deltas kept for clients that come back. */
export const maxDeltas = 256;
/** A client that has this much unread misses deltas and gets a snapshot once it has read it all. */
export const maxUnreadBytes = 128 * 1024;
/** Announcements may be lost: so often everything is read anew. */
export const refreshMs = 30_000;
export const pingMs = pulseSeconds * 1000;
/** A channel without watchers is kept this long, for people reload pages. */
export const idleMs = 30_000;
export const maxWatchers = 20_000;
