import type { DoorPlan, ScanRefusal, ScanVerdict } from '@event-planner/contracts/check-in';
import { type PassedThrough, type Presence, type Replayed, replay, type Standing } from '@event-planner/contracts/check-in-rules';
import type { AskedScan } from './rules.ts';
import type { LockedTicket, Passage, PresenceRow, Seen } from './store.ts';

export interface Said extends Pick<ScanVerdict, 'outcome'> {
  readonly reason?: ScanRefusal;
  readonly conflict?: boolean;
}

/** One ticket while scans of it are decided: whether it is inside, and by what. No I/O. */
export interface Ledger {
  readonly ticket: LockedTicket;
  presence(): Presence;
  /** That moment, or the one after what counted last. */
  after(at: Date): Date;
  /** Somebody went through. Answers how that stands among all that is known. */
  pass(asked: AskedScan): Standing;
  /** False when there is nothing to take back. It is taken back all the same, should it come later. */
  undo(nonce: string): boolean;
  verdict(nonce: string, said: Said): ScanVerdict;
  /** How all that passed stands now, where that is not as it was. */
  changedStandings(): readonly (Standing & { readonly nonce: string })[];
  changedPresence(): readonly PresenceRow[];
}

interface LedgerParts {
  readonly eventId: string;
  readonly ticket: LockedTicket;
  readonly seen: Pick<Seen, 'versions' | 'passages'>;
  readonly plan: Pick<DoorPlan, 'reentry' | 'gates'>;
}

type Passed = Omit<PassedThrough, 'undone'> & Pick<Passage, 'gateId' | 'device'>;

export function openLedger({ eventId, ticket, seen, plan }: LedgerParts): Ledger {
  const before = seen.passages.filter(passage => passage.ticketId === ticket.id);
  const undone = new Set(before.flatMap(({ undoes }) => undoes ?? []));
  const passed = new Map(before.flatMap(passage => (passage.direction === 'undo' ? [] : [[passage.nonce, asPassed(passage)] as const])));
  const count = (): Replayed => replay([...passed.values()].map(one => ({ ...one, undone: undone.has(one.nonce) })));
  let now = count();
  let isChanged = false;
  const recount = (): void => {
    isChanged = true;
    now = count();
  };
  const entered = (): Passed | undefined => passed.get(now.lastEntry ?? '');
  const gates = new Map(plan.gates.map(({ id, name }) => [id, name]));

  return {
    ticket,
    presence: () => now,
    after: at => (now.lastAt && now.lastAt >= at ? new Date(now.lastAt.getTime() + 1) : at),
    pass({ scan, at, device }) {
      if (scan.direction === 'undo') throw new Error('an undo is no passage');
      const { nonce, direction, gate: gateId } = scan;
      passed.set(nonce, { nonce, direction, at, gateId, device: device.name, reentry: plan.reentry });
      recount();
      return now.standings.get(nonce) as Standing;
    },
    undo(nonce) {
      const isThere = passed.has(nonce) && !undone.has(nonce);
      undone.add(nonce);
      if (isThere) recount();
      return isThere;
    },
    verdict(nonce, { outcome, reason, conflict = false }) {
      const other = passed.get(now.standings.get(nonce)?.against ?? '') ?? (needsEntry.has(reason) ? entered() : undefined);
      return {
        nonce,
        outcome,
        reason: reason ?? null,
        ticket: { id: ticket.id, ticketTypeName: ticket.ticketTypeName, attendeeName: ticket.attendeeName, place: ticket.place },
        before: other ? { at: other.at.toISOString(), gate: gates.get(other.gateId) ?? '', device: other.device } : null,
        conflict,
      };
    },
    changedStandings() {
      const was = new Map(before.map(passage => [passage.nonce, passage]));
      return [...now.standings]
        .map(([nonce, standing]) => ({ nonce, ...standing }))
        .filter(({ nonce, standing, against }) => was.get(nonce)?.standing !== standing || was.get(nonce)?.against !== against);
    },
    changedPresence() {
      const entry = entered();
      const version = (seen.versions[ticket.id] ?? 0) + 1;
      const row = {
        ticketId: ticket.id,
        eventId,
        ticketTypeId: ticket.ticketTypeId,
        version,
        inside: now.inside,
        entries: now.entries,
        enteredAt: entry?.at ?? null,
        gateId: entry?.gateId ?? null,
        device: entry?.device ?? null,
        lastAt: now.lastAt,
      };
      return isChanged ? [row] : [];
    },
  };
}

const needsEntry: ReadonlySet<ScanRefusal | undefined> = new Set(['already_in', 'no_reentry']);

const asPassed = ({ nonce, direction, at, gateId, device, reentry }: Passage): Passed => ({
  nonce,
  direction: direction === 'out' ? 'out' : 'in',
  at: new Date(at),
  gateId,
  device,
  reentry,
});
