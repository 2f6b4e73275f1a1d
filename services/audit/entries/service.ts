import type { Readable } from 'node:stream';
import type { AccessClaims } from '@event-planner/contracts/auth';
import type { AuditEntry, AuditFilters, AuditPage, Change } from '@event-planner/contracts/audit';
import { actorOf } from '@event-planner/platform/audit';
import type { Transaction } from '@event-planner/platform/database';
import { refuse } from '@event-planner/platform/errors';
import { type Place, pageOf, readCursor } from '@event-planner/platform/paging';
import { ensureAllowed } from '@event-planner/platform/team';
import { correlationId, origin } from '@event-planner/platform/telemetry';
import { nameDevice } from '@event-planner/platform/http';
import type { AuditContext } from '../context.ts';
import type { Tables } from '../tables.ts';
import { csvOf, linesOf } from './files.ts';
import { present, type Viewer } from './present.ts';
import { scopeOf } from './rules.ts';
import { listEntries } from './store.ts';

/** What an export fetches at a time: no export is ever whole in memory. */
const exportPage = 1000;

export interface EntriesParts {
  readonly context: Pick<AuditContext, 'db' | 'now' | 'call'>;
  readonly note: (
    tx: Transaction<Tables>,
    own: Pick<Change, 'by' | 'action' | 'of' | 'after' | 'organizerId' | 'from' | 'correlationId'>,
  ) => Promise<void>;
}

export interface Entries {
  list(by: AccessClaims, filters: AuditFilters, page: { readonly cursor: string | undefined; readonly limit: number }): Promise<AuditPage>;
  export(
    by: AccessClaims,
    filters: AuditFilters,
    as: { readonly format: 'csv' | 'jsonl'; readonly bom: boolean },
  ): Promise<{ fileName: string; body: Readable }>;
}

export function createEntries({ context, note }: EntriesParts): Entries {
  const { db, now } = context;

  /** What they may see of it, and as what. */
  const ensureSees = async (user: AccessClaims, filters: AuditFilters): Promise<{ readonly sees: AuditFilters; readonly as: Viewer }> => {
    const scope = scopeOf(user, filters);
    if (scope === undefined) throw refuse('forbidden', 'this shows what others did: name an organizer of yours, or nobody but yourself');
    if (scope === 'organizer') await ensureAllowed(context, { organizerId: filters.organizerId ?? '', by: user }, 'seeAudit');
    return { sees: scope === 'own' ? { ...filters, by: user.sub } : filters, as: { id: user.sub, seesNetworks: scope === 'everything' } };
  };

  async function* all(filters: AuditFilters, as: Viewer): AsyncGenerator<readonly AuditEntry[]> {
    let after: Place | undefined;
    for (;;) {
      const rows = await listEntries(db.read, filters, { after, limit: exportPage });
      if (rows.length > 0) yield rows.map(row => present(row, as));
      after = rows.at(-1);
      if (rows.length < exportPage) return;
    }
  }

  return {
    async list(by, filters, { cursor, limit }) {
      const { sees, as } = await ensureSees(by, filters);
      const rows = await listEntries(db.read, sees, { after: readCursor(cursor), limit: limit + 1 });
      const { items, nextCursor } = pageOf(rows, limit, ({ at, id }) => ({ at, id }));
      return { items: items.map(row => present(row, as)), nextCursor };
    },
    async export(by, filters, { format, bom }) {
      const { sees, as } = await ensureSees(by, filters);
      const from = origin();
      await db.transaction(tx =>
        note(tx, {
          by: actorOf(by),
          action: 'audit.exported',
          of: { kind: filters.organizerId === undefined ? 'audit_trail' : 'organizer', id: filters.organizerId ?? 'entries' },
          after: { format, ...namedIn(filters) },
          organizerId: filters.organizerId ?? null,
          from: from ? { network: from.network, device: nameDevice(from.userAgent) } : null,
          correlationId: correlationId() ?? by.sub,
        }),
      );
      // Without what is added while it is made, its own line among them.
      const pages = all({ ...sees, until: sees.until ?? now().toISOString() }, as);
      return {
        fileName: `audit-${now().toISOString().slice(0, 10)}.${format}`,
        body: format === 'csv' ? csvOf(pages, { bom }) : linesOf(pages),
      };
    },
  };
}

const namedIn = (filters: AuditFilters): Record<string, string> =>
  Object.fromEntries(Object.entries(filters).filter((entry): entry is [string, string] => entry[1] !== undefined));
