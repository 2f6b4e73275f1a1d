import { setTimeout as delay } from 'node:timers/promises';
import type { StatementRunner } from '../database/index.ts';
import { refuse } from '../errors/index.ts';
import { newId } from '../ids/index.ts';
import { createSealing, fingerprintOf, type Sealing } from './seal.ts';
import { claim, findKept, forgetKept, giveUp, keepAnswer } from './store.ts';

/** As it went out. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

export interface Asked {
  /** Whose key it is: another caller's is another one. */
  readonly caller: string;
  /** So is one on another route. */
  readonly route: string;
  readonly key: string;
  /** What was asked for, whole. */
  readonly request: readonly string[];
}

/** The right to work on a request; ends with `answered`, once. */
export interface Work {
  /**
   * Keeps what was done. What did nothing, a refusal or a failure, is not kept: asked again, it is decided again. Those who asked meanwhile are given
   * the same refusal; after a failure of ours the next of them tries.
   */
  answered(answer: Answer): Promise<void>;
}

export interface Keeper {
  /**
   * What a request under this key comes to: an answer that was given before, or the work. While somebody works on the same it waits, for ten seconds at most.
   * Throws `idempotency_key_reused` for another request under the same key, and `request_in_progress`.
   */
  begin(asked: Asked): Promise<{ readonly answer: Answer } | { readonly work: Work }>;
  /** Forgets answers that are older than a day. */
  forget(): Promise<void>;
}

export interface KeeperOptions {
  readonly db: StatementRunner;
  readonly now: () => Date;
  /** How long somebody waits for the first's answer. @default 10 seconds */
  readonly patienceMs?: number;
}

const hour = 3_600_000;
const keepMs = 24 * hour;
/** As long as a request may take: whoever has not answered by then is dead. */
const workMs = 30_000;
/** What is larger is decided by the service again, which knows what it did. */
const maxAnswerBytes = 256 * 1024;
const [firstLookMs, lastLookMs] = [25, 400];

interface Running {
  readonly fingerprint: Buffer;
  /** Undefined: it failed, or nobody knows. */
  readonly answer: Promise<Answer | undefined>;
}

/** Remembers answers in the service's own database. */
export function createKeeper({ db, now, patienceMs = 10_000 }: KeeperOptions): Keeper {
  /** What this process works on: most repetitions come to where the first one is. */
  const running = new Map<string, Running>();

  const work = ({ id, seal }: Sealing, claimed: string, fingerprint: Buffer): Work => {
    const name = id.toString('hex');
    const { promise, resolve } = Promise.withResolvers<Answer | undefined>();
    running.set(name, { fingerprint, answer: promise });
    return {
      async answered(answer) {
        const text = JSON.stringify(answer);
        const isKept = answer.status < 300 && Buffer.byteLength(text) <= maxAnswerBytes;
        try {
          await (isKept ? keepAnswer(db, { id, claim: claimed, answer: seal(text) }) : giveUp(db, { id, claim: claimed }));
        } finally {
          running.delete(name);
          resolve(answer.status < 500 ? answer : undefined);
        }
      },
    };
  };

  return {
    async begin({ request, ...named }) {
      const sealing = createSealing(named);
      const { id, open } = sealing;
      const fingerprint = fingerprintOf(...request);
      const deadline = performance.now() + patienceMs;
      for (let pauseMs = firstLookMs; ; pauseMs = Math.min(pauseMs * 2, lastLookMs)) {
        const first = running.get(id.toString('hex'));
        if (first) {
          ensureSame(first.fingerprint, fingerprint);
          const answer = await within(first.answer, deadline - performance.now());
          if (answer) return { answer };
        } else {
          const at = now();
          const claimed = newId();
          const times = { now: at, until: new Date(at.getTime() + workMs), horizon: new Date(at.getTime() - keepMs) };
          if (await claim(db, { id, fingerprint, claim: claimed, ...times })) return { work: work(sealing, claimed, fingerprint) };
          const kept = await findKept(db, id);
          if (kept) ensureSame(kept.fingerprint, fingerprint);
          if (kept?.answer) return { answer: JSON.parse(open(kept.answer)) as Answer };
          await delay(Math.min(pauseMs, Math.max(deadline - performance.now(), 0)));
        }
        if (performance.now() >= deadline)
          throw refuse('request_in_progress', 'the first request with this Idempotency-Key is not answered yet: ask again in a moment', {
            retryAfterSeconds: 2,
          });
      }
    },
    forget: () => forgetKept(db, new Date(now().getTime() - keepMs)),
  };
}

function ensureSame(known: Buffer, asked: Buffer): void {
  if (!known.equals(asked))
    throw refuse('idempotency_key_reused', 'this Idempotency-Key belongs to another request: use a new one for a new request');
}

async function within<Result>(answer: Promise<Result>, ms: number): Promise<Result | undefined> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), Math.max(ms, 0));
  return Promise.race([answer, promise]).finally(() => clearTimeout(timer));
}
