import { Id } from '@event-planner/contracts/http';
import { WaitingRoomChange, WaitingRoomOverview, WaitingRoomSettings } from '@event-planner/contracts/waiting-room';
import { type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { Control } from './control.ts';

const config = { access: 'user' } as const;
const params = z.object({ eventId: Id });
const path = '/bookings/events/:eventId/waiting-room';

export const waitingRoomControlRoutes =
  (control: Control): Routes =>
  async app => {
    const see = { summary: 'An event’s waiting room: settings and live figures', params, response: { 200: WaitingRoomOverview } };
    app.get(path, { config, schema: see }, (request, reply) => {
      reply.header('cache-control', 'no-store');
      return control.see({ ...request.params, by: userOf(request) });
    });

    const set = { summary: 'Make a waiting room, or change it', params, body: WaitingRoomSettings, response: { 200: WaitingRoomOverview } };
    app.put(path, { config, schema: set }, request => control.set({ ...request.params, by: userOf(request) }, request.body));

    const state = { summary: 'Pause it, go on, or close it', params, body: WaitingRoomChange, response: { 200: WaitingRoomOverview } };
    app.post(`${path}/state`, { config, schema: state }, request =>
      control.setState({ ...request.params, by: userOf(request) }, request.body.state),
    );
  };
