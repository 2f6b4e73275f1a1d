/** Something that moved on our account with the provider. Amounts in our minor units. */
export interface Movement {
  readonly id: string;
  /** The provider's word: `charge`, `refund`, `payout`, … */
  readonly type: string;
  /** The charge, refund, payout … that it is about. */
  readonly source: string | null;
  /** Of a charge or a refund: the intent it belongs to. */
  readonly intentId: string | null;
  /** Into the account, or, negative, out of it. */
  readonly amountMinor: number;
  /** What the provider kept of it. */
  readonly feeMinor: number;
  readonly currency: string;
  readonly at: Date;
}

export interface Movements {
  /** A page of what moved in a time, the newest first. None: there is no more. */
  listMovements(page: { readonly since: Date; readonly until: Date; readonly after: string | undefined }): Promise<readonly Movement[]>;
}
