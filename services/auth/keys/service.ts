import { createTokenSigner, newSigningKey, type TokenSigner } from '@event-planner/platform/tokens';
import { calculateJwkThumbprint, type JWK } from 'jose';
import type { AuthContext } from '../context.ts';
import { readSigningKeys } from './given-keys.ts';
import { announcedMs, isTimeForNext, published, signing, type Turn } from './rules.ts';
import { createSealing } from '../sealing.ts';
import { deleteKeysBut, insertKey, listKeys, lockKeys } from './store.ts';

type Named = JWK & { readonly kid: string };
type Key = Turn & { readonly jwk: JWK };

type Reading = Parameters<typeof listKeys>[0];

export interface Keys {
  /**
   * Signs with the key whose turn it is, and knows all that are published. Within a transaction they are read through it: were each of those who sign in to wait for
   * another connection, all connections would be waited for.
   */
  signer(tx?: Reading): Promise<TokenSigner>;
  /** Announces the next key when the one that signs is old, and forgets those nothing hangs on any more. */
  rotate(): Promise<void>;
}

/** Well below the hour in which a new key is announced, so that every task has it before it signs. */
const rememberedMs = 60_000;

/**
 * Keys live in the database, sealed with the service's secret, so that rotating them needs nobody and reaches every task. The secret is a key itself: the
 * first to sign. Another secret opens none of the old ones: they are gone at once, as is right when it leaked.
 */
export function createKeys({
  context,
  secret,
}: {
  readonly context: Pick<AuthContext, 'db' | 'now' | 'log' | 'tokens'>;
  readonly secret: string;
}): Keys {
  const { db, now, log, tokens } = context;
  const sealing = createSealing(secret, 'signing keys');
  let remembered: { readonly signer: TokenSigner; readonly untilMs: number } | undefined;
  let reading: Promise<TokenSigner> | undefined;

  async function readable(query: Reading): Promise<Key[]> {
    const rows = await listKeys(query);
    return rows.flatMap(({ kid, sealed, signsFrom }) => {
      const text = sealing.open(sealed);
      return text === undefined ? [] : [{ kid, signsFrom, jwk: JSON.parse(text) as JWK }];
    });
  }

  const sealedKey = (jwk: Named, signsFrom: Date) => ({
    kid: jwk.kid,
    sealed: sealing.seal(JSON.stringify(jwk)),
    signsFrom,
    createdAt: now(),
  });

  /** The keys of the secret, where none of ours is there to be opened. */
  const begin = (): Promise<Key[]> =>
    db.transaction(async tx => {
      await lockKeys(tx);
      const there = await readable(tx);
      if (there.length > 0) return there;
      // The newest is named first.
      for (const [age, jwk] of readSigningKeys(secret).entries()) {
        const kid = jwk.kid ?? (await calculateJwkThumbprint(jwk));
        await insertKey(tx, sealedKey({ ...jwk, kid }, new Date(now().getTime() - age)));
      }
      return readable(tx);
    });

  async function read(query: Reading): Promise<TokenSigner> {
    const there = await readable(query);
    const keys = there.length > 0 ? there : await begin();
    const current = signing(keys, now());
    if (!current) throw new Error('there is no key to sign with');
    const others = published(keys, now()).filter(key => key !== current);
    const signer = createTokenSigner({ keys: [current.jwk, ...others.map(({ jwk }) => jwk)], ...tokens, now });
    remembered = { signer, untilMs: now().getTime() + rememberedMs };
    return signer;
  }

  return {
    async signer(tx) {
      if (remembered && remembered.untilMs > now().getTime()) return remembered.signer;
      // Nor may it wait for somebody who waits for a connection.
      if (tx) return read(tx);
      reading ??= read(db.query).finally(() => (reading = undefined));
      return reading;
    },
    async rotate() {
      await db.transaction(async tx => {
        await lockKeys(tx);
        const keys = await readable(tx);
        if (isTimeForNext(keys, now())) {
          const next = await newSigningKey();
          await insertKey(tx, sealedKey(next, new Date(now().getTime() + announcedMs)));
          log.info({ kid: next.kid }, 'a new key is announced: it signs access tokens in an hour');
          return;
        }
        if (keys.length > 0)
          await deleteKeysBut(
            tx,
            published(keys, now()).map(({ kid }) => kid),
          );
      });
      remembered = undefined;
    },
  };
}
