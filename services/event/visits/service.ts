import type { AccessClaims } from '@event-planner/contracts/auth';
import type { OrganizerVisits, Visits, VisitQuery } from '@event-planner/contracts/visits';
import { refuse, refuseInput } from '@event-planner/platform/errors';
import type { EventContext } from '../context.ts';
import type { Planning } from '../planning/service.ts';
import type { Team } from '../team/membership.ts';
import { createCounter } from './counter.ts';
import { faultOfRange, totalOf } from './rules.ts';
import { addVisits, isShown, listByEvent, listOfEvent, listOfOrganizer } from './store.ts';

export interface VisitDependencies {
  readonly context: Pick<EventContext, 'db' | 'now' | 'log'>;
  readonly team: Pick<Team, 'ensureMay'>;
  readonly planning: Pick<Planning, 'ensureMayLook'>;
}

export type VisitCounting = ReturnType<typeof createVisits>;

/** Events known to be there, so that counting asks the database once for each. */
const mostKnown = 10_000;

export function createVisits({ context: { db, now, log }, team, planning }: VisitDependencies) {
  const counter = createCounter({
    write: counts => addVisits(db.query, counts),
    onError: err => log.warn({ err }, 'visits are not written yet'),
  });
  const known = new Set<string>();
  const ensureShown = async (id: string): Promise<void> => {
    if (known.has(id)) return;
    if (!(await isShown(db.read, id))) throw refuse('not_found', `there is no event ${id}`);
    if (known.size >= mostKnown) known.clear();
    known.add(id);
  };
  return {
    async count(eventId: string): Promise<void> {
      await ensureShown(eventId);
      counter.add(eventId, now().toISOString().slice(0, 10));
    },
    ensureShown,

    async ofEvent(eventId: string, by: AccessClaims, range: VisitQuery): Promise<Visits> {
      await planning.ensureMayLook(db.query, { id: eventId, by });
      ensureRange(range);
      await counter.flush();
      const days = await listOfEvent(db.query, { eventId, ...range });
      return { days, total: totalOf(days) };
    },

    async ofOrganizer(organizerId: string, by: AccessClaims, range: VisitQuery): Promise<OrganizerVisits> {
      await team.ensureMay(db.query, { organizerId, by, act: 'seeEvents' });
      ensureRange(range);
      await counter.flush();
      const [days, events] = await Promise.all([
        listOfOrganizer(db.query, { organizerId, ...range }),
        listByEvent(db.query, { organizerId, ...range }),
      ]);
      return { days, total: totalOf(days), events };
    },

    close: () => counter.flush(),
  };
}

function ensureRange(range: VisitQuery): void {
  const fault = faultOfRange(range);
  if (fault !== undefined) throw refuseInput([{ path: 'querystring/from', message: fault, code: 'custom', expected: 'range' }]);
}
