import type { DisputeEvidence, DisputeState, EvidenceFile, EvidenceFileKind } from '@event-planner/contracts/disputes';
import type { Selectable } from '@event-planner/platform/database';

export interface DisputeTable {
  id: string;
  providerId: string;
  paymentId: string;
  bookingId: string;
  organizerId: string | null;
  eventId: string | null;
  amountMinor: number;
  feeMinor: number;
  currency: string;
  reason: string;
  state: DisputeState;
  dueAt: Date | null;
  openedAt: Date;
  closedAt: Date | null;
  evidence: DisputeEvidence | null;
  answeredAt: Date | null;
  providerSaidAt: Date;
  updatedAt: Date;
}

export interface DisputeFileTable {
  disputeId: string;
  kind: EvidenceFileKind;
  providerId: string;
  name: string;
  contentType: EvidenceFile['contentType'];
  bytes: number;
  addedAt: Date;
}
export type DisputeFileRow = Selectable<DisputeFileTable>;

export type DisputeRow = Selectable<DisputeTable>;
