import type { OwnVenue } from '@event-planner/contracts/venue';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../components/page-head.tsx';
import { PlanList } from '../../features/venues/plan-list.tsx';

export function VenuePlans({ venue }: { readonly venue: OwnVenue }) {
  const { t } = useTranslation('organizing');
  return (
    <Panel title={t('plans.title')} text={t('plans.text')}>
      <PlanList venue={venue} editLink={() => null} />
    </Panel>
  );
}
