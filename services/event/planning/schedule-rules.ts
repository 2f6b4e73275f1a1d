import type { EventSections } from '@event-planner/contracts/planning';
import { instantOf, isTimeZone } from '../local-time.ts';
import type { Finding } from './checklist-rules.ts';

export function missingInSchedule({ timeZone, startsAt, endsAt, doorsAt }: EventSections['schedule'], now: Date): readonly Finding[] {
  if (!isTimeZone(timeZone)) return [{ code: 'time_zone', detail: `${timeZone} is no time zone`, subject: timeZone }];
  const [start, end, doors] = [startsAt, endsAt, doorsAt].map(time => (time === null ? undefined : instantOf(time, timeZone)));
  return [
    ...(start
      ? []
      : [{ code: 'start', detail: startsAt === null ? 'it does not say when it starts' : `there is no ${startsAt}` } as const]),
    ...(start && start <= now ? [{ code: 'start_past', detail: `it starts at ${startsAt}, which is over` } as const] : []),
    ...(end ? [] : [{ code: 'end', detail: endsAt === null ? 'it does not say when it ends' : `there is no ${endsAt}` } as const]),
    ...(start && end && end <= start ? [{ code: 'end_before_start', detail: 'it ends before it starts' } as const] : []),
    ...(start && doors && doors > start ? [{ code: 'doors_after_start', detail: 'the doors open after it has started' } as const] : []),
  ];
}
