import type { OrganizerForm, OwnOrganizer } from '@event-planner/contracts/organizer';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/error-view.tsx';
import { MergeView } from '../../components/merging/merge-view.tsx';
import { Panel } from '../../components/page-head.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { type Clash, merge, withTheirs } from '../../lib/merging/merge.ts';
import { getOwn } from './api/get-own.ts';
import { formOf } from './form-of.ts';

interface ProfileMergeProps {
  readonly base: OwnOrganizer;
  readonly mine: OrganizerForm;
  readonly onMerged: (form: OrganizerForm, version: number) => void;
}

const names = {
  name: 'founding.name',
  about: 'settings.about',
  website: 'settings.website',
  contactEmail: 'settings.contact',
  country: 'founding.country',
  color: 'settings.color',
  logoId: 'settings.logoId',
  bannerId: 'settings.bannerId',
  currencies: 'settings.currencies',
  languages: 'settings.languages',
} as const satisfies Record<keyof OrganizerForm, string>;

/** Somebody else saved while this was being written. */
export function ProfileMerge({ base, mine, onMerged }: ProfileMergeProps) {
  const { t } = useTranslation('organizing');
  const theirs = useQuery({ ...getOwn(base.id), staleTime: 0 });
  if (theirs.isPending || theirs.isFetching)
    return (
      <Loading>
        <Skeleton className="h-40" />
      </Loading>
    );
  if (theirs.isError) return <ErrorView error={theirs.error} onRetry={() => void theirs.refetch()} />;
  const { whole, clashes } = merge(formOf(base), mine, formOf(theirs.data));
  const nameOf = (clash: Clash): string => t(names[clash.path[0] as keyof OrganizerForm]);
  return (
    <Panel title={t('merge.title')}>
      <MergeView
        clashes={clashes}
        nameOf={nameOf}
        textOf={(_, value) => textOf(value)}
        onMerge={chosen => onMerged(withTheirs(whole, chosen), theirs.data.version)}
      />
    </Panel>
  );
}

const textOf = (value: unknown): string =>
  Array.isArray(value) ? value.join(', ') : typeof value === 'string' && value !== '' ? value : '–';
