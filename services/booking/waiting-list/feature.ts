import type { Availability } from '@event-planner/contracts/booking';
import type { Transaction } from '@event-planner/platform/database';
import type { Routes } from '@event-planner/platform/http';
import type { AccessWith } from '../access-with.ts';
import type { BookingContext } from '../context.ts';
import type { Places } from '../places.ts';
import type { SellableEvent } from '../sellable-event.ts';
import type { Tables } from '../tables.ts';
import { createDispatch, type DispatchParts } from './dispatch.ts';
import { waitingListRoutes } from './routes.ts';
import { createWaitingList } from './service.ts';
import { listEventsWaitedFor } from './store.ts';
import { waitingTeamRoutes } from './team-routes.ts';
import { createWaitingTeam } from './team.ts';
import { createWakes } from './wakes.ts';

export interface WaitingListsParts {
  readonly context: BookingContext;
  readonly places: Places;
  readonly openListings: DispatchParts['openListings'];
  readonly findEvent: (eventId: string) => Promise<SellableEvent | undefined>;
  readonly accessWith: AccessWith;
  readonly getEventWithin: (tx: Transaction<Tables>, eventId: string) => Promise<SellableEvent>;
  /** Of all ticket types, as the public could have them. */
  readonly getLeft: (eventId: string) => Promise<Availability>;
  readonly seatsChanged: (eventId: string, seats: readonly string[]) => void;
}

/** Waiting lists as the service takes them in: their routes, and what to tell them. */
export interface WaitingLists {
  readonly routes: readonly Routes[];
  /** Places of the event may have come free: those who wait are served soon after. */
  placesChanged(eventId: string): void;
  dispatchAll(): Promise<void>;
  close(): Promise<void>;
}

export function createWaitingLists({ getLeft, getEventWithin, openListings, ...parts }: WaitingListsParts): WaitingLists {
  const { context, places, seatsChanged } = parts;
  const dispatch = createDispatch({ context, places, openListings, getEventWithin, seatsChanged });
  const wakes = createWakes({ dispatch, listWaitedFor: among => listEventsWaitedFor(context.db.query, among), log: context.log });
  const left = async (eventId: string): Promise<ReadonlyMap<string, number>> =>
    new Map((await getLeft(eventId)).ticketTypes.map(type => [type.ticketTypeId, type.left]));
  const shared = { ...parts, dispatch, getLeft: left };
  return { ...wakes, routes: [waitingListRoutes(createWaitingList(shared)), waitingTeamRoutes(createWaitingTeam(shared))] };
}
