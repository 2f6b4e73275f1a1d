import type { PlannedEvent } from '@event-planner/contracts/planning';
import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '../../../components/badge.tsx';

const tones = { draft: 'plain', published: 'good', postponed: 'warning', cancelled: 'bad', ended: 'plain' } as const satisfies Record<
  PlannedEvent['state'],
  Tone
>;

export const StateBadge = ({ state }: { readonly state: PlannedEvent['state'] }) => {
  const { t } = useTranslation('organizing');
  return <Badge tone={tones[state]}>{t(`states.${state}`)}</Badge>;
};
