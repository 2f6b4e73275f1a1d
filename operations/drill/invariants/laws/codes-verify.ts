import { createTicketSigner } from '@event-planner/services/booking/tickets/keys';
import { verifyCodeAtOnce } from '@event-planner/services/booking/tickets/codes';
import type { Law, Row, Secrets } from '../law.ts';

interface TicketRow {
  readonly id: string;
  readonly eventId: string;
  readonly ticketTypeId: string;
  readonly seat: string | null;
}
const mostCharacters = 200;

export const codesVerify: Law = {
  name: 'codes-verify',
  says: 'The code of every valid ticket is good for that ticket, by the published keys alone',
  cure: 'Put the key back that the tickets were signed with: ticket-signing-key takes several, the newest first.',
  looksAt: { in: 'booking', sql: `select count(*)::int as n from tickets where state = 'valid'` },
  steps: [
    {
      in: 'booking',
      sql: `select id, event_id as "eventId", ticket_type_id as "ticketTypeId", seat from tickets where state = 'valid'`,
    },
  ],
  examine: (rows: readonly Row[], secrets: Secrets) => {
    const signer = createTicketSigner(secrets('ticket-signing-key'));
    const { keys } = signer.publicKeys;
    return (rows as unknown as readonly TicketRow[]).flatMap(ticket => {
      const code = signer.codeOf(ticket);
      const verdict = verifyCodeAtOnce(code, keys);
      if (!verdict.valid) return [`the code of the ticket ${ticket.id} is ${verdict.reason}`];
      const { ticketId, eventId } = verdict.facts;
      if (ticketId !== ticket.id || eventId !== ticket.eventId)
        return [`the code of the ticket ${ticket.id} is that of ${ticketId} of the event ${eventId}`];
      return code.length > mostCharacters
        ? [`the code of the ticket ${ticket.id} has ${code.length} characters, and a scanner reads ${mostCharacters}`]
        : [];
    });
  },
};
