import type { Plans } from './plan.ts';
import { auditPlans } from './plans/audit.ts';
import { answerFilePlans } from './plans/answer-files.ts';
import { answerPlans } from './plans/answers.ts';
import { apiKeyPlans } from './plans/api-keys.ts';
import { authPlans } from './plans/auth.ts';
import { blockPlans } from './plans/blocks.ts';
import { bookingPlans } from './plans/booking.ts';
import { cartPlans } from './plans/carts.ts';
import { couponPlans } from './plans/coupons.ts';
import { checkInPlans } from './plans/check-in.ts';
import { eventPlans } from './plans/event.ts';
import { movePlans } from './plans/moves.ts';
import { documentPlans } from './plans/documents.ts';
import { moneyPlans } from './plans/money.ts';
import { notificationPlans } from './plans/notification.ts';
import { boxOfficePlans } from './plans/box-office.ts';
import { orderPlans } from './plans/orders.ts';
import { organizerPlans } from './plans/organizers.ts';
import { payoutPlans } from './plans/payouts.ts';
import { paymentPlans } from './plans/payment.ts';
import { picturePlans } from './plans/pictures.ts';
import { planningPlans } from './plans/planning.ts';
import { seriesPlans } from './plans/series.ts';
import { reconciliationPlans } from './plans/reconciliation.ts';
import { refundPlans } from './plans/refunds.ts';
import { salesPlans } from './plans/sales.ts';
import { seatMapPlans } from './plans/seat-maps.ts';
import { teamPlans } from './plans/team.ts';
import { transferPlans } from './plans/transfers.ts';
import { venuePlans } from './plans/venues.ts';
import { waitingListPlans } from './plans/waiting-list.ts';
import { waitingRoomPlans } from './plans/waiting-room.ts';
import { walletPlans } from './plans/wallets.ts';
import { wayPlans } from './plans/ways.ts';

/** What is special about every operation of the API. One that is not here fails the tests: whoever adds a route says here how it is abused. */
export const plans: Plans = {
  ...answerPlans,
  ...answerFilePlans,
  ...auditPlans,
  ...apiKeyPlans,
  ...authPlans,
  ...eventPlans,
  ...boxOfficePlans,
  ...orderPlans,
  ...organizerPlans,
  ...planningPlans,
  ...seriesPlans,
  ...teamPlans,
  ...transferPlans,
  ...venuePlans,
  ...walletPlans,
  ...wayPlans,
  ...waitingListPlans,
  ...waitingRoomPlans,
  ...seatMapPlans,
  ...bookingPlans,
  ...blockPlans,
  ...cartPlans,
  ...movePlans,
  ...couponPlans,
  ...checkInPlans,
  ...documentPlans,
  ...moneyPlans,
  ...paymentPlans,
  ...payoutPlans,
  ...picturePlans,
  ...reconciliationPlans,
  ...refundPlans,
  ...salesPlans,
  ...notificationPlans,
};
