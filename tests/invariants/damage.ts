/** What somebody, or a fault of ours, could do to a database; done to a copy of it. */
export interface Damage {
  /** The law that has to name it. */
  readonly law: string;
  readonly in: string;
  readonly sql: string;
  /** What the law must say of it. */
  readonly says: RegExp;
}
