import type { Line } from '../tables.ts';
import type { ListingRow } from './store.ts';

/** What a hold of a listing has. */
export const lineOf = ({ ticketTypeId, ticketTypeName, seat, place, priceMinor, phase }: ListingRow): Line => ({
  ticketTypeId,
  ticketTypeName,
  seat,
  place,
  priceMinor,
  quantity: 1,
  ...(phase !== null && { phase }),
});
