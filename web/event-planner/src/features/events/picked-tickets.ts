import { Id } from '@event-planner/contracts/http';
import type { Choice } from '../../lib/order/order.ts';

/** Picked tickets as an address carries them: `<type>:2,<type>:1:500`, the last what the buyer gives for each. */
export const writePicked = (choices: readonly Choice[]): string =>
  choices
    .map(({ ticketTypeId, quantity, amountMinor }) =>
      [ticketTypeId, quantity, ...(amountMinor === undefined ? [] : [amountMinor])].join(':'),
    )
    .join();

/** What cannot be read is left out: addresses get mangled. */
export function readPicked(text: string | undefined): readonly Choice[] {
  const read = (text ?? '').split(',').flatMap((part): Choice[] => {
    const [id, quantity, amount, ...rest] = part.split(':');
    if (!Id.safeParse(id).success || !isCount(quantity) || rest.length > 0 || (amount !== undefined && !isCount(amount))) return [];
    return [{ ticketTypeId: String(id), quantity: Number(quantity), ...(amount !== undefined && { amountMinor: Number(amount) }) }];
  });
  return [...new Map(read.map(choice => [choice.ticketTypeId, choice])).values()];
}

const isCount = (text: string | undefined): boolean => text !== undefined && /^[1-9]\d{0,8}$/.test(text);

interface Carried {
  readonly code: string | undefined;
  readonly choices: readonly Choice[];
}

/** The address of an event's page with what somebody has picked of it. */
export function addressWith(slug: string, { code, choices }: Carried): string {
  const search = new URLSearchParams({ tickets: writePicked(choices), ...(code !== undefined && { code }) });
  return `/events/${slug}?${search.toString()}`;
}
