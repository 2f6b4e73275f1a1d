import type { CodeVerdict } from '@event-planner/contracts/ticket-code';
import type { BookingContext } from '../context.ts';
import type { SellableEvent } from '../sellable-event.ts';
import type { Acting } from '@event-planner/platform/http';
import { ensureAllowed } from '@event-planner/platform/team';
import { countCheckIns } from './counts.ts';
import { createDoorList } from './door-list.ts';
import { createDoors } from './doors.ts';
import { createMonitors, type Monitors } from './monitors.ts';
import { createPasses } from './passes.ts';
import { createRecords } from './records.ts';
import type { CheckIn } from './routes.ts';
import { createScans } from './scans.ts';

/** With what a pass ends that somebody asks for: a key has no session, and ends as one. */
const grantOf = ({ sub, sid, key }: Acting): { readonly sessionId: string | undefined; readonly until: Date | undefined } => ({
  sessionId: key ? sub : sid,
  until: key?.expiresAt ? new Date(key.expiresAt) : undefined,
});

export interface CheckInParts {
  readonly context: BookingContext;
  readonly findEvent: (eventId: string) => Promise<SellableEvent | undefined>;
  readonly verifyCode: (code: string) => CodeVerdict;
}

/** Everything at the doors, and those who watch them. */
export function createCheckIn({ context, findEvent, verifyCode }: CheckInParts): CheckIn & { readonly monitors: Monitors } {
  const { fanOut, log, now, tokens } = context;
  const passes = createPasses(context.secret('ticket-signing-key'));
  const doors = createDoors({ context, findEvent });
  const monitors = createMonitors({
    passes,
    fanOut,
    log,
    now,
    count: eventId => countCheckIns(context, eventId),
    closeWithSession: tokens.closeWithSession,
  });
  return {
    doors,
    monitors,
    takeScans: createScans({ context, getFacts: doors.getFacts, verifyCode, changed: monitors.changed }),
    listDoor: createDoorList(context),
    records: createRecords(context),
    async getCounts(of) {
      await ensureAllowed(context, of, 'seeCheckIn');
      const { pass, expiresAt } = passes.issue({ eventId: of.eventId, ...grantOf(of.by) }, now());
      return { ...(await countCheckIns(context, of.eventId)), pass, passExpiresAt: expiresAt.toISOString() };
    },
  };
}
