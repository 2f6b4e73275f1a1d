import type { BookingOrigin } from '@event-planner/contracts/booking';

/** Tickets that were given to somebody or got a booking of their own: their money is that of the booking they come from. */
export const isNoSale = ({ origin }: { readonly origin?: BookingOrigin | undefined }): boolean =>
  origin === 'split' || origin === 'transfer';
