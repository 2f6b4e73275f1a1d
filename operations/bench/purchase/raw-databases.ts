import { createDatabase, type Database } from '@event-planner/platform/database';
import type { Tables as BookingTables } from '@event-planner/services/booking/tables';
import type { Tables as NotificationTables } from '@event-planner/services/notification/tables';
import type { Tables as PaymentTables } from '@event-planner/services/payment/tables';
import { named } from '../system/named.ts';

export interface Databases {
  readonly booking: Database<BookingTables>;
  readonly payment: Database<PaymentTables>;
  readonly notification: Database<NotificationTables>;
  readonly sandbox: Database<unknown>;
  readonly broker: Database<unknown>;
}

/** As many connections for each database as a service has. */
const connections = 12;

export function openDatabases(urls: Readonly<Record<string, string>>, scope: AsyncDisposableStack): Databases {
  const open = <Tables>(name: string) =>
    scope.adopt(createDatabase<Tables>({ url: named(urls, name), applicationName: 'bench', maxConnections: connections }), database =>
      database.close(),
    );
  return {
    booking: open('booking'),
    payment: open('payment'),
    notification: open('notification'),
    sandbox: open('sandbox'),
    broker: open('broker'),
  };
}

export const buyerEmail = 'bench@example.test';
export const inMinutes = (minutes: number): Date => new Date(Date.now() + minutes * 60_000);
