import type { WaitingListForm, WaitingListSettings } from '@event-planner/contracts/waiting-list';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import type { Access } from '../access.ts';
import { refuse } from '../errors.ts';
import { eventIsOnSale, type SellableEvent, type SellableType, typeIsOnSale } from '../sellable-event.ts';

export interface Joining {
  readonly settings: WaitingListSettings;
  /** How many of each ticket type the public can have. */
  readonly left: ReadonlyMap<string, number>;
  /** By the code that was given. */
  readonly access: Access;
  readonly now: Date;
}

/** Throws unless one may wait for these: sold to them, sold out, and no more of them than one may have. */
export function ensureJoinable(event: SellableEvent, form: WaitingListForm, { settings, left, access, now }: Joining): void {
  if (!access.opensEvent) throw refuseCommon('not_found', `there is no event ${event.facts.id}`);
  if (!settings.isOpen) throw refuse('list_closed', 'nobody can join the waiting list of this event at the moment');
  for (const id of form.ticketTypeIds) {
    const type = event.types.get(id);
    if (!type || !access.offers(type)) throw refuse('no_such_place', 'this event has no such ticket type', { ticketTypes: [id] });
    ensureOnSale(event, type, now);
    ensureNumber(event, type, { form, most: settings.maxQuantity });
    if ((left.get(id) ?? 0) >= form.quantity)
      throw refuse('still_available', `${type.name}: that many are free, take them`, { ticketTypes: [id] });
  }
}

function ensureOnSale(event: SellableEvent, type: SellableType, now: Date): void {
  const details = { ticketTypes: [type.id] };
  if (!eventIsOnSale(event, now) || !typeIsOnSale(type, now)) throw refuse('sales_closed', `${type.name}: not on sale now`, details);
  if (type.kind === 'donation') throw refuse('still_available', `${type.name}: a donation is never sold out`, details);
  if (type.requires.length > 0)
    throw refuse('needs_other', `${type.name}: sold with others only, so nobody can wait for it alone`, details);
}

function ensureNumber(
  event: SellableEvent,
  type: SellableType,
  { form, most }: { readonly form: WaitingListForm; readonly most: number },
): void {
  const max = Math.min(most, type.maxPerOrder, type.maxPerPerson ?? Infinity, event.facts.maxPerPerson ?? Infinity);
  if (form.quantity <= max && form.least >= type.minPerOrder) return;
  const limits = [{ kind: 'order', ticketTypeId: type.id, min: type.minPerOrder, max, left: max }];
  throw refuse('limit', `${type.name}: one may wait for ${type.minPerOrder} to ${max}`, { ticketTypes: [type.id], limits });
}
