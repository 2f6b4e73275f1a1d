import type { Context } from '@event-planner/platform/service';
import type { notification } from './manifest.ts';
import type { Tables } from './tables.ts';

export type NotificationContext = Context<typeof notification, Tables>;
