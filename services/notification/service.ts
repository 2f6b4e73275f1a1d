import { defineServiceApp } from '@event-planner/platform/service';
import { createApp } from './app.ts';
import { notification } from './manifest.ts';

export const notificationService = defineServiceApp({
  manifest: notification,
  migrations: new URL('./migrations/', import.meta.url),
  createApp,
});
