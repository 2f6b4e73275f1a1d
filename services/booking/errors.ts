import { catalogue } from '@event-planner/platform/errors';

/** Every refusal of booking's own. The first ten are the closed list of contracts/booking `HoldRefusal`. */
export const refuse = catalogue({
  taken: { kind: 'conflict', title: 'A seat is taken' },
  sold_out: { kind: 'conflict', title: 'Not enough places are left' },
  no_block_together: { kind: 'conflict', title: 'So many seats are not free next to each other' },
  limit: { kind: 'conflict', title: 'More or fewer places than one person may take' },
  sales_closed: { kind: 'conflict', title: 'Tickets are not on sale now' },
  not_offered: { kind: 'forbidden', title: 'These tickets are not offered to everybody' },
  needs_other: { kind: 'unprocessable', title: 'These tickets are sold with others only' },
  price_invalid: { kind: 'unprocessable', title: 'This is no price for these tickets' },
  price_changed: { kind: 'conflict', title: 'The price has changed' },
  no_such_place: { kind: 'unprocessable', title: 'There is no such place' },
  cart_missing: { kind: 'invalid', title: 'Sign in or send an x-cart header' },
  hold_expired: { kind: 'gone', title: 'The hold has expired' },
  hold_renewed: { kind: 'conflict', title: 'The hold was renewed before' },
  hold_booked: { kind: 'conflict', title: 'The hold has become a booking' },
  answers_invalid: { kind: 'unprocessable', title: 'Answers to the event’s questions are missing or wrong' },
  not_a_file: { kind: 'unprocessable', title: 'This is no PDF and no picture' },
  too_many_files: { kind: 'too_many', title: 'Too many files in one day' },
  refund_exceeds_payment: { kind: 'conflict', title: 'More than what is left of what was paid' },
  booking_not_pending: { kind: 'conflict', title: 'The booking is no longer pending' },
  tickets_missing: { kind: 'conflict', title: 'The booking has no valid tickets' },
  event_unpublished: { kind: 'conflict', title: 'The event is not published yet' },
  not_a_member: { kind: 'forbidden', title: 'Only members of the organizer may do this' },
  role_forbids: { kind: 'forbidden', title: 'A member of this role may not do this' },
  calendar_exists: { kind: 'conflict', title: 'You have a calendar address already' },
});
