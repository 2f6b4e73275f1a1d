import type { DisputeState } from '@event-planner/contracts/disputes';
import { useTranslation } from 'react-i18next';
import type { Tone } from '../../../components/badge.tsx';

export const disputeTone = (state: DisputeState): Tone => {
  if (state === 'won' || state === 'warning_closed') return 'good';
  if (state === 'lost') return 'bad';
  return state === 'needs_response' || state === 'warning_needs_response' ? 'warning' : 'plain';
};

/** The reasons that card networks give most; another one is shown in the network's own word. */
const known = [
  'fraudulent',
  'product_not_received',
  'product_unacceptable',
  'duplicate',
  'credit_not_processed',
  'unrecognized',
  'subscription_canceled',
  'general',
] as const;

export function useReasonWords() {
  const { t } = useTranslation('money');
  return (reason: string): string => {
    const found = known.find(one => one === reason);
    return found === undefined ? reason.replaceAll('_', ' ') : t(`disputes.why_${found}`);
  };
}
