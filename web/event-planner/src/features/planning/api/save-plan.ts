import { KeptSeat } from '@event-planner/contracts/block';
import { type EventChange, PlannedEvent } from '@event-planner/contracts/planning';
import { z } from 'zod';
import { ApiError } from '../../../lib/api/api-error.ts';
import { request } from '../../../lib/api/request.ts';

export const savePlan = (eventId: string, change: EventChange, ifMatch: number): Promise<PlannedEvent> =>
  request(`/events/${eventId}/plan`, PlannedEvent, { method: 'PATCH', body: change, ifMatch, as: 'caller' });

const Outdated = z.object({ code: z.literal('version_outdated'), current: PlannedEvent });

/** The event as whoever was faster left it, when that is why a change was refused. */
export const currentOf = (error: unknown): PlannedEvent | undefined =>
  error instanceof ApiError ? Outdated.safeParse(error.problem).data?.current : undefined;

const SeatsSold = z.object({ code: z.literal('seats_sold'), seats: z.array(KeptSeat) });

/** The seats that another plan would take from somebody, when that is why a change was refused. */
export const keptSeatsOf = (error: unknown): readonly z.infer<typeof KeptSeat>[] =>
  error instanceof ApiError ? (SeatsSold.safeParse(error.problem).data?.seats ?? []) : [];
