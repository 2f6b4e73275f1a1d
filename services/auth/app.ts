import type { Transaction } from '@event-planner/platform/database';
import type { App } from '@event-planner/platform/service';
import { createRegistrations } from './accounts/registration.ts';
import { accountRoutes } from './accounts/routes.ts';
import { apiKeyRoutes } from './api-keys/routes.ts';
import { createApiKeys } from './api-keys/service.ts';
import { activityRoutes } from './activity/routes.ts';
import { createActivities } from './activity/service.ts';
import { createAttempts } from './attempts/service.ts';
import { createCodes } from './codes/service.ts';
import type { AuthContext } from './context.ts';
import { emailRoutes } from './emails/routes.ts';
import { createEmails } from './emails/service.ts';
import { createErasures } from './erasures/service.ts';
import { erasureRoutes } from './erasures/routes.ts';
import { createExports } from './exports/service.ts';
import { exportRoutes } from './exports/routes.ts';
import { holders } from './holders.ts';
import { createKeys } from './keys/service.ts';
import type { auth } from './manifest.ts';
import { createOwnPageCheck } from './own-page.ts';
import { createPasswordCheck } from './password-hash.ts';
import { passkeyRoutes } from './passkeys/routes.ts';
import { createPasskeys } from './passkeys/service.ts';
import { passwordRoutes } from './passwords/routes.ts';
import { createPasswords } from './passwords/service.ts';
import { createProfilePictures } from './profile/pictures.ts';
import { profileRoutes } from './profile/routes.ts';
import { createProfiles } from './profile/service.ts';
import { privacySubscribers } from './subscribers.ts';
import { admittedAnswer, sessionAnswer } from './sessions/answer.ts';
import { secondFactorRoutes } from './second-factor/routes.ts';
import { createSecondFactor } from './second-factor/service.ts';
import { createRefreshCookie } from './sessions/cookie.ts';
import { createSignInCookie } from './providers/cookie.ts';
import { readProviders } from './providers/configured.ts';
import { createIdentities } from './providers/identities.ts';
import { providerRoutes } from './providers/routes.ts';
import { createProviderSignIns } from './providers/service.ts';
import { sessionRoutes } from './sessions/routes.ts';
import { createSessions } from './sessions/service.ts';
import { signingInRoutes } from './signing-in/routes.ts';
import { createSigningIn } from './signing-in/service.ts';
import type { Tables } from './tables.ts';

export async function createApp(context: AuthContext): Promise<App<typeof auth, Tables>> {
  const secret = context.secret('token-signing-key');
  const keys = createKeys({ context, secret });
  // The first key is made before anybody signs in: whoever does has a connection of their own, and none left to make one with.
  await keys.signer();
  const codes = createCodes({ context, secret });
  const attempts = createAttempts(context);
  const activities = createActivities(context);
  const sessions = createSessions({ context, keys, activities });
  const secondFactor = createSecondFactor({ context, secret, attempts, sessions, activities });
  const parts = { context, attempts, codes, sessions, secondFactor, activities };
  const passwordMatches = createPasswordCheck();
  const registrations = createRegistrations({ ...parts, passwordMatches });
  const pictures = createProfilePictures({ context, secret });
  const passkeys = createPasskeys(parts);
  const signingIn = createSigningIn({ ...parts, passkeys, passwordMatches });
  const apiKeys = createApiKeys(parts);
  const exports = createExports({ ...parts, services: holders, pictureOf: pictures.find });
  const end = async (tx: Transaction<Tables>, userId: string): Promise<void> => {
    await exports.endAllOf(tx, userId);
    await pictures.endAllOf(tx, userId);
  };
  const erasures = createErasures({ ...parts, services: holders, end });
  const providers = readProviders(context);
  const identities = createIdentities({ context, providers, sessions, secondFactor, activities });
  const signIns = createProviderSignIns({ context, secret, providers, identities, attempts, sessions, secondFactor });
  const cookie = createRefreshCookie(context.webUrl);
  const answerSession = sessionAnswer(cookie);
  const answer = admittedAnswer(answerSession);
  const ensureOwnPage = createOwnPageCheck(context.webUrl);
  return {
    routes: [
      accountRoutes({ context, registrations, answer, ensureOwnPage }),
      signingInRoutes({ signingIn, answer }),
      passwordRoutes({ passwords: createPasswords(parts), answer }),
      emailRoutes(createEmails(parts)),
      sessionRoutes({ sessions, cookie, answerSession, keys, ensureOwnPage }),
      passkeyRoutes({ passkeys, answerSession }),
      secondFactorRoutes({ secondFactor, answerSession }),
      providerRoutes({ signIns, identities, answerSession, cookie: createSignInCookie(context.webUrl), ensureOwnPage }),
      activityRoutes(activities),
      exportRoutes(exports),
      erasureRoutes(erasures),
      profileRoutes({
        profiles: createProfiles({ context, activities, pictures }),
        pictures,
        maxBytes: context.manifest.objects.portraits.maxObjectBytes,
      }),
      apiKeyRoutes(apiKeys),
    ],
    subscribers: privacySubscribers({ exports, erasures }),
    jobs: {
      async 'forget-expired'() {
        await sessions.forgetEnded();
        await registrations.forgetOld();
        await codes.forgetEnded();
        await secondFactor.forgetEnded();
        await passkeys.forgetEnded();
        await signIns.forgetEnded();
        await attempts.forgetEnded();
        await activities.forgetOld();
        await pictures.deleteUnused();
        await apiKeys.forgetExpired();
        await exports.deleteEnded();
      },
      'make-exports': () => exports.tend(),
      erase: () => erasures.tend(),
      'rotate-keys': () => keys.rotate(),
    },
    idle: () => exports.idle(),
  };
}
