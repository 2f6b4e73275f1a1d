import { isTooWeak, loadPasswordJudge } from '@event-planner/contracts/password-strength';
import { refuse } from './errors.ts';

/** `about` is what a guesser knows of whoever chooses it. Throws `password_weak`. */
export async function ensureStrong(password: string, about: readonly string[]): Promise<void> {
  const judge = await loadPasswordJudge();
  const { score, warning, advice } = judge(password, about);
  if (!isTooWeak(score)) return;
  throw refuse('password_weak', `a machine guesses this password too soon${warning ? ` (${warning})` : ''}: choose another`, {
    score,
    warning: warning ?? null,
    advice,
  });
}
