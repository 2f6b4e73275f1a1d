import type { DoorPlan, ScanStanding, ScanVerdict } from '@event-planner/contracts/check-in';
import type { Json } from '@event-planner/platform/database';

export interface DoorPlansTable {
  eventId: string;
  version: number;
  plan: Json<DoorPlan>;
}

export interface CheckInsTable {
  ticketId: string;
  eventId: string;
  ticketTypeId: string;
  version: number;
  inside: boolean;
  entries: number;
  enteredAt: Date | null;
  gateId: string | null;
  device: string | null;
  lastAt: Date | null;
}

export interface ScansTable {
  eventId: string;
  nonce: string;
  ticketId: string | null;
  direction: 'in' | 'out' | 'undo';
  undoes: string | null;
  note: string | null;
  gateId: string;
  deviceId: string;
  device: string;
  offline: boolean;
  manual: boolean;
  byId: string;
  byName: string;
  toldAt: Date;
  at: Date;
  receivedAt: Date;
  verdict: Json<ScanVerdict>;
  passed: boolean;
  reentry: boolean;
  standing: ScanStanding;
  against: string | null;
}
