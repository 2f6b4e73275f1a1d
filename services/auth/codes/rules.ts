export const codeSeconds = 5 * 60;
export const codeTries = 5;

export interface IssuedCode {
  readonly triesLeft: number;
  readonly expiresAt: Date;
}

export type CodeVerdict = 'accepted' | 'wrong' | 'dead';

/** A dead code stays dead whatever is typed: too old, or guessed at too often. */
export function decideCode(issued: IssuedCode, { matches, now }: { readonly matches: boolean; readonly now: Date }): CodeVerdict {
  if (issued.triesLeft === 0 || issued.expiresAt <= now) return 'dead';
  return matches ? 'accepted' : 'wrong';
}
