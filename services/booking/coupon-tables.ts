import type { CampaignState, CampaignTerms } from '@event-planner/contracts/coupon';
import type { Generated, Json } from '@event-planner/platform/database';

export interface CampaignsTable {
  id: string;
  organizerId: string;
  state: Generated<CampaignState>;
  version: Generated<number>;
  terms: Json<CampaignTerms>;
  maxUses: number | null;
  /** Counted redemptions, expired or not. */
  uses: Generated<number>;
  excess: Generated<number>;
  createdAt: Date;
  createdBy: string;
  createdByName: string;
}

export interface CouponCodesTable {
  id: string;
  campaignId: string;
  organizerId: string;
  code: string;
  codeKey: string;
  maxUses: number | null;
  uses: Generated<number>;
  excess: Generated<number>;
  createdAt: Date;
}

/** By ticket type: for how many tickets, and what was taken off them. */
export type ByType = Readonly<Record<string, { readonly tickets: number; readonly amountMinor: number }>>;

export interface RedemptionsTable {
  holdId: string;
  campaignId: string;
  codeId: string;
  eventId: string;
  owner: string;
  amountMinor: number;
  currency: string;
  byType: Json<ByType>;
  createdAt: Date;
  expiresAt: Date;
  bookingId: string | null;
  confirmedAt: Date | null;
  givenBackAt: Date | null;
  counted: Generated<boolean>;
}

export interface CouponAttemptsTable {
  key: Buffer;
  count: number;
  endsAt: Date;
}

export interface CouponTables {
  campaigns: CampaignsTable;
  couponCodes: CouponCodesTable;
  redemptions: RedemptionsTable;
  couponAttempts: CouponAttemptsTable;
}
