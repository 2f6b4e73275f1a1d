import { maxCodes, type CouponCode } from '@event-planner/contracts/coupon';
import type { BookingContext } from '../context.ts';
import { listCodes } from './campaign-store.ts';
import { csvLine } from './csv.ts';
import { addCode, makeCodes } from './making-codes.ts';
import { about, type AskingFor, ensureGoesOn, getAllowed, getLocked, presentCode } from './service.ts';

const readAtOnce = 5000;

export type Codes = ReturnType<typeof createCodes>;

/** The codes of a campaign. */
export const createCodes = (context: Pick<BookingContext, 'db' | 'now' | 'call' | 'audit'>) => {
  const { db, now } = context;
  return {
    /** Answers how many were made. */
    async add(asking: AskingFor, form: { readonly code: string } | { readonly count: number; readonly prefix: string }): Promise<number> {
      await getAllowed(context, asking, 'changeCoupons');
      await db.transaction(async tx => {
        const campaign = await getLocked(tx, asking.id);
        ensureGoesOn(campaign);
        if ('code' in form) await addCode(tx, campaign, { code: form.code, now: now() });
        else await makeCodes(tx, campaign, { ...form, now: now() });
        // Whoever reads a code may use it: only how many.
        await context.audit(tx, {
          ...about(asking, campaign),
          action: 'campaign.codes_made',
          after: { count: 'code' in form ? 1 : form.count },
        });
      });
      return 'code' in form ? 1 : form.count;
    },

    async list(
      asking: AskingFor,
      { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
    ): Promise<{ items: CouponCode[]; nextCursor: string | null }> {
      const campaign = await getAllowed(context, asking, 'seeCoupons');
      const found = await listCodes(db.read, { campaignId: campaign.id, cursor: cursor ?? null, limit: limit + 1, now: now() });
      const rows = found.slice(0, limit);
      return { items: rows.map(row => presentCode(row, campaign)), nextCursor: found.length > limit ? (rows.at(-1)?.id ?? null) : null };
    },

    /** All of them, for a spreadsheet. */
    async csv(asking: AskingFor): Promise<string> {
      const campaign = await getAllowed(context, asking, 'seeCoupons');
      await db.transaction(tx => context.audit(tx, { ...about(asking, campaign), action: 'campaign.codes_exported' }));
      const lines = [csvLine(['code', 'campaign', 'uses', 'limit', 'created'])];
      for (let cursor: string | null = null; lines.length <= maxCodes + 1;) {
        const rows = await listCodes(db.query, { campaignId: campaign.id, cursor, limit: readAtOnce, now: now() });
        for (const row of rows) lines.push(csvLine([row.code, campaign.terms.name, row.uses, row.maxUses, row.createdAt.toISOString()]));
        cursor = rows.at(-1)?.id ?? null;
        if (rows.length < readAtOnce) break;
      }
      // The mark has spreadsheets read it as UTF-8.
      return `\uFEFF${lines.join('')}`;
    },
  };
};
