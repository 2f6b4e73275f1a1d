import type { Context } from '@event-planner/platform/service';
import type { event } from './manifest.ts';
import type { Tables } from './tables.ts';

export type EventContext = Context<typeof event, Tables>;
