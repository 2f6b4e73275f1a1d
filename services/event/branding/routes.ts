import { EventBranding } from '@event-planner/contracts/event';
import { Id } from '@event-planner/contracts/http';
import type { Routes } from '@event-planner/platform/http';
import { z } from 'zod';
import type { BrandingOf } from './service.ts';

export const brandingRoutes =
  (brandingOf: BrandingOf): Routes =>
  async app => {
    const schema = { summary: 'How tickets of an event look', params: z.object({ id: Id }), response: { 200: EventBranding } };
    app.get('/events/:id/branding', { config: { access: 'service' }, schema }, request => brandingOf(request.params.id));
  };
