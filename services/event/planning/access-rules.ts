import type { EventSections } from '@event-planner/contracts/planning';
import { instantOf, isTimeZone } from '../local-time.ts';
import type { Finding } from './checklist-rules.ts';
import { repeated } from './sale-rules.ts';

export function missingInAccess({ access, tickets, schedule }: EventSections): readonly Finding[] {
  const { visibility, codes } = access;
  const types = new Set(tickets.types.map(({ id }) => id));
  const unlocked = new Set(codes.flatMap(({ ticketTypeIds }) => ticketTypeIds));
  return [
    ...(visibility === 'private' && !codes.some(({ opensEvent }) => opensEvent)
      ? [{ code: 'access_code', detail: 'it is private, but no code opens it' } as const]
      : []),
    ...tickets.types
      .filter(({ id, hidden }) => hidden && !unlocked.has(id))
      .map(
        ({ name }) => ({ code: 'access_code', detail: `${name} is hidden, but no code unlocks it`, subject: name, advice: true }) as const,
      ),
    ...codes
      .filter(({ until }) => until !== null && isTimeZone(schedule.timeZone) && !instantOf(until, schedule.timeZone))
      .map(({ code, until }) => ({ code: 'access_code', detail: `${code} ends at ${until}, which there is not`, subject: code }) as const),
    ...codes
      .filter(({ ticketTypeIds }) => ticketTypeIds.some(id => !types.has(id)))
      .map(({ code }) => ({ code: 'code_reference', detail: `${code} unlocks a ticket type that is not there`, subject: code }) as const),
    ...repeated(codes.map(({ code }) => code)).map(
      code => ({ code: 'code_reference', detail: `${code} is there twice`, subject: code }) as const,
    ),
  ];
}
