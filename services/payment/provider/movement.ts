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

/** The same in the provider's own units. */
export interface SaidMovement extends Omit<Movement, 'amountMinor' | 'feeMinor'> {
  readonly amount: number;
  readonly fee: number;
}

export interface MovementPage {
  readonly movements: readonly Movement[];
  /** Those whose amount, fee or currency is none of ours. */
  readonly unfit: readonly SaidMovement[];
  /** After which it goes on; undefined: there is no more. */
  readonly last: string | undefined;
}

export interface Movements {
  /** Which of these can be said in our amounts. */
  fitting(all: readonly SaidMovement[]): Omit<MovementPage, 'last'>;
  /** A page of what moved in a time, the newest first. */
  listMovements(page: { readonly since: Date; readonly until: Date; readonly after: string | undefined }): Promise<MovementPage>;
}
