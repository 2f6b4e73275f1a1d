import { actorOf, difference } from '@event-planner/platform/audit';
import type { AccessClaims } from '@event-planner/contracts/auth';
import {
  type Campaign,
  type CampaignReport,
  type CampaignState,
  type CampaignTerms,
  type CodeFate,
  codeKey,
  type CouponCode,
} from '@event-planner/contracts/coupon';
import type { SalesRange } from '@event-planner/contracts/sales';
import type { Transaction } from '@event-planner/platform/database';
import { refuse as refuseCommon, refuseInput } from '@event-planner/platform/errors';
import { newId } from '@event-planner/platform/ids';
import type { BookingContext } from '../context.ts';
import { refuse } from '../errors.ts';
import type { Act } from '@event-planner/contracts/team-policies';
import type { Tables } from '../tables.ts';
import { ensureAllowed } from '@event-planner/platform/team';
import {
  type CampaignRow,
  changeTerms,
  countUses,
  findCampaign,
  findCode,
  insertCampaign,
  listCampaigns,
  listFate,
  listSummaries,
  lockCampaign,
  setCampaignState,
} from './campaign-store.ts';
import { addCode } from './making-codes.ts';
import { addUpUsed, reportOn } from './report.ts';
import { listUsed } from './report-store.ts';

type CampaignsContext = Pick<BookingContext, 'db' | 'now' | 'call' | 'audit'>;

/** A campaign, and who asks for it. */
export interface AskingFor {
  readonly id: string;
  readonly by: AccessClaims;
}

export type Campaigns = ReturnType<typeof createCampaigns>;

/** What organizers give away by code, for their team. */
export const createCampaigns = (context: CampaignsContext) => {
  const { db, now } = context;
  const describe = (rows: readonly CampaignRow[], from = db.read): Promise<Campaign[]> => describeAll(from, rows, now());
  const reread = async (id: string): Promise<Campaign> => {
    const row = await findCampaign(db.query, id);
    const [campaign] = row ? await describe([row], db.query) : [];
    if (!campaign) throw nothing(id);
    return campaign;
  };
  return {
    async create(by: AccessClaims, { organizerId, terms, code }: NewCampaign): Promise<Campaign> {
      await ensureAllowed(context, { organizerId, by }, 'changeCoupons');
      const at = now();
      const id = newId(at.getTime());
      await db.transaction(async tx => {
        const row = { id, organizerId, terms, maxUses: terms.maxUses, createdAt: at, createdBy: by.sub, createdByName: by.name };
        await insertCampaign(tx, row);
        await context.audit(tx, {
          by: actorOf(by),
          action: 'campaign.created',
          of: { kind: 'campaign', id },
          organizerId,
          ...difference(undefined, terms),
        });
        if (code !== undefined) await addCode(tx, { ...row, state: 'active', version: 1, uses: 0, excess: 0 }, { code, now: at });
      });
      return reread(id);
    },

    async get(asking: AskingFor): Promise<Campaign> {
      await getAllowed(context, asking, 'seeCoupons');
      return reread(asking.id);
    },

    async list(
      by: AccessClaims,
      { organizerId, cursor, limit }: { readonly organizerId: string; readonly cursor?: string | undefined; readonly limit: number },
    ): Promise<{ items: Campaign[]; nextCursor: string | null }> {
      await ensureAllowed(context, { organizerId, by }, 'seeCoupons');
      const found = await listCampaigns(db.read, { organizerId, cursor, limit: limit + 1 });
      const rows = found.slice(0, limit);
      return { items: await describe(rows), nextCursor: found.length > limit ? (rows.at(-1)?.id ?? null) : null };
    },

    async change(asking: AskingFor, { version, terms }: { readonly version: number; readonly terms: CampaignTerms }): Promise<Campaign> {
      await getAllowed(context, asking, 'changeCoupons');
      await db.transaction(async tx => {
        const row = await getLocked(tx, asking.id);
        ensureGoesOn(row);
        if (row.version !== version)
          throw refuse('campaign_changed', `it has version ${row.version} by now, not ${version}: look at it again`);
        if (row.terms.kind !== terms.kind) throw refuseKind(row.terms);
        await changeTerms(tx, { id: row.id, terms });
        await context.audit(tx, { ...about(asking, row), action: 'campaign.changed', ...difference(row.terms, terms) });
      });
      return reread(asking.id);
    },

    /** Doing it again changes nothing. */
    async setState(asking: AskingFor, state: CampaignState): Promise<Campaign> {
      await getAllowed(context, asking, 'changeCoupons');
      await db.transaction(async tx => {
        const row = await getLocked(tx, asking.id);
        if (row.state === state) return;
        ensureGoesOn(row);
        await setCampaignState(tx, row.id, state);
        await context.audit(tx, {
          ...about(asking, row),
          action: 'campaign.state_changed',
          before: { state: row.state },
          after: { state },
        });
      });
      return reread(asking.id);
    },

    async report(asking: AskingFor, range: SalesRange): Promise<CampaignReport> {
      return reportOn(context, await getAllowed(context, asking, 'seeCoupons'), range);
    },

    /** What became of a code, however it is typed. */
    async search(
      by: AccessClaims,
      { organizerId, code: typed }: { readonly organizerId: string; readonly code: string },
    ): Promise<CodeFate> {
      await ensureAllowed(context, { organizerId, by }, 'seeCoupons');
      const code = await findCode(db.query, organizerId, codeKey(typed));
      const campaign = code && (await findCampaign(db.query, code.campaignId));
      if (!campaign) return { found: null };
      const [fate, uses] = await Promise.all([listFate(db.query, code.id, now()), countUses(db.query, code.id, now())]);
      const told = fate.map(({ at, ...one }) => ({ ...one, at: at.toISOString() }));
      return { found: { ...presentCode({ ...code, uses }, campaign), campaignState: campaign.state, fate: told } };
    },
  };
};

interface NewCampaign {
  readonly organizerId: string;
  readonly terms: CampaignTerms;
  readonly code?: string | undefined;
}

export const about = ({ by }: AskingFor, { id, organizerId }: CampaignRow) => ({
  by: actorOf(by),
  of: { kind: 'campaign', id },
  organizerId,
});

const refuseKind = ({ kind }: CampaignTerms): Error =>
  refuseInput([{ path: 'body/kind', message: `a campaign of ${kind} stays one: make another`, code: 'invalid_value' }]);
const nothing = (id: string): Error => refuseCommon('not_found', `there is no campaign ${id}`);

/** The campaign, for who may do that with it. To anybody outside the team it is not there. */
export async function getAllowed(context: CampaignsContext, { id, by }: AskingFor, act: Act): Promise<CampaignRow> {
  const row = await findCampaign(context.db.query, id);
  if (!row) throw nothing(id);
  await ensureAllowed(context, { organizerId: row.organizerId, by }, act).catch((error: unknown) => {
    throw isNoMember(error) ? nothing(id) : error;
  });
  return row;
}

const isNoMember = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'not_a_member';

export async function getLocked(tx: Transaction<Tables>, id: string): Promise<CampaignRow> {
  const row = await lockCampaign(tx, id);
  if (!row) throw nothing(id);
  return row;
}

export function ensureGoesOn({ state }: CampaignRow): void {
  if (state === 'ended') throw refuse('campaign_ended', 'what has ended is over for good: make another');
}

export const presentCode = (
  row: { readonly id: string; readonly code: string; readonly maxUses: number | null; readonly uses: number; readonly createdAt: Date },
  { id: campaignId, terms }: CampaignRow,
): CouponCode => ({
  id: row.id,
  campaignId,
  campaignName: terms.name,
  code: row.code,
  maxUses: row.maxUses,
  uses: row.uses,
  createdAt: row.createdAt.toISOString(),
});

async function describeAll(read: CampaignsContext['db']['read'], rows: readonly CampaignRow[], now: Date): Promise<Campaign[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(row => row.id);
  const [summaries, used] = await Promise.all([listSummaries(read, ids, now), listUsed(read, ids)]);
  const summaryOf = new Map(summaries.map(row => [row.campaignId, row]));
  const usedOf = Map.groupBy(used, row => row.campaignId);
  return rows.map(({ id, organizerId, version, state, terms, createdAt, createdByName }) => {
    const { codes = 0, code = null, open = 0 } = summaryOf.get(id) ?? {};
    return {
      id,
      organizerId,
      version,
      state,
      terms,
      createdAt: createdAt.toISOString(),
      createdByName,
      codes,
      code,
      open,
      used: addUpUsed(usedOf.get(id) ?? []),
    };
  });
}
