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

export interface MovementPage {
  readonly movements: readonly Movement[];
  /** Those whose amount or fee is none of ours, each with what the provider says of it. */
  readonly unfit: readonly { readonly id: string; readonly reason: string }[];
  /** After which it goes on; undefined: there is no more. */
  readonly last: string | undefined;
}

export interface Movements {
  /** A page of what moved in a time, the newest first. */
  listMovements(page: { readonly since: Date; readonly until: Date; readonly after: string | undefined }): Promise<MovementPage>;
}
