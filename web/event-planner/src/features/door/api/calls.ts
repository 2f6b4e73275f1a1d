import { TicketKeys } from '@event-planner/contracts/booking';
import { Door, DoorEvents, FoundTickets, type Scan, ScanVerdicts } from '@event-planner/contracts/check-in';
import { DoorList } from '@event-planner/contracts/door-list';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

/** What a device at the door asks of the server. */
export const getDoor = (eventId: string): Promise<Door> => request(`/bookings/events/${eventId}/door`, Door, { as: 'caller' });

export const getTicketKeys = () => request('/bookings/ticket-keys', TicketKeys);

export const getDoorList = (eventId: string, since: string | undefined): Promise<DoorList> =>
  request(`/bookings/events/${eventId}/door-list`, DoorList, { as: 'caller', query: { since, limit: 5000 } });

export interface Device {
  readonly id: string;
  readonly name: string;
}
export const sendScans = (
  eventId: string,
  { device, scans, signal }: { readonly device: Device; readonly scans: readonly Scan[]; readonly signal?: AbortSignal },
): Promise<ScanVerdicts> =>
  request(`/bookings/events/${eventId}/scans`, ScanVerdicts, {
    method: 'POST',
    as: 'caller',
    body: { device, sentAt: new Date().toISOString(), scans },
    ...(signal && { signal }),
  });

export const searchDoor = (eventId: string, q: string, signal: AbortSignal) =>
  request(`/bookings/events/${eventId}/door-search`, FoundTickets, { as: 'caller', query: { q }, signal });

export const listDoors = (organizerId: string) =>
  queryOptions({
    queryKey: ['doors', organizerId],
    queryFn: ({ signal }) => request('/bookings/doors', DoorEvents, { as: 'caller', query: { organizerId }, signal }),
  });
