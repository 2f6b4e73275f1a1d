import { TicketsDocument } from '@event-planner/contracts/booking';
import { AppError } from '@event-planner/platform/errors';
import type { Attachment } from '@event-planner/platform/mail';
import type { NotificationContext } from '../context.ts';

/** The tickets as PDF; none when booking says there are none any more. Rejects while booking cannot be asked, so that the mail is tried again with them. */
export async function findTickets(context: NotificationContext, bookingId: string): Promise<readonly Attachment[]> {
  try {
    const { fileName, contentType, base64 } = await context.call('booking', {
      path: `/bookings/${bookingId}/tickets-document`,
      response: TicketsDocument,
    });
    return [{ filename: fileName, contentType, content: Buffer.from(base64, 'base64') }];
  } catch (err) {
    if (!(err instanceof AppError) || err.kind === 'unavailable') throw err;
    context.log.warn({ err, booking: bookingId }, 'a confirmed booking has no tickets to attach');
    return [];
  }
}
