import { answerRoutes } from './answers/routes.ts';
import { createAnswersList } from './answers/service.ts';
import { attendeeRoutes } from './attendees/routes.ts';
import { createAttendees } from './attendees/service.ts';
import { boxOfficeRoutes } from './box-office/routes.ts';
import { createBoxOffice } from './box-office/service.ts';
import { capacityRoutes } from './capacity/routes.ts';
import { createCapacity } from './capacity/service.ts';
import { findEntered } from './check-in/admitted-store.ts';
import { createCodes } from './coupons/codes-service.ts';
import { couponRoutes } from './coupons/routes.ts';
import { createCampaigns } from './coupons/service.ts';
import { exportRoutes } from './exports/routes.ts';
import { createExports } from './exports/service.ts';
import { disputeRoutes } from './disputes/routes.ts';
import type { Disputes } from './disputes/service.ts';
import { lockForSale } from './holds/store.ts';
import { createOrderChanges } from './orders/changes.ts';
import { dayEnd, dayStart } from './orders/days.ts';
import { orderRoutes } from './orders/routes.ts';
import { createOrders } from './orders/service.ts';
import { revocationRoutes } from './revocations/routes.ts';
import { createRevocations } from './revocations/service.ts';
import { salesRoutes } from './sales/routes.ts';
import { createSales } from './sales/service.ts';
import type { AccessClaims } from '@event-planner/contracts/auth';
import type { Resend } from './bookings/resend.ts';
import type { BookingContext } from './context.ts';
import type { Bookings } from './bookings/service.ts';
import type { Holds } from './holds/service.ts';
import type { Catalog } from './inventory/catalog.ts';
import type { Inventory } from './inventory/service.ts';
import type { TicketSigner } from './tickets/keys.ts';

export interface DeskParts {
  readonly context: BookingContext;
  readonly signer: TicketSigner;
  readonly holds: Holds;
  readonly bookings: Bookings;
  readonly resend: Resend;
  readonly findEvent: Catalog['find'];
  readonly getLeft: Inventory['getLeft'];
  readonly disputes: Disputes;
}

/** What an organizer's team looks at and sells with, built of what buyers use. A part of the composition root. */
export function createDesk({ context, signer, holds, bookings, resend, findEvent, getLeft, disputes }: DeskParts) {
  const orders = createOrders({ context, findEvent, ticketOf: signer.ticketOf, findDisputes: disputes.find });
  const orderChanges = createOrderChanges({ context, orders, resend });
  const attendees = createAttendees({
    context,
    findOrders: orders.find,
    findDisputes: disputes.find,
    checkedInAt: (eventId, ticketIds) => findEntered(context.db.read, { eventId, ticketIds }),
  });
  const exports = createExports({ context, orders, attendees });
  const boxOffice = createBoxOffice({
    context,
    findEvent,
    holds,
    book: wanted =>
      bookings.createAlone({ ...wanted, asksNothing: true }, async tx => {
        // It is sold in this transaction: what a sale locks comes before the hold.
        await lockForSale(tx, wanted.request.holdId);
        return { changes: wanted.changes };
      }),
    dayOf: (day, timeZone) => ({ from: dayStart(day, timeZone), until: dayEnd(day, timeZone) }),
  });
  return {
    routes: [
      orderRoutes(orders, orderChanges),
      disputeRoutes(disputes, orders.read),
      attendeeRoutes(attendees),
      answerRoutes(createAnswersList(context)),
      exportRoutes(exports),
      boxOfficeRoutes(boxOffice),
      couponRoutes(createCampaigns(context), createCodes(context)),
      salesRoutes(createSales({ context, getLeft })),
      capacityRoutes(createCapacity({ context, findEvent })),
      revocationRoutes(createRevocations({ context, sign: signer.sign })),
    ],
    /** A booking as whoever of the team may see orders may see it. */
    async getForTeam({ eventId, bookingId, by }: { eventId: string; bookingId: string; by: AccessClaims }) {
      await orders.get({ eventId, id: bookingId, by });
      return bookings.getForService(bookingId);
    },
  };
}
