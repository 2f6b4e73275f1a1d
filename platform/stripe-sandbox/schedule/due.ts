import type { Decision } from '../api/decision.ts';
import { ok, type Situation } from '../api/endpoint.ts';
import { endPayout } from '../connect/end-payout.ts';
import { decideDispute } from '../disputes/decide.ts';
import { openDispute } from '../disputes/open.ts';
import { settleIntent } from '../intents/settle.ts';
import type { Kind, Kinds } from '../objects/kinds.ts';
import type { Stored } from '../objects/row.ts';
import { finishRefund } from '../refunds/finish.ts';

type Due = { readonly [Name in Kind]?: (situation: Situation, found: Stored<Kinds[Name]>, next: string) => Promise<Decision> };

/** What happens to each kind of object by itself. `next` is what was noted to become of it. */
const due: Due = {
  payment_intent: (situation, found, next) => settleIntent(situation, found, { outcome: next === 'failed' ? 'failed' : 'succeeded' }),
  charge: (situation, found, reason) => openDispute(situation, found, { reason }),
  dispute: (situation, found, next) => decideDispute(situation, found, next === 'won' ? 'won' : 'lost'),
  payout: (situation, found, next) => endPayout(situation, found, next),
  refund: (situation, found, next) => finishRefund(situation, found, { outcome: next === 'failed' ? 'failed' : 'succeeded' }),
};

/** What becomes of an object whose time has come; only its time is taken away where nothing does. */
export async function decideDue(situation: Situation, found: Stored): Promise<Decision> {
  const decide = due[found.object.object] as ((situation: Situation, found: Stored, next: string) => Promise<Decision>) | undefined;
  const next = found.notes?.next;
  if (decide && next !== undefined) return decide({ ...situation, account: found.account }, found, next);
  return ok(found.object, { guard: { ...found, dueAt: null } });
}
