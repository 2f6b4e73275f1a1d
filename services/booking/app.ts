import type { Transaction } from '@event-planner/platform/database';
import type { App } from '@event-planner/platform/service';
import { createAccessWith } from './access-with.ts';
import { bookedFiles } from './answer-files/claim.ts';
import { answerFileRoutes } from './answer-files/routes.ts';
import { createAnswerFiles } from './answer-files/service.ts';
import { blockRoutes } from './blocks/routes.ts';
import { createBlocks } from './blocks/service.ts';
import { createConfirm } from './bookings/confirm.ts';
import { createEventOf } from './bookings/event-facts.ts';
import { createKeeping } from './bookings/keeping.ts';
import { createBookings } from './bookings/service.ts';
import { bookingRoutes } from './bookings/routes.ts';
import { createResend } from './bookings/resend.ts';
import { createSettle } from './bookings/settle.ts';
import { onPaymentCompleted } from './bookings/subscribers.ts';
import { standingOf } from './bookings/standing.ts';
import { calendarFeedRoutes } from './calendar-feed/routes.ts';
import { createCalendarFeed } from './calendar-feed/service.ts';
import { cartRoutes } from './carts/routes.ts';
import { createCarts } from './carts/service.ts';
import { doorRoutes, monitorRoutes } from './check-in/routes.ts';
import { createCheckIn } from './check-in/service.ts';
import type { BookingContext } from './context.ts';
import { createDesk } from './desk.ts';
import { findAdmitted } from './check-in/admitted-store.ts';
import { createWrongCodes } from './coupons/attempts.ts';
import { coupons } from './coupons/desk.ts';
import { sweepCoupons } from './coupons/sweep.ts';
import { createWorthOf } from './coupons/worth.ts';
import { carrying } from './exchanges/carrying.ts';
import { createFindRelation } from './exchanges/relations.ts';
import { exchangeRoutes } from './exchanges/routes.ts';
import { createDisputes, disputeSubscribers, findDisputes } from './disputes/feature.ts';
import { createExchanges } from './exchanges/service.ts';
import { createSuccession } from './exchanges/succession.ts';
import { eventCancellationRoutes } from './event-cancellations/routes.ts';
import { createEventCancellations } from './event-cancellations/service.ts';
import { refundKey } from './event-cancellations/store.ts';
import { holdSeconds, maxHolds } from './holds/limits.ts';
import { createPlaces } from './holds/places.ts';
import { holdRoutes } from './holds/routes.ts';
import { createHolds } from './holds/service.ts';
import { createCatalog } from './inventory/catalog.ts';
import { inventoryRoutes } from './inventory/routes.ts';
import { createInventory } from './inventory/service.ts';
import { onEventChanged } from './inventory/subscribers.ts';
import { createHub } from './live/hub.ts';
import { liveSocket } from './live/socket.ts';
import { listClaims } from './live/store.ts';
import type { booking } from './manifest.ts';
import { lineOfTicket, splitLines } from './moves/lines.ts';
import { createMoving } from './moves/service.ts';
import { ensureTerms } from './moves/terms.ts';
import { createRequestRefund } from './refunds/request.ts';
import { cancellationRoutes, refundRoutes, refundTogetherRoutes } from './refunds/routes.ts';
import { createRefunds } from './refunds/service.ts';
import { proofRoutes } from './proofs/routes.ts';
import { refundSubscribers } from './refunds/subscribers.ts';
import { createResaleFeature } from './resales/feature.ts';
import { createOpenListings } from './resales/offering.ts';
import { postponementRoutes } from './postponements/routes.ts';
import { createPostponements } from './postponements/service.ts';
import { onEventPostponed } from './postponements/subscribers.ts';
import { createSelling } from './resales/selling.ts';
import { soldRoutes } from './sold/routes.ts';
import { splitRoutes } from './splits/routes.ts';
import { createSplits } from './splits/service.ts';
import type { Tables } from './tables.ts';
import { verifyCodeAtOnce } from './tickets/codes.ts';
import { createBrandingOf } from './tickets/branding.ts';
import { createTicketSigner } from './tickets/keys.ts';
import { createPress } from './tickets/press.ts';
import { takingSubscribers } from './takings/subscribers.ts';
import { ticketRoutes } from './tickets/routes.ts';
import { transferRoutes } from './transfers/routes.ts';
import { createTransfers } from './transfers/service.ts';
import { createWaitingLists } from './waiting-list/feature.ts';
import { createWaitingRooms } from './waiting-room/feature.ts';
import { walletRoutes } from './wallets/routes.ts';
import { createWallets } from './wallets/service.ts';
import { createWaysOfPaying } from './ways/feature.ts';
import { insertChanges, rememberOnInvoice } from './orders/change-store.ts';
import { withdrawalRoutes } from './withdrawals/routes.ts';
import { createWithdrawals } from './withdrawals/service.ts';
import { privacyRoutes, privacySubscribers } from './privacy/feature.ts';

export async function createApp(context: BookingContext): Promise<App<typeof booking, Tables>> {
  const { db, fanOut, log, now } = context;
  const catalog = createCatalog(db);
  const signer = createTicketSigner(context.secret('ticket-signing-key'));
  const press = createPress({ log });
  const wrongCodes = createWrongCodes(context);
  const worthOf = createWorthOf({ context, wrongCodes, findEvent: catalog.find });
  const accessWith = createAccessWith(worthOf, now);
  const hub = createHub({
    fanOut,
    log,
    now,
    accessWith,
    findEvent: catalog.find,
    listClaims: (eventId, seats) => listClaims(db.query, { eventId, now: now(), ...(seats && { seats }) }),
  });
  const waitingRooms = createWaitingRooms(context, catalog.find);
  const withdrawals = createWithdrawals({ context, seatsChanged: hub.seatsChanged });
  const { whileReplacing } = withdrawals;
  const inventory = createInventory({ context, catalog, whileReplacing, hasRoom: waitingRooms.hasRoom, accessWith });
  const places = createPlaces(catalog.getWithin, coupons);
  /** Every change of places, told once it is there. */
  const seatsChanged = (eventId: string, seats: readonly string[]): void => {
    hub.seatsChanged(eventId, seats);
    waitingLists.placesChanged(eventId);
  };
  const waitingLists = createWaitingLists({
    context,
    places,
    openListings: createOpenListings(places),
    findEvent: catalog.find,
    getEventWithin: catalog.getWithin,
    getLeft: inventory.getLeft,
    accessWith,
    seatsChanged: hub.seatsChanged,
  });
  const blocks = createBlocks({ context, places, findEvent: catalog.find, getEventWithin: catalog.getWithin, seatsChanged });
  const holds = createHolds({
    context,
    places,
    coupons,
    wrongCodes,
    findRelation: createFindRelation(context),
    findEvent: catalog.find,
    getEventWithin: catalog.getWithin,
    forgetEvent: catalog.forget,
    seatsChanged,
    ensureAdmitted: waitingRooms.ensureAdmitted,
  });
  const eventOf = createEventOf();
  // Confirming needs what needs this.
  const keeping = createKeeping({ context, places, coupons, codeOf: signer.codeOf, eventOf, confirm: () => confirm });
  const requestRefund = carrying(createRequestRefund(context));
  const getFactsWithin = async (tx: Transaction<Tables>, eventId: string) => (await catalog.getWithin(tx, eventId)).facts;
  const findFacts = async (eventId: string) => (await catalog.find(eventId))?.facts;
  const moving = createMoving({
    context,
    keeping,
    places,
    files: bookedFiles,
    getEventWithin: catalog.getWithin,
    listUsed: findAdmitted,
    findDisputes,
  });
  const selling = createSelling({ context, keeping, moveSeats: moving.moveSeats, requestRefund, findFacts });
  const succession = createSuccession({ context, keeping, findAdmitted, requestRefund, resales: selling, seatsChanged });
  const postponements = createPostponements({ context, findEvent: catalog.find });
  const { windowOf } = postponements;
  const refunds = createRefunds({ context, keeping, catalog, requestRefund, findAdmitted, findDisputes, seatsChanged, windowOf });
  const settling = {
    context,
    places,
    coupons,
    eventOf,
    files: bookedFiles,
    codeOf: signer.codeOf,
    rejectPayment: refunds.rejectPayment,
    succession,
    seatsChanged,
  };
  const confirm = createConfirm(settling);
  const settle = createSettle(settling, confirm);
  const bookings = createBookings(settling, confirm);
  const { listUnpaid, createTogether: bookTogether } = bookings;
  const carts = createCarts({ now, findEvent: catalog.find, listHolds: holds.list, listUnpaid, bookTogether });
  const transfers = createTransfers({
    context,
    moving,
    ensureTerms: (event, at) => ensureTerms(event, 'transfer', at),
    findEvent: catalog.find,
  });
  const exchanges = createExchanges({
    context,
    moving,
    coupons,
    getFactsWithin,
    findFacts,
    ensureTerms: (event, at) => ensureTerms(event, 'exchange', at),
    makeBooking: bookings.createAlone,
  });
  const ways = createWaysOfPaying({ context, keeping, places, getFactsWithin, findFacts, seatsChanged, remember: rememberOnInvoice });
  const disputes = createDisputes({ context, keeping, remember: insertChanges, seatsChanged });
  const resales = createResaleFeature({
    context,
    places,
    moving,
    limits: { holdSeconds, maxHolds },
    findEvent: catalog.find,
    getEventWithin: catalog.getWithin,
    ensureTerms: (event, at) => ensureTerms(event, 'resale', at),
    ensureAdmitted: waitingRooms.ensureAdmitted,
    lineOf: lineOfTicket,
    placesChanged: waitingLists.placesChanged,
    getHold: holds.get,
  });
  const splits = createSplits({ context, moving, files: bookedFiles, splitLines, standingOf });
  const getBooking = async (userId: string, bookingId: string) => (await bookings.get(userId, bookingId)).booking;
  const desk = createDesk({
    context,
    signer,
    holds,
    bookings,
    resend: createResend(settling),
    findEvent: catalog.find,
    getLeft: inventory.getLeft,
    disputes,
  });
  const answerFiles = createAnswerFiles(context);
  const checkIn = createCheckIn({ context, findEvent: catalog.find, verifyCode: code => verifyCodeAtOnce(code, signer.publicKeys.keys) });
  const cancellations = createEventCancellations({
    context,
    findEvent: catalog.find,
    giveOrderBack: (tx, bookingId, { eventId, withFees, withKept, asCredit, startedBy: id, startedByName: name }) =>
      refunds.giveEventOrderBack(tx, { bookingId, eventId, withFees, withKept, asCredit, key: refundKey, by: { id, name } }),
  });
  const brandingOf = createBrandingOf(context);
  const wallets = createWallets({ context, source: bookings, brandingOf });
  const eventChanged = onEventChanged(inventory, catalog, waitingLists.placesChanged);
  return {
    routes: [
      privacyRoutes(context),
      inventoryRoutes(inventory, worthOf),
      soldRoutes(db.read),
      holdRoutes(holds),
      ...desk.routes,
      ...waitingLists.routes,
      ...waitingRooms.routes,
      blockRoutes(blocks),
      withdrawalRoutes(withdrawals),
      ticketRoutes({
        source: { ...bookings, getForTeam: desk.getForTeam },
        signer,
        press,
        brandingOf,
        webUrl: context.webUrl,
      }),
      walletRoutes(wallets),
      answerFileRoutes(answerFiles, context.manifest.objects.answers.maxObjectBytes),
      doorRoutes(checkIn),
      monitorRoutes(checkIn),
      calendarFeedRoutes(createCalendarFeed(context)),
      cartRoutes(carts),
      transferRoutes(transfers, getBooking),
      splitRoutes(splits, getBooking),
      exchangeRoutes(exchanges),
      resales,
      cancellationRoutes(refunds.buyers, getBooking),
      refundRoutes(refunds.team),
      refundTogetherRoutes(refunds.together),
      eventCancellationRoutes(cancellations),
      postponementRoutes(postponements),
      ways.routes,
      bookingRoutes(bookings),
      proofRoutes(context),
    ],
    subscribers: {
      ...privacySubscribers(context),
      'event.published.v1': eventChanged,
      'event.updated.v1': eventChanged,
      'event.postponed.v1': onEventPostponed(postponements, eventChanged),
      'event.cancelled.v1': eventChanged,
      'payment.completed.v1': onPaymentCompleted(settle),
      ...ways.subscribers,
      ...takingSubscribers({ keeping, remember: insertChanges }),
      ...disputeSubscribers(disputes),
      ...refundSubscribers(refunds.settle, refunds.onGivenBackAtProvider),
    },
    jobs: {
      'offer-waiting-places': () => waitingLists.dispatchAll(),
      async 'expire-bookings'() {
        await bookings.expire();
        await ways.remind();
        await holds.sweep();
        await blocks.sweep();
        await sweepCoupons(context);
        await wrongCodes.forgetEnded();
        await transfers.tellExpired();
        await postponements.tellHolders();
      },
      async 'refund-cancelled-events'() {
        await bookings.cancelOfCancelledEvents();
        await cancellations.runAll();
      },
      'delete-unused-files': () => answerFiles.deleteUnused(),
      'settle-withdrawals': () => withdrawals.settleOpen(inventory.refresh),
    },
    sockets: { '/bookings/live': liveSocket(hub), '/bookings/check-in/live': checkIn.monitors.socket },
    async close() {
      await Promise.all([hub.close(), checkIn.monitors.close(), press.close(), cancellations.close()]);
    },
  };
}
