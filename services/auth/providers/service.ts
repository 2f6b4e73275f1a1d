import type {
  AccessClaims,
  ProviderCallback,
  ProviderId,
  ProviderLink,
  ProviderList,
  ProviderPage,
  ProviderSignIn,
} from '@event-planner/contracts/auth';
import { AppError, refuse as refuseAny } from '@event-planner/platform/errors';
import type { Device } from '@event-planner/platform/http';
import { randomNonce, randomPKCECodeVerifier, randomState } from 'openid-client';
import { z } from 'zod';
import type { Attempts } from '../attempts/service.ts';
import type { AuthContext } from '../context.ts';
import { refuse } from '../errors.ts';
import { secondsAfter } from '../moments.ts';
import { createSealing } from '../sealing.ts';
import type { Admitted, SecondFactor } from '../second-factor/service.ts';
import { hashSecretToken, newSecretToken } from '../secret-token.ts';
import type { Sessions } from '../sessions/service.ts';
import type { Identities } from './identities.ts';
import type { Provider } from './provider.ts';
import { signInSeconds } from './rules.ts';
import { deleteSignInsEndedBy, insertSignIn, type SignInRow, takeSignIn } from './store.ts';

export interface ProviderParts {
  readonly context: Pick<AuthContext, 'db' | 'now' | 'log' | 'webUrl'>;
  readonly secret: string;
  readonly providers: readonly Provider[];
  readonly identities: Identities;
  readonly attempts: Attempts;
  readonly sessions: Sessions;
  readonly secondFactor: SecondFactor;
}

export interface Begun {
  readonly page: z.infer<typeof ProviderPage>;
  /** For the cookie of the browser that began. */
  readonly token: string;
}

/** What the browser brought back. */
export interface Answer {
  readonly token: string | undefined;
  readonly callback: z.infer<typeof ProviderCallback>;
  readonly caller: AccessClaims | undefined;
  readonly from: Device;
}

export type Finished = { readonly returnTo: string } & ({ readonly admitted: Admitted } | { readonly linked: ProviderId });

export interface ProviderSignIns {
  list(): z.infer<typeof ProviderList>;
  signIn(id: ProviderId, wanted: z.infer<typeof ProviderSignIn>, from: Device): Promise<Begun>;
  /** Throws `confirmation_needed`. */
  link(id: ProviderId, wanted: z.infer<typeof ProviderLink>, by: { readonly user: AccessClaims; readonly from: Device }): Promise<Begun>;
  finish(id: ProviderId, answer: Answer): Promise<Finished>;
  forgetEnded(): Promise<void>;
}

const Kept = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), returnTo: z.string() });

/** By the word of a provider: away to its page, and back with an answer that is good once, in this browser, for what was asked. */
export function createProviderSignIns({
  context: { db, now, log, webUrl },
  secret,
  providers,
  identities,
  attempts,
  sessions,
  secondFactor,
}: ProviderParts): ProviderSignIns {
  const sealing = createSealing(secret, 'sign-ins by providers');
  /** Each has its own, so that no provider's answer is ever taken for another's. */
  const redirectUri = (id: ProviderId): string => `${webUrl}/login/${id}`;

  const get = (id: ProviderId): Provider => {
    const provider = providers.find(one => one.id === id);
    if (!provider) throw refuseAny('not_found', `nobody signs in with ${id} here`);
    return provider;
  };

  const logged = async <Result>({ id }: Provider, run: () => Promise<Result>): Promise<Result> => {
    try {
      return await run();
    } catch (error) {
      const cause = error instanceof AppError && error.code !== 'sign_in_denied' ? error.cause : undefined;
      // No more of it: what a provider sent may hold what only its owner should.
      if (cause instanceof Error)
        log.warn(
          { provider: id, reason: cause.message, code: 'code' in cause ? cause.code : undefined },
          'a provider did not sign somebody in',
        );
      throw error;
    }
  };

  interface Beginning {
    readonly returnTo: string | undefined;
    readonly remembered: boolean;
    readonly userId: string | null;
    readonly from: Device;
  }

  async function begin(id: ProviderId, { returnTo = '/', remembered, userId, from }: Beginning): Promise<Begun> {
    const provider = get(id);
    await attempts.ensureAllowed({ kind: 'provider', of: [from.network] });
    const expected = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
    const url = await logged(provider, () => provider.begin(expected, redirectUri(id)));
    const token = newSecretToken();
    await insertSignIn(db.query, {
      tokenHash: hashSecretToken(token),
      provider: id,
      sealed: sealing.seal(JSON.stringify({ ...expected, returnTo })),
      userId,
      remembered,
      expiresAt: secondsAfter(now(), signInSeconds),
    });
    return { page: { url: url.href }, token };
  }

  /** Used up whatever comes of it. */
  async function take(token: string | undefined): Promise<SignInRow & z.infer<typeof Kept>> {
    const row = token === undefined ? undefined : await takeSignIn(db.query, hashSecretToken(token));
    const kept = row && row.expiresAt > now() ? sealing.open(row.sealed) : undefined;
    if (row && kept !== undefined) return { ...row, ...Kept.parse(JSON.parse(kept)) };
    throw refuse('sign_in_expired', 'this sign-in took too long, was finished before, or began in another browser: begin again');
  }

  async function settle(
    provider: Provider,
    begun: Awaited<ReturnType<typeof take>>,
    { callback, caller, from }: Answer,
  ): Promise<Finished> {
    const { returnTo, remembered, userId } = begun;
    const mismatched = () => refuse('sign_in_mismatched', 'the answer is not that of the sign-in this browser began: begin again');
    if (begun.provider !== provider.id) throw mismatched();
    if (userId !== null && caller?.sub !== userId) throw mismatched();
    const came = new URL(`${redirectUri(provider.id)}?${new URLSearchParams({ ...callback }).toString()}`);
    const proved = await logged(provider, () => provider.finish(begun, came));
    const coming = { provider, proved, from };
    if (userId !== null && caller) {
      await sessions.ensureOpen(caller);
      await db.transaction(tx => identities.link(tx, caller, coming));
      return { linked: provider.id, returnTo };
    }
    const admitted = await db.transaction(async tx =>
      secondFactor.admit(tx, await identities.admit(tx, coming), { method: 'provider', from, remembered }),
    );
    return { admitted, returnTo };
  }

  return {
    list: () => ({ items: providers.map(({ id, name }) => ({ id, name })) }),
    signIn: (id, { returnTo, remember = true }, from) => begin(id, { returnTo, remembered: remember, userId: null, from }),
    async link(id, { returnTo = '/account' }, { user, from }) {
      get(id);
      await sessions.ensureConfirmed(user);
      return begin(id, { returnTo, remembered: true, userId: user.sub, from });
    },
    async finish(id, answer) {
      const provider = get(id);
      const begun = await take(answer.token);
      try {
        return await settle(provider, begun, answer);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        // Whoever is refused can begin again and still get where they meant to.
        const { kind, code, message, details, cause } = error;
        throw new AppError({ kind, code, message, cause, details: { ...details, returnTo: begun.returnTo } });
      }
    },
    forgetEnded: () => deleteSignInsEndedBy(db.query, now()),
  };
}
