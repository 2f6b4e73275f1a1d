import type { AuditEntry } from '@event-planner/contracts/audit';
import { readPayload } from '../payload.ts';
import type { EntryRow } from '../tables.ts';
import { roughly } from './rules.ts';

/** Who looks. */
export interface Viewer {
  readonly id: string;
  /** Others' networks as they are, rather than roughly. */
  readonly seesNetworks: boolean;
}

export function present(row: EntryRow, { id: viewer, seesNetworks }: Viewer): AuditEntry {
  const { seq, id, at, service, action, actorKind, actorId, objectKind, objectId, organizerId, correlationId } = row;
  const payload = row.payload === null ? undefined : readPayload(row.payload);
  const from = payload?.from ?? null;
  const isNear = seesNetworks || actorId === viewer;
  return {
    seq,
    id,
    at: at.toISOString(),
    service,
    action,
    by: { kind: actorKind, id: actorId, name: payload?.name ?? null },
    of: { kind: objectKind, id: objectId },
    organizerId,
    from: from && { ...from, network: isNear ? from.network : roughly(from.network) },
    correlationId,
    before: payload?.before ?? null,
    after: payload?.after ?? null,
    isErased: payload === undefined,
  };
}
