import type { Context } from '@event-planner/platform/service';
import type { audit } from './manifest.ts';
import type { Tables } from './tables.ts';

export type AuditContext = Context<typeof audit, Tables>;
