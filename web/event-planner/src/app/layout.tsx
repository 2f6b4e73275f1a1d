import { Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isEmbedded } from '../lib/is-embedded.ts';
import { useFollowedTimeZone } from '../lib/format/own-time-zone.ts';
import { useToldLanguage } from '../lib/mail-language.ts';
import { useSession } from '../lib/session/use-session.ts';
import { Footer } from './footer.tsx';
import { Header } from './header/header.tsx';

const EmbedLayout = lazy(() => import('./embed/embed-layout.tsx').then(({ EmbedLayout: layout }) => ({ default: layout })));
const ProfileFollower = lazy(() => import('./profile-follower.tsx').then(({ ProfileFollower: follower }) => ({ default: follower })));

/** The frame around every page; around those in somebody else's page there is theirs. */
export function Layout() {
  return isEmbedded() ? (
    <Suspense>
      <EmbedLayout />
    </Suspense>
  ) : (
    <OwnLayout />
  );
}

function OwnLayout() {
  const { t } = useTranslation();
  const main = useFocusOnArrival();
  useToldLanguage();
  const timeZone = useFollowedTimeZone();
  const isSignedIn = useSession().status === 'user';
  const follower = isSignedIn && (
    <Suspense>
      <ProfileFollower />
    </Suspense>
  );
  const wholeWindow = useRouterState({ select: state => state.matches.some(match => match.staticData.wholeWindow === true) });
  if (wholeWindow)
    return (
      <main id="main" ref={main} tabIndex={-1} className="grow outline-none">
        {follower}
        <Outlet key={timeZone} />
      </main>
    );
  return (
    <>
      <a href="#main" className="fixed start-4 -top-20 z-50 rounded-control bg-ink px-4 py-3 font-semibold text-paper focus:top-4">
        {t('app.skip')}
      </a>
      {follower}
      <Header />
      <main id="main" ref={main} tabIndex={-1} className="shell grow py-6 outline-none sm:py-10">
        <Outlet key={timeZone} />
      </main>
      <Footer />
    </>
  );
}

/** After following a link the focus is at the top of the new page, as after loading one, unless the page begins in a field; changed filters are no new page. */
function useFocusOnArrival() {
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: state => state.resolvedLocation?.pathname });
  const before = useRef<string>(undefined);
  useEffect(() => {
    const isNew = before.current !== undefined && path !== undefined && path !== before.current;
    if (isNew && main.current?.querySelector('input:focus') === null) main.current.focus({ preventScroll: true });
    before.current = path ?? before.current;
  }, [path]);
  return main;
}
