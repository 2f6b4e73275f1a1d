import { BookingOrigin, BookingState } from '@event-planner/contracts/booking';
import { Day } from '@event-planner/contracts/http';
import { OrderSort } from '@event-planner/contracts/orders';
import { z } from 'zod';

/** What one looks for among orders; what an address says that is none of it is passed over. */
export const OrderSearch = z.object({
  q: z.coerce.string().trim().min(1).max(400).optional().catch(undefined),
  state: BookingState.optional().catch(undefined),
  origin: BookingOrigin.optional().catch(undefined),
  ticketTypeId: z.uuid().optional().catch(undefined),
  from: Day.optional().catch(undefined),
  to: Day.optional().catch(undefined),
  sort: OrderSort.optional().catch(undefined),
});
export type OrderSearch = z.infer<typeof OrderSearch>;
