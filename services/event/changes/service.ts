import { actorOf } from '@event-planner/platform/audit';
import { longestRefundDays } from '@event-planner/contracts/postponement';
import type { AccessClaims } from '@event-planner/contracts/auth';
import type { PostponeForm } from '@event-planner/contracts/postponement';
import { eventCancelled, eventPostponed, eventPublished, eventUpdated } from '@event-planner/contracts/messages';
import type { EventContext } from '../context.ts';
import { refuse } from '../errors.ts';
import type { Planning } from '../planning/service.ts';
import type { Remembered } from '../remembered.ts';
import { type Action, decideRefundUntil, decideTransition } from './rules.ts';
import { type Changed, endPast, setState } from './store.ts';

export interface ChangeDependencies {
  readonly context: Pick<EventContext, 'db' | 'now' | 'publish' | 'audit'>;
  readonly remembered: Remembered;
  readonly planning: Pick<Planning, 'lockOwn' | 'errorsIn'>;
}

export type Changes = ReturnType<typeof createChanges>;

export const createChanges = (dependencies: ChangeDependencies) => ({
  act: (eventId: string, by: AccessClaims, action: OrganizerAction) => act(dependencies, { eventId, by, action }),
  postpone: (eventId: string, by: AccessClaims, form: PostponeForm) => act(dependencies, { eventId, by, action: 'postpone', form }),
  endPast: () => endPastEvents(dependencies),
});

/** What organizers do; that an event ends, the clock does. */
export type OrganizerAction = Exclude<Action, 'end'>;

/** What the others are told. */
const saidOf = { publish: eventPublished, cancel: eventCancelled } as const satisfies Record<Exclude<OrganizerAction, 'postpone'>, unknown>;

const acted = { publish: 'event.published', cancel: 'event.cancelled', postpone: 'event.postponed' } as const satisfies Record<
  OrganizerAction,
  unknown
>;

interface Acting {
  readonly eventId: string;
  readonly by: AccessClaims;
  readonly action: OrganizerAction;
  readonly form?: PostponeForm | undefined;
}

async function act({ context, remembered, planning }: ChangeDependencies, { eventId, by, action, form }: Acting): Promise<Changed> {
  const changed = await context.db.transaction(async tx => {
    const event = await planning.lockOwn(tx, { id: eventId, by });
    const state = decideTransition(event.state, action);
    if (!state) throw refuse('state_forbids', `one cannot ${action} an event that is ${event.state}`, { state: event.state });
    const missing = action === 'publish' ? await planning.errorsIn(tx, event) : [];
    if (missing.length > 0)
      throw refuse('not_ready_to_publish', `the event cannot be published: ${missing.map(({ detail }) => detail).join('; ')}`, { missing });
    const done = await setState(tx, { id: event.id, state, at: context.now() });
    const said = { eventId: done.id, version: done.version };
    await context.audit(tx, {
      by: actorOf(by),
      action: acted[action],
      of: { kind: 'event', id: event.id },
      organizerId: event.organizerId,
      before: { state: event.state },
      after: { state, ...(action === 'postpone' && { refundUntil: refundUntilOf(form, context.now()).toISOString() }) },
    });
    if (action === 'postpone')
      await context.publish(tx, eventPostponed, { ...said, refundUntil: refundUntilOf(form, context.now()).toISOString() });
    else await context.publish(tx, saidOf[action], said);
    return done;
  });
  await remembered.forget([changed]);
  return changed;
}

function refundUntilOf(form: PostponeForm | undefined, now: Date): Date {
  const until = decideRefundUntil(form, now);
  if (!until)
    throw refuse('refund_until_unusable', `tickets can be given back for up to ${longestRefundDays} days from now`, {
      most: longestRefundDays,
    });
  return until;
}

async function endPastEvents({ context, remembered }: ChangeDependencies): Promise<void> {
  const ended = await context.db.transaction(async tx => {
    const events = await endPast(tx, context.now());
    for (const { id, version } of events) await context.publish(tx, eventUpdated, { eventId: id, version });
    return events;
  });
  await remembered.forget(ended);
}
