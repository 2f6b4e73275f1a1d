import type { Context } from '@event-planner/platform/service';
import type { booking } from './manifest.ts';
import type { Tables } from './tables.ts';

export type BookingContext = Context<typeof booking, Tables>;
