import { createLazyRoute } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/page-head.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import type { OperatingPart, OperatingPartProps } from '../../features/operating/parts.ts';
import { useSession } from '../../lib/session/use-session.ts';
import { NotFound } from '../not-found.tsx';
import { OperateSearch } from '../search.ts';
import { SignedIn } from '../signed-in.tsx';
import { OperateNav } from './operate-nav.tsx';
import { OperateStart } from './operate-start.tsx';
import { parts } from './parts.ts';

export const route = createLazyRoute('/operate/{-$part}')({
  component: () => (
    <SignedIn>
      <ForAdmins />
    </SignedIn>
  ),
});

/** Nobody else is told that there is something here; that they may do nothing is the services' to see to. */
function ForAdmins() {
  const session = useSession();
  return session.status === 'user' && session.user.roles.includes('admin') ? <OperatePage /> : <NotFound />;
}

const components = new Map(parts.map(({ name, open }) => [name, lazy(async () => ({ default: await open() }))]));

function OperatePage() {
  const { part: wanted } = route.useParams();
  const { q } = OperateSearch.parse(route.useSearch());
  const part = parts.find(({ name }) => name === wanted);
  if (wanted !== undefined && part === undefined) return <NotFound />;
  return (
    <div className="grid grid-cols-1 gap-6 lg:grid-cols-[13rem_minmax(0,1fr)] lg:gap-10">
      <OperateNav />
      <div className="min-w-0">{part === undefined ? <OperateStart /> : <PartPage key={part.name} part={part} q={q} />}</div>
    </div>
  );
}

function PartPage({ part, q }: OperatingPartProps & { readonly part: OperatingPart }) {
  const { t } = useTranslation('operating');
  usePageTitle(t(`parts.${part.name}`));
  const Part = components.get(part.name);
  return (
    <>
      <PageHead title={t(`parts.${part.name}`)} text={t(`partTexts.${part.name}`)} />
      <Suspense
        fallback={
          <Loading className="space-y-5">
            <Skeleton className="h-40 rounded-card" />
            <Skeleton className="h-72 rounded-card" />
          </Loading>
        }
      >
        {Part !== undefined && <Part q={q} />}
      </Suspense>
    </>
  );
}
