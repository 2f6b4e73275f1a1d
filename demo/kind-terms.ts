import type { SelfService } from '@event-planner/contracts/self-service';

const day = 24 * 60;

/** What buyers of all events of the demo may do themselves, so that whoever tries it can. */
export const kindTerms: SelfService = {
  cancellation: { minutesBefore: 2 * day, keepBasisPoints: 500, keepMinor: 0 },
  transfer: { minutesBefore: 0 },
  exchange: { minutesBefore: day, feeMinor: 200 },
  resale: { minutesBefore: day, maxBasisPoints: 100_00, keepBasisPoints: 500 },
};
