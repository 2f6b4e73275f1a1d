import { defineServiceApp } from '@event-planner/platform/service';
import { createApp } from './app.ts';
import { event } from './manifest.ts';

export const eventService = defineServiceApp({ manifest: event, migrations: new URL('./migrations/', import.meta.url), createApp });
