import { Id } from '@event-planner/contracts/http';
import { MemberRole } from '@event-planner/contracts/member-role';
import { Invitation, InvitationForm, ReceivedInvitation, Team } from '@event-planner/contracts/organizer';
import { type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { Teams } from './service.ts';

const config = { access: 'user' } as const;
const ofOrganizer = z.object({ id: Id });
const ofMember = z.object({ id: Id, userId: Id });
const nothing = { 204: z.null() };

export const teamRoutes =
  (teams: Teams): Routes =>
  async app => {
    app.get('/organizers/:id/team', { config, schema: { params: ofOrganizer, response: { 200: Team } } }, request =>
      teams.getTeam({ organizerId: request.params.id, by: userOf(request) }),
    );

    const invite = { params: ofOrganizer, body: InvitationForm, response: { 201: Invitation } };
    app.post('/organizers/:id/invitations', { config, schema: invite }, async (request, reply) =>
      reply.code(201).send(await teams.invite({ organizerId: request.params.id, by: userOf(request), ...request.body })),
    );

    const again = { params: z.object({ id: Id, invitationId: Id }), response: { 201: Invitation } };
    app.post('/organizers/:id/invitations/:invitationId/resend', { config, schema: again }, async (request, reply) => {
      const { id, invitationId } = request.params;
      return reply.code(201).send(await teams.resend({ organizerId: id, by: userOf(request), invitationId }));
    });

    const withdraw = { params: z.object({ id: Id, invitationId: Id }), response: nothing };
    app.delete('/organizers/:id/invitations/:invitationId', { config, schema: withdraw }, async (request, reply) => {
      const { id, invitationId } = request.params;
      await teams.withdraw({ organizerId: id, by: userOf(request), invitationId });
      return reply.code(204).send(null);
    });

    const change = { params: ofMember, body: z.strictObject({ role: MemberRole }), response: nothing };
    app.patch('/organizers/:id/members/:userId', { config, schema: change }, async (request, reply) => {
      const { id, userId } = request.params;
      await teams.changeRole({ organizerId: id, by: userOf(request), userId, role: request.body.role });
      return reply.code(204).send(null);
    });

    app.delete('/organizers/:id/members/:userId', { config, schema: { params: ofMember, response: nothing } }, async (request, reply) => {
      const { id, userId } = request.params;
      await teams.remove({ organizerId: id, by: userOf(request), userId });
      return reply.code(204).send(null);
    });
  };

/** Of whoever is asked, about themselves. */
export const invitationRoutes =
  (teams: Teams): Routes =>
  async app => {
    const received = { response: { 200: z.object({ items: z.array(ReceivedInvitation) }) } };
    app.get('/organizers/invitations', { config, schema: received }, async request => ({
      items: await teams.listReceived(userOf(request)),
    }));

    const accept = { params: ofOrganizer, response: { 200: z.object({ organizerId: Id, role: MemberRole }) } };
    app.post('/organizers/invitations/:id/accept', { config, schema: accept }, request => teams.accept(request.params.id, userOf(request)));

    app.post(
      '/organizers/invitations/:id/decline',
      { config, schema: { params: ofOrganizer, response: nothing } },
      async (request, reply) => {
        await teams.decline(request.params.id, userOf(request));
        return reply.code(204).send(null);
      },
    );
  };
