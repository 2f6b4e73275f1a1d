import { actorOf, difference } from '@event-planner/platform/audit';
import type { AccessClaims } from '@event-planner/contracts/auth';
import { refuse as refuseAny } from '@event-planner/platform/errors';
import type { PaymentContext } from '../context.ts';
import { refuse } from '../errors.ts';
import { getOrganizerName } from '../organizer-name.ts';
import type { ScheduleRow, Schedules } from '../schedule-tables.ts';
import { createRemembered } from './remembered.ts';
import { announcedAfter, beginningOf, scheduleAt } from './rules.ts';
import type { ScheduleStore } from './store.ts';

export interface ScheduleForm<Terms> {
  readonly organizerId: string | null;
  readonly validFrom: string;
  readonly terms: Terms | null;
}

export interface ScheduleKeeping<Terms> extends Schedules<Terms> {
  /** Under an id of the caller's own: the same twice is one. */
  add(form: ScheduleForm<Terms> & { readonly id: string; readonly by: AccessClaims }): Promise<ScheduleRow<Terms>>;
  list(): Promise<readonly ScheduleRow<Terms>[]>;
  /** What holds for an organizer now, and what is announced. */
  outlook(organizerId: string): Promise<{
    readonly now: Terms | null;
    readonly announced: readonly { readonly validFrom: Date; readonly terms: Terms | null }[];
  }>;
}

/** Far more than anybody looks through; what holds is never cut off, for it is looked up by organizer. */
const mostListed = 500;

export function createSchedules<Terms>(context: PaymentContext, store: ScheduleStore<Terms>): ScheduleKeeping<Terms> {
  const { db, now } = context;
  const remembered = createRemembered(context, store);

  return {
    findAll: (organizerIds, at) => remembered.findAll(organizerIds, at),
    list: () => store.list(db.query, mostListed),
    async outlook(organizerId) {
      const rows = await store.listOf(db.query, [organizerId]);
      return { now: scheduleAt(rows, now())?.terms ?? null, announced: announcedAfter(rows, now()) };
    },
    async add({ id, organizerId, terms, by, ...form }) {
      const at = now();
      const known = await store.find(db.query, id);
      if (known) return ensureSame(known, { organizerId, terms });
      const from = beginningOf(form.validFrom, at);
      if (from === undefined)
        throw refuse('schedule_in_the_past', `${form.validFrom} is over: what was sold stays as it was; begin today or later`);
      const organizerName = organizerId === null ? null : await getOrganizerName(context, organizerId);
      const row = { id, organizerId, organizerName, validFrom: from, terms, createdAt: at, createdBy: by.sub, createdByName: by.name };
      await db.transaction(async tx => {
        if (!(await store.insert(tx, row))) return;
        await context.audit(tx, {
          by: actorOf(by),
          action: 'schedule.announced',
          of: { kind: 'schedule', id },
          organizerId,
          after: { validFrom: from.toISOString(), ...difference(undefined, { terms }).after },
        });
      });
      remembered.forget();
      return row;
    },
  };
}

function ensureSame<Terms>(known: ScheduleRow<Terms>, asked: Pick<ScheduleRow<Terms>, 'organizerId' | 'terms'>): ScheduleRow<Terms> {
  if (known.organizerId !== asked.organizerId)
    throw refuseAny('idempotency_key_reused', `the id ${known.id} belongs to another schedule; make a new one`);
  return known;
}
