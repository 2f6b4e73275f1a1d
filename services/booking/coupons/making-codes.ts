import { codeKey, maxCodes } from '@event-planner/contracts/coupon';
import type { Transaction } from '@event-planner/platform/database';
import { refuseInput } from '@event-planner/platform/errors';
import { newId } from '@event-planner/platform/ids';
import { refuse } from '../errors.ts';
import type { Tables } from '../tables.ts';
import { type CampaignRow, countCodes, insertCodes, type NewCode } from './campaign-store.ts';
import { newCode } from './codes.ts';

/** One that the organizer made up. */
export async function addCode(
  tx: Transaction<Tables>,
  campaign: CampaignRow,
  { code, now }: { readonly code: string; readonly now: Date },
): Promise<void> {
  await ensureRoom(tx, campaign, 1);
  const made = await insertCodes(tx, campaign, [rowOf(code, now)]);
  if (made === 0) throw refuse('code_exists', `${code}: one of your codes reads like this already, perhaps of another campaign`);
}

/** So many that nobody guesses. One that there is already, which hardly ever happens, is made anew. */
export async function makeCodes(
  tx: Transaction<Tables>,
  campaign: CampaignRow,
  { count, prefix, now }: { readonly count: number; readonly prefix: string; readonly now: Date },
): Promise<void> {
  await ensureRoom(tx, campaign, count);
  for (let missing = count; missing > 0;) {
    const codes = Array.from({ length: missing }, () => newCode(prefix));
    missing -= await insertCodes(
      tx,
      campaign,
      codes.map(code => rowOf(code, now)),
    );
  }
}

const rowOf = (code: string, now: Date): NewCode => ({ id: newId(now.getTime()), code, codeKey: codeKey(code), createdAt: now });

async function ensureRoom(tx: Transaction<Tables>, campaign: CampaignRow, more: number): Promise<void> {
  const has = await countCodes(tx, campaign.id);
  const left = maxCodes - has;
  if (more > left)
    throw refuseInput([
      {
        path: 'body/count',
        message: `a campaign has ${maxCodes} codes at most: ${left} more, not ${more}`,
        code: 'too_big',
        expected: 'number',
        maximum: left,
      },
    ]);
}
