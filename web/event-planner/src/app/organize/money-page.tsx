import { createLazyRoute, Link, Navigate } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { StepNav, stepClass } from '../../components/step-nav.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { moneyPartNames, moneyParts } from '../../features/money/parts.ts';
import { mayDo, useOwnOrganizer } from '../../lib/organizing/own-organizer.ts';
import { NotFound } from '../not-found.tsx';

export const route = createLazyRoute('/organize/$organizer/money/{-$part}')({ component: MoneyPage });

/** An organizer's money, part by part; each shows what the books say of it. */
function MoneyPage() {
  const { t } = useTranslation('money');
  const organizer = useOwnOrganizer();
  const { part: wanted } = route.useParams();
  const parts = moneyPartNames.filter(name => mayDo(organizer, moneyParts[name].act));
  const open = wanted === undefined ? parts[0] : parts.find(name => name === wanted);
  usePageTitle(open === undefined ? t('area.title') : `${t(`parts.${open}`)} · ${t('area.title')}`);
  if (parts.length === 0 || (open === undefined && moneyPartNames.some(name => name === wanted)))
    return <Notice>{t('area.notForYou')}</Notice>;
  if (open === undefined) return <NotFound />;
  if (wanted === parts[0])
    return <Navigate to="/organize/$organizer/money/{-$part}" params={{ organizer: organizer.slug, part: undefined }} replace />;
  const View = moneyParts[open].view;
  return (
    <>
      <PageHead title={t('area.title')} text={t(`about.${open}`)} />
      <StepNav label={t('area.label')}>
        {parts.map(part => (
          <Link
            key={part}
            to="/organize/$organizer/money/{-$part}"
            params={{ organizer: organizer.slug, part: part === parts[0] ? undefined : part }}
            activeOptions={{ exact: true, includeSearch: false }}
            className={stepClass}
          >
            {t(`parts.${part}`)}
          </Link>
        ))}
      </StepNav>
      <div className="mt-6">
        <Suspense fallback={<Skeleton className="h-80 rounded-card" />}>
          <View key={organizer.id} />
        </Suspense>
      </div>
    </>
  );
}
