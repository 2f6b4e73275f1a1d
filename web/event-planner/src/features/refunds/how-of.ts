import type { Refundable } from '@event-planner/contracts/refund';

/** The words for how what is given back goes back. */
export const howOf = ({ byProvider, byInvoice }: Refundable) =>
  byProvider ? ('refunding.byProvider' as const) : byInvoice ? ('refunding.byInvoice' as const) : ('refunding.byHand' as const);
