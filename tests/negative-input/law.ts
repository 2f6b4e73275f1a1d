import { Problem } from '@event-planner/contracts/http';
import { refusals, statusOf } from '@event-planner/platform/errors';
import type { Attempt, Reply } from './send.ts';

/** An attempt, and what must come of it beside the law for all. */
export interface Case extends Attempt {
  readonly name: string;
  /** @default anything that keeps the law */
  readonly expects?: 'refusal' | readonly [status: number, code: string];
}

/** What nobody outside is to read. */
const innards = /node_modules|\.ts:\d+|at Object\.|select .* from|postgres|ECONN|undefined is not/i;

/** What is wrong with an answer, as a sentence; undefined when it keeps the law. */
export function breachOf({ name, method, path, expects }: Case, { status, headers, text }: Reply): string | undefined {
  const breach = breachOfStatus(status, expects) ?? (status < 400 ? undefined : breachOfProblem({ status, headers, text }, expects));
  return breach === undefined ? undefined : `${name}: ${method} ${path.slice(0, 120)} → ${status} ${text.slice(0, 300)}: ${breach}`;
}

function breachOfStatus(status: number, expects: Case['expects']): string | undefined {
  if (status >= 500) return 'bad input is never our failure';
  if (expects === 'refusal' && status < 400) return 'this had to be refused';
  return Array.isArray(expects) && status !== expects[0] ? `${expects.join(' ')} was expected` : undefined;
}

function breachOfProblem({ status, headers, text }: Reply, expects: Case['expects']): string | undefined {
  if (!headers['content-type']?.startsWith('application/problem+json')) return `its content type is ${headers['content-type']}`;
  const problem = Problem.safeParse(parse(text)).data;
  if (!problem) return 'it is no problem as RFC 9457 has them';
  const { code, correlationId, title } = problem;
  const known = refusals().get(code);
  if (!known) return `${code} is in no catalogue`;
  // Headers that are too large have a status of their own, which no service gives.
  if (problem.status !== status || (statusOf[known.kind] !== status && status !== 431))
    return `${code} is answered with ${statusOf[known.kind]}, its body says ${problem.status}`;
  if (title === '' || correlationId === '' || problem.type !== `/api/docs/errors#${code}`) return 'it does not say what it is';
  if (innards.test(text)) return 'it tells how we are made';
  return Array.isArray(expects) && code !== expects[1] ? `${expects.join(' ')} was expected` : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
