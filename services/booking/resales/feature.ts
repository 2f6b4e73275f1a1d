import type { Hold } from '@event-planner/contracts/booking';
import type { Routes } from '@event-planner/platform/http';
import type { Buyer } from '../buyer.ts';
import { createResaleHolding, type HoldingParts } from './holding.ts';
import { resaleRoutes } from './routes.ts';
import { createResales, type ResalesParts } from './service.ts';

export interface ResaleFeatureParts extends ResalesParts, HoldingParts {
  readonly context: ResalesParts['context'];
  readonly getHold: (buyer: Buyer, id: string) => Promise<Hold>;
}

/** What visitors sell again, as the service takes it in. */
export const createResaleFeature = ({ getHold, ...parts }: ResaleFeatureParts): Routes =>
  resaleRoutes({ resales: createResales(parts), hold: createResaleHolding(parts), getHold });
