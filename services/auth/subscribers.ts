import type { Subscribers } from '@event-planner/platform/service';
import type { Erasures } from './erasures/service.ts';
import type { Exports } from './exports/service.ts';
import type { holders } from './holders.ts';
import type { auth } from './manifest.ts';
import type { Tables } from './tables.ts';

type Holder = (typeof holders)[number];

export interface PrivacyServices {
  readonly exports: Pick<Exports, 'take'>;
  readonly erasures: Pick<Erasures, 'take'>;
}

/** What the other services say of somebody, and that they have forgotten somebody. */
export function privacySubscribers({ exports, erasures }: PrivacyServices): Subscribers<typeof auth, Tables> {
  const told =
    (service: Holder): Subscribers<typeof auth, Tables>['event.personal-data-told.v1'] =>
    (part, { tx }) =>
      exports.take(tx, service, part);
  const erased =
    (service: Holder): Subscribers<typeof auth, Tables>['event.person-erased.v1'] =>
    ({ erasureId }, { tx }) =>
      erasures.take(tx, service, erasureId);
  return {
    'event.personal-data-told.v1': told('event'),
    'booking.personal-data-told.v1': told('booking'),
    'payment.personal-data-told.v1': told('payment'),
    'notification.personal-data-told.v1': told('notification'),
    'trail.personal-data-told.v1': told('audit'),
    'event.person-erased.v1': erased('event'),
    'booking.person-erased.v1': erased('booking'),
    'payment.person-erased.v1': erased('payment'),
    'notification.person-erased.v1': erased('notification'),
    'trail.person-erased.v1': erased('audit'),
  };
}
