import type { SellableEvent, SellableType } from './sellable-event.ts';

/** What a code opens. A wrong or expired one opens what none does, so that nobody learns which codes there are. */
export interface Access {
  readonly opensEvent: boolean;
  offers(type: SellableType): boolean;
}

export function accessBy(event: SellableEvent, code: string | undefined, now: Date): Access {
  const given = code === undefined ? undefined : event.codes.get(code.trim().toUpperCase());
  const known = given && (given.until === null || now < new Date(given.until)) ? given : undefined;
  return {
    opensEvent: event.facts.visibility !== 'private' || known?.opensEvent === true,
    offers: type => !type.hidden || known?.ticketTypeIds.includes(type.id) === true,
  };
}

export const opensNothing: Access = { opensEvent: false, offers: () => false };

/** What either of them opens. */
export const eitherOf = (one: Access, other: Access): Access => ({
  opensEvent: one.opensEvent || other.opensEvent,
  offers: type => one.offers(type) || other.offers(type),
});
