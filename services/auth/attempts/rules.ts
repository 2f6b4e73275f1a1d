/** How often something may be tried before its window ends. */
export interface Limit {
  readonly attempts: number;
  readonly windowSeconds: number;
}

const quarterHour = 15 * 60;
const day = 24 * 60 * 60;

export const limits = {
  /** Per address and network address: somebody who guesses locks out only themselves. */
  login: { attempts: 10, windowSeconds: quarterHour },
  /** Per network address: the same few passwords on many accounts. */
  logins_from: { attempts: 200, windowSeconds: quarterHour },
  /** Per address, from wherever its owner was never seen: many machines guessing at one account. */
  logins_to: { attempts: 50, windowSeconds: 60 * 60 },
  /** Per network address: whoever has codes mailed to everybody. */
  codes_from: { attempts: 200, windowSeconds: quarterHour },
  /** Per address and network address. With 5 tries a code: 50 guesses a day at one in a million. */
  code: { attempts: 10, windowSeconds: day },
  /** Per address, from wherever its owner was never seen: no flood of mail. */
  codes_to: { attempts: 30, windowSeconds: day },
  /** Per address and network address: who knows a password guesses at the second proof where its owner is, too. */
  second_factor_from: { attempts: 10, windowSeconds: quarterHour },
  /** Per address, from wherever its owner was never seen. */
  second_factor: { attempts: 20, windowSeconds: 60 * 60 },
  /** Per network address: sign-ins that went to an identity provider. */
  provider: { attempts: 60, windowSeconds: quarterHour },
  /** Per account, when its owner proves anew who they are. */
  confirm: { attempts: 10, windowSeconds: quarterHour },
  /** Per account: all services look for all they know. */
  export: { attempts: 5, windowSeconds: day },
  /** Per network address: each leaves a row until it is answered or ends. */
  passkey_challenges: { attempts: 300, windowSeconds: quarterHour },
} as const satisfies Record<string, Limit>;

export const windowIsSpent = (count: number, limit: Limit): boolean => count > limit.attempts;
