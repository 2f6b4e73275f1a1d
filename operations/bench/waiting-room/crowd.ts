import { randomUUID } from 'node:crypto';
import type { Admission, Visit, WaitingRoomNow } from '@event-planner/contracts/waiting-room';
import { type Answer, type Ask, type Client, createClient, expectJson } from '../load/client.ts';

/** Somebody who waits, and what they were told. */
export interface Visitor {
  readonly cart: string;
  /** By which the draw knows them. */
  name: string;
  number: number;
}

export const createVisitors = (count: number): readonly Visitor[] =>
  Array.from({ length: count }, () => ({ cart: randomUUID(), name: '', number: 0 }));

/**
 * What a browser asks a waiting room. Every caller comes from an address of its own: all of 127.0.0.0/8 is this machine, so that the room's limit for an address holds,
 * and the edge tells what it sees.
 */
export function createCrowd(
  url: string,
  { eventId, callers }: { readonly eventId: string; readonly callers: number },
  scope: AsyncDisposableStack,
) {
  const clients = Array.from({ length: callers }, (_, caller) => scope.use(createClient(url, { localAddress: addressOf(caller) })));
  const path = `/api/bookings/waiting-rooms/${eventId}`;
  const ask = (caller: number, asked: Ask): Promise<Answer> => (clients[caller] as Client)(asked);
  const as = ({ cart }: Visitor) => ({ 'x-cart': cart });
  return {
    path,
    join: async (visitor: Visitor, caller: number): Promise<void> => {
      const asked = ask(caller, { method: 'POST', path: `${path}/visits`, headers: as(visitor), body: {} });
      visitor.name = (await expectJson<Visit>(asked, 201)).visitor;
    },
    findNumber: async (visitor: Visitor, caller: number): Promise<void> => {
      const asked = ask(caller, { path: `${path}/visits/mine`, headers: as(visitor) });
      visitor.number = (await expectJson<Visit>(asked, 200)).number ?? 0;
    },
    look: (caller: number): Promise<WaitingRoomNow> => expectJson(ask(caller, { path }), 200),
    comeIn: (visitor: Visitor, caller: number): Promise<Admission> => expectJson(knock(visitor, caller), 201),
    knock,
  };
  /** Whatever the answer is. */
  function knock(visitor: Visitor, caller: number): Promise<Answer> {
    return ask(caller, { method: 'POST', path: `${path}/admissions`, headers: as(visitor), body: {} });
  }
}
export type Crowd = ReturnType<typeof createCrowd>;

const addressOf = (caller: number): string => `127.1.${caller >> 7}.${(caller & 127) + 1}`;
