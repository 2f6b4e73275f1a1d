import type { Context } from '@event-planner/platform/service';
import type { auth } from './manifest.ts';
import type { Tables } from './tables.ts';

export type AuthContext = Context<typeof auth, Tables>;
