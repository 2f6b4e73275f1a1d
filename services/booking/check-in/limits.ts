import { countsEverySeconds } from '@event-planner/contracts/check-in';

/** Lone scans that are decided together. */
export const maxBatch = 64;
/** Waiting at one event; more doors than any house has. */
export const maxWaiting = 2000;
/** What another process spoils is decided again so often. */
export const maxTries = 5;
/** A device may have been without a network that long. */
export const oldestScanMs = 60 * 24 * 60 * 60 * 1000;
/** An event remains in the lists of its doors that long after its end. */
export const afterwardsMs = 24 * 60 * 60 * 1000;
export const maxDoorEvents = 200;
export const maxFound = 20;
/** Changes of this long are told to monitors together, and lost ones made good. */
export const tellMs = 1000;
/** Of the time for counting, so many times as much is rest: a tenth of a connection and no more. */
export const restTimes = 9;
export const refreshMs = countsEverySeconds * 1000;
export const maxMonitors = 2000;
/** A monitor that has this much unread is left out until it has read it. */
export const maxUnreadBytes = 64 * 1024;
/** How long a monitor may watch before it has to ask again, and be one of the team still. */
export const passSeconds = 600;
/** Stretches of the arrival curve, in seconds: the shortest that gives no more than `maxStretches`. */
export const stretches = [60, 300, 900, 3600, 6 * 3600, 24 * 3600] as const;
export const maxStretches = 120;
