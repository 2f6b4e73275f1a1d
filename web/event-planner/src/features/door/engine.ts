import { gatesFor } from '@event-planner/contracts/check-in-rules';
import type { PassScan, ScanRefusal, ScanVerdict, UndoScan } from '@event-planner/contracts/check-in';
import { unpackDoorList } from '@event-planner/contracts/door-list';
import { searchable } from '@event-planner/contracts/searchable';
import { verifyCode } from '@event-planner/contracts/ticket-code';
import { ApiError } from '../../lib/api/api-error.ts';
import { serverNow } from '../../lib/server-clock.ts';
import { renewSession, sessionNow } from '../../lib/session/session.ts';
import { getDoor, getDoorList, getTicketKeys, sendScans } from './api/calls.ts';
import { decide, passed } from './decide.ts';
import { thisDevice } from './device.ts';
import { isSigned } from './signature.ts';
import {
  dequeue,
  enqueue,
  findPrepared,
  keepConflict,
  keepPrepared,
  keepTickets,
  type KeptTicket,
  listConflicts,
  listQueue,
  listTickets,
  type Prepared,
} from '../../lib/door/store.ts';

export interface Result {
  readonly nonce: string;
  readonly outcome: ScanVerdict['outcome'];
  readonly reason: ScanRefusal | null;
  readonly direction: 'in' | 'out';
  readonly ticket: { readonly id: string; readonly name: string; readonly type: string; readonly place: string } | null;
  readonly before: { readonly at: string; readonly gate: string; readonly device: string } | null;
  readonly offline: boolean;
  readonly undone: boolean;
  /** Where the ticket admits, if that is not here. */
  readonly gates?: readonly string[];
}

export interface DoorState {
  readonly prepared: Prepared | undefined;
  readonly tickets: number;
  readonly queued: number;
  readonly conflicts: number;
  readonly connection: 'online' | 'offline' | 'login' | 'refused';
  readonly result: Result | undefined;
}

export interface ScanInput {
  readonly direction: 'in' | 'out';
  readonly code?: string;
  readonly ticketId?: string;
  readonly manual: boolean;
}

/** One event at this device's door. What is on the screen follows `subscribe`. */
export interface DoorEngine {
  state(): DoorState;
  subscribe(listener: () => void): () => void;
  /** Takes up what is on the device; false when there is nothing. */
  open(): Promise<boolean>;
  /** Downloads what is new and sends what waits. Does nothing while it is at it. */
  sync(): Promise<void>;
  chooseGate(gateId: string): Promise<void>;
  scan(input: ScanInput): Promise<void>;
  undo(result: Result, reason: string): Promise<void>;
  findByName(text: string): readonly (KeptTicket & { readonly type: string })[];
  close(): void;
}

/** Longer than this nobody waits at a door: then the device decides. */
const patienceMs = 2500;
const syncMs = 10_000;
const sentAtOnce = 100;

export function createDoorEngine(eventId: string): DoorEngine {
  const tickets = new Map<string, KeptTicket>();
  const listeners = new Set<() => void>();
  let state: DoorState = { prepared: undefined, tickets: 0, queued: 0, conflicts: 0, connection: 'online', result: undefined };
  let syncing: Promise<void> | undefined;
  // What is still on its way when somebody leaves must not come back onto a device that was wiped.
  let closed = false;
  const become = (change: Partial<DoorState>): void => {
    state = { ...state, ...change, tickets: tickets.size };
    for (const listener of listeners) listener();
  };
  const count = async (): Promise<void> => {
    const mine = (await listQueue()).filter(one => one.eventId === eventId);
    become({ queued: mine.length, conflicts: (await listConflicts()).filter(one => one.eventId === eventId).length });
  };
  const keep = async (changed: readonly KeptTicket[]): Promise<void> => {
    for (const ticket of changed) tickets.set(ticket.id, ticket);
    await keepTickets(changed);
  };

  const sendQueue = async (): Promise<void> => {
    const queue = (await listQueue()).filter(one => one.eventId === eventId).toSorted((a, b) => (a.scan.at < b.scan.at ? -1 : 1));
    for (let at = 0; at < queue.length; at += sentAtOnce) {
      const part = queue.slice(at, at + sentAtOnce);
      const { verdicts } = await sendScans(eventId, { device: thisDevice(), scans: part.map(({ scan }) => scan) });
      for (const verdict of verdicts) if (verdict.conflict) await keepConflict(conflictOf(eventId, verdict));
      await dequeue(part.map(({ nonce }) => nonce));
      await count();
    }
  };
  const download = async (): Promise<void> => {
    const [door, { keys }] = await Promise.all([getDoor(eventId), getTicketKeys()]);
    let cursor = state.prepared?.cursor;
    for (let more = true; more;) {
      const page = await getDoorList(eventId, cursor);
      if (closed) return;
      await keep(unpackDoorList(page).map(ticket => ({ ...ticket, eventId })));
      ({ next: cursor, more } = page);
      become({});
    }
    const gateId = door.plan.gates.some(({ id }) => id === state.prepared?.gateId)
      ? (state.prepared?.gateId ?? '')
      : (door.plan.gates[0]?.id ?? '');
    const prepared: Prepared = { eventId, door, keys, gateId, cursor, updatedAt: new Date(serverNow()).toISOString() };
    await keepPrepared(prepared);
    become({ prepared });
  };
  const syncOnce = async (): Promise<void> => {
    try {
      // What was offline for long looks like a visitor until it asks.
      if (sessionNow().status !== 'user') await renewSession();
      await sendQueue();
      await download();
      become({ connection: 'online' });
    } catch (error) {
      become({ connection: connectionAfter(error) });
    }
  };
  const sync = (): Promise<void> => (syncing ??= syncOnce().finally(() => (syncing = undefined)));
  const timer = setInterval(() => void sync(), syncMs);
  const onOnline = (): void => void sync();
  const onOffline = (): void => become({ connection: 'offline' });
  window.addEventListener('online', onOnline);
  window.addEventListener('offline', onOffline);

  const byServer = async (scan: PassScan): Promise<Result | undefined> => {
    if (!navigator.onLine || sessionNow().status !== 'user' || state.queued > 0) return undefined;
    try {
      const { verdicts } = await sendScans(eventId, { device: thisDevice(), scans: [scan], signal: AbortSignal.timeout(patienceMs) });
      become({ connection: 'online' });
      return verdicts[0] && resultOf(verdicts[0], scan);
    } catch (error) {
      become({ connection: connectionAfter(error) });
      return undefined;
    }
  };
  const byDevice = async (scan: PassScan, prepared: Prepared): Promise<Result> => {
    const verdict = scan.code === undefined ? undefined : await verifyCode(scan.code, prepared.keys, isSigned);
    const { told, ticketId } = decide(prepared.door, tickets, { scan, verdict, at: new Date(serverNow()) });
    const ticket = tickets.get(ticketId ?? '');
    await enqueue({ nonce: scan.nonce, eventId, scan: { ...scan, told } });
    const { lastIn } = ticket ?? {};
    const gateName = prepared.door.plan.gates.find(({ id }) => id === lastIn?.gateId)?.name ?? '';
    const result: Result = {
      nonce: scan.nonce,
      ...told,
      direction: scan.direction,
      ticket:
        ticketId === undefined
          ? null
          : { id: ticketId, name: ticket?.name ?? '', type: typeName(prepared, ticket?.ticketTypeId), place: ticket?.seat ?? '' },
      before:
        lastIn && (told.reason === 'already_in' || told.reason === 'no_reentry') ? { at: lastIn.at, gate: gateName, device: '' } : null,
      offline: true,
      undone: false,
    };
    await count();
    return result;
  };

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async open() {
      const prepared = await findPrepared(eventId);
      for (const ticket of await listTickets(eventId)) tickets.set(ticket.id, ticket);
      become({ prepared, connection: navigator.onLine ? 'online' : 'offline' });
      await count();
      return prepared !== undefined;
    },
    sync,
    async chooseGate(gateId) {
      if (state.prepared === undefined) return;
      const prepared = { ...state.prepared, gateId };
      become({ prepared });
      await keepPrepared(prepared);
    },
    async scan({ direction, manual, code, ticketId }) {
      const { prepared } = state;
      if (prepared === undefined) return;
      const of = code === undefined ? { ticketId: ticketId ?? '' } : { code: code.slice(0, 400) };
      const scan: PassScan = { nonce: crypto.randomUUID(), gate: prepared.gateId, at: new Date().toISOString(), direction, manual, ...of };
      const result = (await byServer(scan)) ?? (await byDevice(scan, prepared));
      const ticket = tickets.get(result.ticket?.id ?? '');
      if (ticket && (result.outcome === 'admitted' || result.outcome === 'left'))
        await keep([passed(ticket, direction, { at: new Date(serverNow()).toISOString(), gateId: prepared.gateId })]);
      const gates = ticket && result.reason === 'wrong_gate' ? gatesFor(prepared.door.plan, ticket).map(({ name }) => name) : [];
      become({ result: { ...result, gates } });
    },
    async undo(result, reason) {
      if (state.prepared === undefined || result.ticket === null) return;
      const scan: UndoScan = {
        nonce: crypto.randomUUID(),
        gate: state.prepared.gateId,
        at: new Date().toISOString(),
        direction: 'undo',
        undoes: result.nonce,
        ticketId: result.ticket.id,
        reason,
        told: { outcome: 'undone', reason: null },
      };
      await enqueue({ nonce: scan.nonce, eventId, scan });
      const ticket = tickets.get(result.ticket.id);
      if (ticket)
        await keep([
          result.direction === 'in' ? { ...ticket, inside: false, entries: Math.max(0, ticket.entries - 1) } : { ...ticket, inside: true },
        ]);
      await count();
      become({ result: { ...result, undone: true } });
      void sync();
    },
    findByName(text) {
      const wanted = searchable(text);
      const { prepared } = state;
      if (wanted.length < 2 || prepared === undefined) return [];
      return [...tickets.values()]
        .filter(({ name, seat }) => searchable(name).includes(wanted) || searchable(seat ?? '') === wanted)
        .slice(0, 20)
        .map(ticket => ({ ...ticket, type: typeName(prepared, ticket.ticketTypeId) }));
    },
    close() {
      closed = true;
      clearInterval(timer);
      window.removeEventListener('online', onOnline);
      window.removeEventListener('offline', onOffline);
    },
  };
}

const connectionAfter = (error: unknown): DoorState['connection'] =>
  !(error instanceof ApiError) || error.status === 0 || error.status >= 500 ? 'offline' : error.status === 401 ? 'login' : 'refused';

const typeName = ({ door }: Prepared, id: string | undefined): string => door.ticketTypes.find(type => type.id === id)?.name ?? '';

const resultOf = ({ nonce, outcome, reason, ticket, before }: ScanVerdict, { direction }: PassScan): Result => ({
  nonce,
  outcome,
  reason,
  direction,
  ticket: ticket && { id: ticket.id, name: ticket.attendeeName, type: ticket.ticketTypeName, place: ticket.place },
  before,
  offline: false,
  undone: false,
});

const conflictOf = (eventId: string, { nonce, reason, ticket, before }: ScanVerdict) => ({
  nonce,
  eventId,
  reason: reason ?? '',
  name: ticket?.attendeeName ?? '',
  at: before?.at ?? '',
});
