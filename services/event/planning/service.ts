import { actorOf } from '@event-planner/platform/audit';
import type { AccessClaims } from '@event-planner/contracts/auth';
import type { EventAccess } from '@event-planner/contracts/event';
import type { Missing, PlannedEvent } from '@event-planner/contracts/planning';
import type { Act } from '@event-planner/contracts/team-policies';
import type { Reader, Transaction } from '@event-planner/platform/database';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import type { EventContext } from '../context.ts';
import { refuse } from '../errors.ts';
import { coverUrlOf } from '../pictures.ts';
import type { Remembered } from '../remembered.ts';
import type { EventsTable, Tables } from '../tables.ts';
import type { Team } from '../team/membership.ts';
import { errorsIn, missingOf } from './checklist-rules.ts';
import { createCreation } from './creation.ts';
import { createDates } from './dates.ts';
import { createEditing } from './editing.ts';
import { createPlanList } from './plan-list.ts';
import { deleteEvent, type EventRow, findEvent, findSeriesOf, lockEvent } from './store.ts';
import { surroundingsOf } from './surroundings.ts';

export interface PlanningDependencies {
  readonly context: Pick<EventContext, 'db' | 'now' | 'publish' | 'call' | 'log' | 'audit'>;
  readonly remembered: Remembered;
  readonly team: Team;
  /** Whether an event in this state may still be changed. */
  readonly isEditable: (state: EventsTable['state']) => boolean;
}

export interface OwnEvent {
  readonly id: string;
  readonly by: AccessClaims;
}

/** What the parts of planning share. */
export interface Desk extends PlanningDependencies {
  /** Throws unless they may do that with the event: as if it were not there when it is somebody else's draft. */
  ensureMay(query: Reader<Tables>, event: EventRow | undefined, of: OwnEvent & { readonly act: Act }): Promise<EventRow>;
  toPlanned(query: Reader<Tables>, event: EventRow): Promise<PlannedEvent>;
}

export type Planning = ReturnType<typeof createPlanning>;

export const createPlanning = (dependencies: PlanningDependencies) => {
  const { context, team } = dependencies;
  const { db } = context;
  const desk: Desk = { ...dependencies, ensureMay: (query, event, of) => ensureMay(team, query, { event, ...of }), toPlanned };
  function toPlanned(query: Reader<Tables>, event: EventRow): Promise<PlannedEvent> {
    return describe(query, event, context.now());
  }

  return {
    ...createCreation(desk),
    ...createEditing(desk),
    ...createPlanList(desk),
    ...createDates(desk),

    async get(of: OwnEvent): Promise<PlannedEvent> {
      const event = await desk.ensureMay(db.query, await findEvent(db.query, of.id), { ...of, act: 'seeEvents' });
      return toPlanned(db.query, event);
    },

    /** What has been published once is never taken back: somebody may hold a ticket. */
    remove: (of: OwnEvent): Promise<void> =>
      db.transaction(async tx => {
        const event = await desk.ensureMay(tx, await lockEvent(tx, of.id), { ...of, act: 'planEvents' });
        if (event.state !== 'draft')
          throw refuse('state_forbids', `only a draft can be deleted, and this is ${event.state}`, { state: event.state });
        await deleteEvent(tx, event.id);
        await context.audit(tx, {
          by: actorOf(of.by),
          action: 'event.deleted',
          of: { kind: 'event', id: event.id },
          organizerId: event.organizerId,
          before: { title: event.title },
        });
      }),

    /** The event, locked, for whoever changes more of it than its sections. */
    lockOwn: async (tx: Transaction<Tables>, of: OwnEvent): Promise<EventRow> =>
      desk.ensureMay(tx, await lockEvent(tx, of.id), { ...of, act: 'planEvents' }),

    /** Who may see more of an event than its public page. */
    ensureMayLook: (query: Reader<Tables>, of: OwnEvent): Promise<EventRow> =>
      findEvent(query, of.id).then(event => desk.ensureMay(query, event, { ...of, act: 'seeEvents' })),

    /** What keeps it from being published. */
    errorsIn: async (query: Reader<Tables>, event: EventRow): Promise<readonly Missing[]> =>
      errorsIn(missingOf(event.sections, { ...(await surroundingsOf(query, event)), now: context.now() })),

    /** For services. */
    async getAccess(id: string, userId: string): Promise<EventAccess> {
      const event = await findEvent(db.query, id);
      if (!event) throw nothingAt(id);
      const { organizerId } = event;
      return { organizerId, role: (await team.roleOfUser(db.query, { organizerId, userId })) ?? null };
    },
  };
};

const nothingAt = (id: string) => refuseCommon('not_found', `there is no event ${id}`);

interface Question extends OwnEvent {
  readonly event: EventRow | undefined;
  readonly act: Act;
}

async function ensureMay(team: Team, query: Reader<Tables>, { event, id, by, act }: Question): Promise<EventRow> {
  if (!event) throw nothingAt(id);
  const { organizerId, state } = event;
  const hidden = () => (state === 'draft' ? nothingAt(id) : refuse('not_your_event', 'only its organizer may do this with the event'));
  await team.ensureMayQuietly(query, { organizerId, by, act, hidden });
  return event;
}

async function describe(query: Reader<Tables>, event: EventRow, now: Date): Promise<PlannedEvent> {
  const { id, slug, organizerId, state, version, sections, changedIn, publishedAt } = event;
  return {
    id,
    slug,
    organizerId,
    state,
    version,
    sections,
    changedIn,
    missing: missingOf(sections, { ...(await surroundingsOf(query, event)), now }),
    coverUrl: coverUrlOf(event),
    publishedAt: publishedAt?.toISOString() ?? null,
    series: (await findSeriesOf(query, id)) ?? null,
  };
}
