/** How often something may be tried before its window ends. */
export interface Limit {
  readonly attempts: number;
  readonly windowSeconds: number;
}

export const limits = {
  /** Per address and network address: somebody who guesses locks out only themselves. */
  login: { attempts: 10, windowSeconds: 15 * 60 },
  /** Per address. With 5 tries a code: 50 guesses a day at one in a million, and no flood of mail. */
  code: { attempts: 10, windowSeconds: 24 * 60 * 60 },
} as const satisfies Record<string, Limit>;

export const windowIsSpent = (count: number, limit: Limit): boolean => count > limit.attempts;
