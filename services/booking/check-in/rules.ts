import type { DoorPlan, Scan, ScanRefusal, ScanVerdict } from '@event-planner/contracts/check-in';
import { refusalOf } from '@event-planner/contracts/check-in-rules';
import { type Ledger, openLedger } from './ledger.ts';
import type { Known, LockedTicket, ScanRow, Seen, Writing } from './store.ts';

/** Whom a scan is of, as far as its code tells. */
export type ReadScan = { readonly ticketId: string } | { readonly refused: Extract<ScanRefusal, 'unknown' | 'forged' | 'wrong_event'> };

export interface AskedScan {
  readonly scan: Scan;
  readonly of: ReadScan;
  readonly device: { readonly id: string; readonly name: string };
  readonly by: { readonly id: string; readonly name: string };
  readonly receivedAt: Date;
  /** By our clock. */
  readonly at: Date;
}

export interface Scene {
  readonly eventId: string;
  readonly endsAt: Date;
  readonly plan: DoorPlan;
  readonly tickets: readonly LockedTicket[];
  readonly seen: Pick<Seen, 'versions' | 'known' | 'passages'>;
}

export interface Decided {
  readonly verdicts: readonly ScanVerdict[];
  readonly writing: Writing;
}

interface Judged {
  readonly verdict: ScanVerdict;
  readonly standing: ScanRow['standing'];
  readonly passed: boolean;
  readonly at: Date;
}

/** Somebody went through, by what the device told them. */
export const wentThrough = (scan: Scan): boolean => scan.told?.outcome === 'admitted' || scan.told?.outcome === 'left';

/** Scans of one event in their order. A nonce that is known has its verdict already, whoever asks again. */
export function decideScans(scene: Scene, asked: readonly AskedScan[]): Decided {
  const { eventId, plan, seen } = scene;
  const ledgers = new Map(scene.tickets.map(ticket => [ticket.id, openLedger({ eventId, ticket, seen, plan })]));
  const known = new Map<string, Known>(seen.known.map(one => [one.nonce, one]));
  const rows = new Map<string, ScanRow>();
  const late = new Map<string, Date>();
  const verdicts = asked.map(one => {
    const ledger = 'ticketId' in one.of ? ledgers.get(one.of.ticketId) : undefined;
    const before = known.get(one.scan.nonce);
    if (before) {
      // Refused by us, but the answer did not arrive, and the device let them through by itself: that happened, too.
      if (!before.passed && before.verdict.outcome === 'refused' && ledger?.ticket.id === before.ticketId && wentThrough(one.scan)) {
        ledger.pass(one);
        late.set(one.scan.nonce, one.at);
        known.set(one.scan.nonce, { ...before, passed: true });
      }
      return before.verdict;
    }
    const judged = ledger ? judge(scene, ledger, one) : judgeUnknown(one);
    rows.set(one.scan.nonce, rowOf(scene, ledger, { asked: one, judged }));
    known.set(one.scan.nonce, {
      nonce: one.scan.nonce,
      verdict: judged.verdict,
      passed: judged.passed,
      ticketId: ledger?.ticket.id ?? null,
    });
    return judged.verdict;
  });
  return { verdicts, writing: writingOf(scene.eventId, [...ledgers.values()], { rows, late }) };
}

function judge(scene: Scene, ledger: Ledger, asked: AskedScan): Judged {
  const { scan } = asked;
  if (scan.direction === 'undo') return judgeUndo(ledger, asked);
  if (scan.told?.outcome === 'refused') return refused(ledger, asked, scan.told.reason ?? 'unknown');
  if (scan.told) return judgePassed(ledger, asked);
  const { endsAt, plan } = scene;
  const { ticket } = ledger;
  const reason = refusalOf(
    plan,
    { ...ledger.presence(), state: ticket.state, blocked: ticket.blockedAt !== null, ticketTypeId: ticket.ticketTypeId, seat: ticket.seat },
    {
      direction: scan.direction,
      gateId: scan.gate,
      at: asked.at,
      endsAt,
    },
  );
  if (reason !== undefined) return refused(ledger, asked, reason);
  // After all that counted before: two scans within a millisecond keep their order.
  const at = ledger.after(asked.at);
  ledger.pass({ ...asked, at });
  const outcome = scan.direction === 'in' ? 'admitted' : 'left';
  return { verdict: ledger.verdict(scan.nonce, { outcome }), standing: outcome === 'admitted' ? 'entry' : 'exit', passed: true, at };
}

/** They are through already: what it comes to is found by everything that is known of the ticket. */
function judgePassed(ledger: Ledger, asked: AskedScan): Judged {
  const { scan, at } = asked;
  const { state, blockedAt } = ledger.ticket;
  const reason = state !== 'valid' ? state : blockedAt !== null && scan.direction === 'in' && at >= blockedAt ? 'blocked' : undefined;
  if (reason !== undefined)
    return {
      verdict: ledger.verdict(scan.nonce, { outcome: 'refused', reason, conflict: true }),
      standing: 'invalid',
      passed: false,
      at,
    };
  const { standing } = ledger.pass(asked);
  const verdict = {
    entry: () => ledger.verdict(scan.nonce, { outcome: 'admitted' }),
    exit: () => ledger.verdict(scan.nonce, { outcome: 'left' }),
    undone: () => ledger.verdict(scan.nonce, { outcome: 'undone' }),
    double: () => ledger.verdict(scan.nonce, { outcome: 'refused', reason: 'already_in', conflict: true }),
    stray: () => ledger.verdict(scan.nonce, { outcome: 'refused', reason: 'not_in', conflict: true }),
  }[standing]();
  return { verdict, standing, passed: true, at };
}

function judgeUndo(ledger: Ledger, asked: AskedScan): Judged {
  const { scan, at } = asked;
  if (scan.direction !== 'undo') throw new Error('only an undo takes something back');
  // A device without a network may be heard before the one that it takes back.
  if (!ledger.undo(scan.undoes) && !scan.told) return refused(ledger, asked, 'nothing_to_undo');
  return { verdict: ledger.verdict(scan.nonce, { outcome: 'undone' }), standing: 'undo', passed: false, at };
}

const refused = (ledger: Ledger, { scan, at }: AskedScan, reason: ScanRefusal): Judged => ({
  verdict: ledger.verdict(scan.nonce, { outcome: 'refused', reason }),
  standing: 'refused',
  passed: false,
  at,
});

/** No ticket of this event, whatever the device said to whoever showed it. */
function judgeUnknown({ scan, of, at }: AskedScan): Judged {
  const conflict = wentThrough(scan);
  const reason = scan.told?.outcome === 'refused' ? (scan.told.reason ?? 'unknown') : 'refused' in of ? of.refused : 'unknown';
  return {
    verdict: { nonce: scan.nonce, outcome: 'refused', reason, ticket: null, before: null, conflict },
    standing: conflict ? 'invalid' : 'refused',
    passed: false,
    at,
  };
}

function rowOf(
  { eventId, plan: { reentry } }: Scene,
  ledger: Ledger | undefined,
  { asked: { scan, device, by, receivedAt }, judged }: { readonly asked: AskedScan; readonly judged: Judged },
): ScanRow {
  return {
    eventId,
    nonce: scan.nonce,
    ticketId: ledger?.ticket.id ?? null,
    direction: scan.direction,
    undoes: scan.direction === 'undo' ? scan.undoes : null,
    note: scan.direction === 'undo' ? scan.reason : null,
    gateId: scan.gate,
    deviceId: device.id,
    device: device.name,
    offline: scan.told !== undefined,
    manual: scan.direction !== 'undo' && scan.manual,
    byId: by.id,
    byName: by.name,
    toldAt: new Date(scan.at),
    receivedAt,
    reentry,
    against: null,
    ...judged,
  };
}

function writingOf(
  eventId: string,
  ledgers: readonly Ledger[],
  { rows, late }: { readonly rows: ReadonlyMap<string, ScanRow>; readonly late: ReadonlyMap<string, Date> },
): Writing {
  const changed = ledgers.flatMap(ledger => ledger.changedStandings());
  const standings = new Map(changed.map(({ nonce, standing, against }) => [nonce, { standing, against }]));
  return {
    eventId,
    scans: [...rows.values()].map(row => ({ ...row, ...standings.get(row.nonce) })),
    restandings: changed.filter(({ nonce }) => !rows.has(nonce)).map(one => ({ ...one, passedAt: late.get(one.nonce) ?? null })),
    presences: ledgers.flatMap(ledger => ledger.changedPresence()),
  };
}
