import { createHash } from 'node:crypto';
import type { SeatMap } from '@event-planner/contracts/seat-map';

/** The same for the same plan, as a file or a request has it. */
export const hashOf = (document: SeatMap): string => createHash('sha256').update(JSON.stringify(document)).digest('base64url').slice(0, 22);
