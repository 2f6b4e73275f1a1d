import type { MailLanguage } from '@event-planner/contracts/mail-language';
import { codeIssued } from '@event-planner/contracts/user-messages';
import type { Transaction } from '@event-planner/platform/database';
import type { AuthContext } from '../context.ts';
import { secondsAfter } from '../moments.ts';
import type { Tables } from '../tables.ts';
import { type CodeOf, createCodeHashing } from './hashing.ts';
import { codeSeconds, codeTries, decideCode } from './rules.ts';
import { deleteCode, deleteCodesEndedBy, deleteCodesOf, lockCode, saveCode, spendTry } from './store.ts';

type Tx = Transaction<Tables>;

export interface CodeFor extends CodeOf {
  /** Null where the address leads nowhere: a code is kept all the same, and sent to nobody. */
  readonly userId: string | null;
}

export type GivenCode = CodeOf & { readonly code: string };

export interface Reader {
  readonly name: string;
  readonly language: MailLanguage | null | undefined;
}

export interface Codes {
  /** When the code that is now sent will end, whoever asks. */
  end(): Date;
  /** Keeps a new code, in place of the one before. The code is sent to whoever reads the mail; to nobody without a reader. */
  issue(tx: Tx, given: CodeFor, reader: Reader | undefined): Promise<void>;
  /** Whose code it is, if it is the right one. A wrong one costs a try, as long as the transaction commits. */
  check(tx: Tx, given: GivenCode): Promise<{ readonly userId: string | null } | undefined>;
  /** All that would do something with an account. */
  dropAllOf(tx: Tx, userId: string): Promise<void>;
  /** Checks a code, and uses it up. */
  spend(tx: Tx, given: GivenCode): Promise<{ readonly userId: string | null } | undefined>;
  forgetEnded(): Promise<void>;
}

export function createCodes({
  context: { db, now, publish },
  secret,
}: {
  readonly context: Pick<AuthContext, 'db' | 'now' | 'publish'>;
  readonly secret: string;
}): Codes {
  const hashing = createCodeHashing(secret);
  const end = (): Date => secondsAfter(now(), codeSeconds);

  const check: Codes['check'] = async (tx, { code, ...of }) => {
    const issued = await lockCode(tx, of);
    if (!issued) return undefined;
    const verdict = decideCode(issued, { matches: hashing.matches(issued.codeHash, of, code), now: now() });
    if (verdict === 'wrong') await spendTry(tx, of);
    return verdict === 'accepted' ? { userId: issued.userId } : undefined;
  };

  return {
    end,
    check,
    dropAllOf: deleteCodesOf,
    async issue(tx, { purpose, email, userId }, reader) {
      const code = hashing.create();
      const expiresAt = end();
      await saveCode(tx, { purpose, email, userId, codeHash: hashing.hash({ purpose, email }, code), triesLeft: codeTries, expiresAt });
      if (reader === undefined) return;
      const { name, language } = reader;
      await publish(tx, codeIssued, { email, name, code, purpose, expiresAt: expiresAt.toISOString(), language: language ?? undefined });
    },
    async spend(tx, given) {
      const spent = await check(tx, given);
      if (spent) await deleteCode(tx, given);
      return spent;
    },
    forgetEnded: () => deleteCodesEndedBy(db.query, now()),
  };
}
