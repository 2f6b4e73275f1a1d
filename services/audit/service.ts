import { defineServiceApp } from '@event-planner/platform/service';
import { createApp } from './app.ts';
import { audit } from './manifest.ts';

export const auditService = defineServiceApp({ manifest: audit, migrations: new URL('./migrations/', import.meta.url), createApp });
