import { defineServiceApp } from '@event-planner/platform/service';
import { createApp } from './app.ts';
import { payment } from './manifest.ts';

export const paymentService = defineServiceApp({
  manifest: payment,
  migrations: new URL('./migrations/', import.meta.url),
  createApp: context => createApp(context),
});
