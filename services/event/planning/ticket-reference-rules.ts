import type { TicketTypeDraft } from '@event-planner/contracts/planning';
import type { Finding } from './checklist-rules.ts';
import { repeated } from './sale-rules.ts';

/** What is wrong with how ticket types refer to each other, as add-ons and as bundles. */
export function referencesIn(types: readonly TicketTypeDraft[]): readonly Finding[] {
  const byId = new Map(types.map(type => [type.id, type]));
  const can = obtainable(types, byId);
  const twice = new Set(repeated(types.map(({ id }) => id)));
  return types.flatMap(type => {
    const wrong = [...(twice.has(type.id) ? ['its id is there twice'] : []), ...requirements(type, byId, can), ...parts(type, byId)];
    return wrong.map(detail => ({ code: 'ticket_reference', detail: `${type.name}: ${detail}`, subject: type.name }) as const);
  });
}

type ById = ReadonlyMap<string, TicketTypeDraft>;

function requirements(type: TicketTypeDraft, byId: ById, can: ReadonlySet<string>): readonly string[] {
  return [
    ...(type.requires.includes(type.id) ? ['it requires itself'] : []),
    ...(type.requires.some(id => !byId.has(id)) ? ['it requires a ticket type that is not there'] : []),
    // Of several it needs only one; so it is lost only when all of them lead in circles.
    ...(type.requires.length > 0 && !type.requires.includes(type.id) && !can.has(type.id) ? ['what it requires requires it in turn'] : []),
  ];
}

/** All that can be bought in some order: what requires nothing, then what requires one of those, and so on. */
function obtainable(types: readonly TicketTypeDraft[], byId: ById): ReadonlySet<string> {
  const found = new Set<string>();
  for (let size = -1; size < found.size;) {
    size = found.size;
    for (const { id, requires } of types) {
      const known = requires.filter(one => byId.has(one));
      if (known.length === 0 || known.some(one => found.has(one))) found.add(id);
    }
  }
  return found;
}

function parts({ id, bundle }: TicketTypeDraft, byId: ById): readonly string[] {
  const inside = bundle.map(({ ticketTypeId }) => byId.get(ticketTypeId));
  return [
    ...(bundle.some(part => part.ticketTypeId === id) ? ['it contains itself'] : []),
    ...(inside.includes(undefined) ? ['it contains a ticket type that is not there'] : []),
    ...(inside.some(part => part !== undefined && part.id !== id && part.bundle.length > 0) ? ['it contains another bundle'] : []),
    ...(inside.some(part => part?.kind === 'donation') ? ['it contains a donation'] : []),
    ...(repeated(bundle.map(part => part.ticketTypeId)).length > 0 ? ['it contains the same ticket type twice'] : []),
  ];
}
