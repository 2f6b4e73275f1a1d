import { defineServiceApp } from '@event-planner/platform/service';
import { createApp } from './app.ts';
import { auth } from './manifest.ts';

export const authService = defineServiceApp({ manifest: auth, migrations: new URL('./migrations/', import.meta.url), createApp });
