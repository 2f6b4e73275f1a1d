export interface DrillOptions {
  readonly json: boolean;
  /** The data folder. @default that of `npm start` */
  readonly data: string | undefined;
  /** For how long, where that may be chosen. */
  readonly minutes: number | undefined;
  /** What was noted of the audit trail elsewhere. */
  readonly anchors: readonly { readonly seq: number; readonly hash: string }[];
  readonly tell: (text: string) => void;
}

export interface Drill {
  readonly does: string;
  /** Answers whether all is well. What it starts is left in the scope. */
  run(options: DrillOptions, scope: AsyncDisposableStack): Promise<boolean>;
}
