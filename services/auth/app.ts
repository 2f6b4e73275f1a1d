import type { App } from '@event-planner/platform/service';
import { createTokenSigner } from '@event-planner/platform/tokens';
import { createCodes } from './accounts/codes.ts';
import { createPasswordCheck } from './accounts/passwords.ts';
import { createRegistrations } from './accounts/registration.ts';
import { accountRoutes } from './accounts/routes.ts';
import { createAccounts } from './accounts/service.ts';
import { createAttempts } from './attempts/service.ts';
import type { AuthContext } from './context.ts';
import type { auth } from './manifest.ts';
import { createRefreshCookie } from './sessions/cookie.ts';
import { sessionAnswer, sessionRoutes } from './sessions/routes.ts';
import { createSessions } from './sessions/service.ts';
import { readSigningKeys } from './sessions/signing-keys.ts';
import type { Tables } from './tables.ts';

export async function createApp(context: AuthContext): Promise<App<typeof auth, Tables>> {
  const secret = context.secret('token-signing-key');
  const signer = createTokenSigner({ keys: readSigningKeys(secret), ...context.tokens, now: context.now });
  const attempts = createAttempts(context);
  const sessions = createSessions({ context, sign: claims => signer.sign(claims) });
  const cookie = createRefreshCookie(context.webUrl);
  const registrations = createRegistrations({ context, codes: createCodes(secret), attempts, openSession: sessions.open });
  const accounts = createAccounts({ context, attempts, passwordMatches: createPasswordCheck(), openSession: sessions.open });
  return {
    routes: [
      accountRoutes({ registrations, accounts, answerSession: sessionAnswer(cookie) }),
      sessionRoutes({ sessions, cookie, keys: signer.jwks() }),
    ],
    subscribers: {},
    jobs: {
      async 'forget-expired'() {
        await sessions.forgetEnded();
        await registrations.forgetOld();
        await attempts.forgetEnded();
      },
    },
  };
}
