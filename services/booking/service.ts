import { defineServiceApp } from '@event-planner/platform/service';
import { createApp } from './app.ts';
import { booking } from './manifest.ts';

export const bookingService = defineServiceApp({ manifest: booking, migrations: new URL('./migrations/', import.meta.url), createApp });
