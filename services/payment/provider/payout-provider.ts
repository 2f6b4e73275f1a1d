/** An organizer's account with the provider. */
export interface AccountFact {
  readonly id: string;
  /** `onboarding`: nobody has told it anything yet; `restricted`: it needs something before it pays out. */
  readonly state: 'onboarding' | 'restricted' | 'enabled';
  /** What it needs, in its words. */
  readonly requirements: readonly string[];
  /** Bank and last digits of where it pays to, if it knows. */
  readonly holder: string | null;
}

export interface Accounts {
  /** Under `key`, the same twice is one. */
  createAccount(order: {
    readonly key: string;
    readonly organizerId: string;
    readonly country: string;
    readonly currency: string;
  }): Promise<AccountFact>;
  getAccount(id: string): Promise<AccountFact>;
  /** The provider's own page, where somebody says who they are and where their money goes. */
  onboardingLink(id: string, back: { readonly returnUrl: string; readonly refreshUrl: string }): Promise<string>;
}

export interface PayoutOrder {
  /** Also what the idempotency keys are made of. */
  readonly payoutId: string;
  readonly accountId: string;
  readonly amountMinor: number;
  readonly currency: string;
}

export interface PayoutFact {
  /** Undefined when it is not one of ours. */
  readonly payoutId: string | undefined;
  readonly providerId: string;
  readonly accountId: string;
  readonly state: 'on_its_way' | 'paid' | 'failed';
  readonly amountMinor: number;
  readonly code: string | null;
}

/** Money goes from the platform's balance to an organizer's, and from there to their bank. */
export interface Payouts {
  /** Of so much, what it can pay out: of some currencies whole units alone. */
  payableOf(money: { readonly amountMinor: number; readonly currency: string }): number;
  /** Answers the transfer's id. */
  transfer(order: PayoutOrder): Promise<string>;
  payOut(order: PayoutOrder): Promise<PayoutFact>;
  getPayout(of: { readonly accountId: string; readonly providerId: string }): Promise<PayoutFact>;
  /** What was transferred comes back into the platform's balance. */
  takeBack(payoutId: string, transferId: string): Promise<void>;
}

/** What the provider says has become of a dispute. Its times end in `At`. */
export interface DisputeFact {
  readonly providerId: string;
  readonly intentId: string | null;
  readonly amountMinor: number;
  readonly currency: string;
  /** The network's word: `fraudulent`, `product_not_received`. */
  readonly reason: string;
  readonly status: string;
  readonly dueAt: Date | null;
  readonly openedAt: Date;
  /** Money that was taken or came back: what reached the balance, fees taken off, and when. */
  readonly movements: readonly {
    readonly id: string;
    readonly netMinor: number;
    readonly feeMinor: number;
    readonly currency: string;
    readonly at: Date;
  }[];
}

export interface Disputes {
  getDispute(providerId: string): Promise<DisputeFact>;
  /** Sends what is known to the bank; the same twice is once. */
  /** Answers the file's id. Under `key`, the same twice is one. */
  uploadEvidence(file: {
    readonly key: string;
    readonly name: string;
    readonly contentType: string;
    readonly bytes: Buffer;
  }): Promise<string>;
  answerDispute(providerId: string, evidence: Readonly<Record<string, string>>): Promise<DisputeFact>;
  /** Gives in: the money is gone. */
  acceptDispute(providerId: string): Promise<DisputeFact>;
}
