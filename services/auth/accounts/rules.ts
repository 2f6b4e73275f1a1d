export const codeSeconds = 5 * 60;
export const codeTries = 5;
/** How long somebody may ask for another code before they have to fill in the form again. */
export const registrationHours = 24;

export interface IssuedCode {
  readonly triesLeft: number;
  readonly codeExpiresAt: Date;
}

export type CodeVerdict = 'accepted' | 'wrong' | 'dead';

/** A dead code stays dead whatever is typed: too old, or guessed at too often. */
export function decideCode(issued: IssuedCode, { matches, now }: { readonly matches: boolean; readonly now: Date }): CodeVerdict {
  if (issued.triesLeft === 0 || issued.codeExpiresAt <= now) return 'dead';
  return matches ? 'accepted' : 'wrong';
}

export const secondsAfter = (now: Date, seconds: number): Date => new Date(now.getTime() + seconds * 1000);
