import type { AccessClaims } from '@event-planner/contracts/auth';
import type { Scan, ScanBatch, ScanRefusal, ScanVerdict, ScanVerdicts } from '@event-planner/contracts/check-in';
import type { CodeVerdict } from '@event-planner/contracts/ticket-code';
import { createCombiner } from '@event-planner/platform/combining';
import type { z } from 'zod';
import type { BookingContext } from '../context.ts';
import { ensureAllowed } from '@event-planner/platform/team';
import { type BatchParts, createBatch } from './batch.ts';
import { maxBatch, maxWaiting, oldestScanMs } from './limits.ts';
import type { AskedScan, ReadScan } from './rules.ts';

export interface ScansParts {
  readonly context: Pick<BookingContext, 'db' | 'now' | 'call' | 'audit'>;
  readonly getFacts: BatchParts['getFacts'];
  readonly verifyCode: (code: string) => CodeVerdict;
  /** Somebody came or went. */
  readonly changed: (eventId: string) => void;
}

export type TakeScans = (asked: {
  readonly eventId: string;
  readonly by: AccessClaims;
  readonly batch: z.infer<typeof ScanBatch>;
}) => Promise<ScanVerdicts>;

export function createScans({ context, getFacts, verifyCode, changed }: ScansParts): TakeScans {
  const decide = createBatch({ context, getFacts });
  const askTogether = createCombiner<AskedScan, ScanVerdict>({ decide, maxBatch, maxWaiting });
  const ensure = createAllowance(context);

  return async ({ eventId, by, batch }) => {
    await ensure(eventId, by);
    const receivedAt = context.now();
    const clockAheadMs = Date.parse(batch.sentAt) - receivedAt.getTime();
    const asked = batch.scans.map(asSent => {
      const scan = asStored(asSent);
      return {
        scan,
        of: read(scan, eventId, verifyCode),
        device: { id: batch.device.id.toLowerCase(), name: batch.device.name.toWellFormed() },
        by: { id: by.sub, name: by.name },
        receivedAt,
        at: scan.told === undefined ? receivedAt : corrected(scan, { receivedAt, clockAheadMs }),
      };
    });
    const [only, ...others] = asked;
    const verdicts = only && others.length === 0 ? [await askTogether(eventId, only)] : await decide(eventId, asked);
    changed(eventId);
    return { verdicts: [...verdicts], clockAheadMs };
  };
}

/** What the device's clock said, by ours; never later than now. */
function corrected({ at }: Scan, { receivedAt, clockAheadMs }: { readonly receivedAt: Date; readonly clockAheadMs: number }): Date {
  const now = receivedAt.getTime();
  return new Date(Math.max(now - oldestScanMs, Math.min(now, Date.parse(at) - clockAheadMs)));
}

/** As the database will tell it: a UUID is the same in either case, and halves of characters, which JSON can say, no text can hold. */
function asStored<Asked extends Scan>(scan: Asked): Asked {
  const lower = { nonce: scan.nonce.toLowerCase(), gate: scan.gate.toLowerCase() };
  if (scan.direction === 'undo')
    return {
      ...scan,
      ...lower,
      undoes: scan.undoes.toLowerCase(),
      ticketId: scan.ticketId.toLowerCase(),
      reason: scan.reason.toWellFormed(),
    };
  return { ...scan, ...lower, ...(scan.ticketId !== undefined && { ticketId: scan.ticketId.toLowerCase() }) };
}

function read(scan: Scan, eventId: string, verifyCode: ScansParts['verifyCode']): ReadScan {
  if (scan.direction === 'undo') return { ticketId: scan.ticketId };
  if (scan.code === undefined) return { ticketId: scan.ticketId ?? '' };
  const verdict = verifyCode(scan.code);
  if (!verdict.valid) return { refused: refusalOfCode[verdict.reason] };
  return verdict.facts.eventId === eventId ? { ticketId: verdict.facts.ticketId } : { refused: 'wrong_event' };
}

const refusalOfCode = { malformed: 'unknown', unknown_key: 'forged', wrong_signature: 'forged' } as const satisfies Record<
  string,
  ScanRefusal
>;

/** Asked each time, but once for all who ask the same while the answer is on its way: a door scans faster than it can be asked about. */
function createAllowance(context: Pick<BookingContext, 'call'>): (eventId: string, by: AccessClaims) => Promise<void> {
  const ask = createCombiner<{ readonly eventId: string; readonly by: AccessClaims }, undefined>({
    async decide(_, [asking, ...others]) {
      if (asking) await ensureAllowed(context, asking, 'checkIn');
      return [undefined, ...others.map(() => undefined)];
    },
    maxBatch: maxWaiting,
    maxWaiting,
  });
  return async (eventId, by) => {
    await ask(`${eventId} ${by.sub} ${by.roles.join()}`, { eventId, by });
  };
}
