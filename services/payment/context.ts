import type { Context } from '@event-planner/platform/service';
import type { payment } from './manifest.ts';
import type { Tables } from './tables.ts';

export type PaymentContext = Context<typeof payment, Tables>;
