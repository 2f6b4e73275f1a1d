import { randomUUID } from 'node:crypto';
import { plainDoorPlan } from '@event-planner/contracts/check-in';
import { decideScans } from '@event-planner/services/booking/check-in/rules';
import { lockTickets, see, write } from '@event-planner/services/booking/check-in/store';
import type { Tables } from '@event-planner/services/booking/tables';
import type { RawTransaction } from '../holds/raw-connections.ts';
import type { PrintedTicket } from './printed-tickets.ts';

const endsAt = new Date('2100-01-01T00:00:00Z');

/** A scan as `services/booking/check-in/batch.ts` decides a lone one: the same statements in one transaction, without HTTP, signature, identity and company. */
export const scanRaw = (transaction: RawTransaction<Tables>, { id, eventId, ticketTypeId }: PrintedTicket): Promise<void> =>
  transaction(async tx => {
    const now = new Date();
    const nonce = randomUUID();
    // A bare connection gives columns as the database calls them: what is printed on the ticket is known here.
    const printed = { ticketTypeId, ticketTypeName: 'Bench', attendeeName: 'Somebody' };
    const tickets = (await lockTickets(tx, eventId, [id])).map(ticket => ({ ...ticket, ...printed }));
    const seen = await see(tx, { eventId, ticketIds: [id], nonces: [nonce] });
    const somebody = { id: eventId, name: 'Bench' };
    const scan = { nonce, gate: eventId, at: now.toISOString(), direction: 'in' as const, manual: false, ticketId: id };
    const asked = { scan, of: { ticketId: id }, device: somebody, by: somebody, receivedAt: now, at: now };
    const { writing } = decideScans({ eventId, endsAt, plan: plainDoorPlan(eventId), tickets, seen }, [asked]);
    if (!(await write(tx, writing))) throw new Error('somebody else scanned the same ticket');
  });
