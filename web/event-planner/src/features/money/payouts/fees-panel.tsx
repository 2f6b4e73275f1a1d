import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../components/page-head.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { useOwnOrganizer } from '../../../lib/organizing/own-organizer.ts';
import { getFees } from '../api/payouts.ts';
import { useFeeWords } from './use-fee-words.ts';

/** What the platform takes, now and from announced days on, with what a ticket brings. */
export function FeesPanel() {
  const { t } = useTranslation('money');
  const format = useFormat();
  const organizer = useOwnOrganizer();
  const fees = useQuery(getFees(organizer.id));
  const words = useFeeWords();
  if (fees.data === undefined) return null;
  const { now, announced } = fees.data;
  return (
    <Panel title={t('payouts.fees')}>
      <ul className="space-y-1">
        {words.of(now).map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {now !== null && now.rates.length > 0 && <p className="mt-2 text-sm text-soft">{words.rest(now)}</p>}
      {announced.map(({ validFrom, terms }) => (
        <div key={validFrom} className="mt-4 border-t border-line pt-3">
          <p className="font-semibold">{t('payouts.feesFrom', { day: format.day(validFrom, 'UTC') })}</p>
          <ul className="mt-1 space-y-1">
            {words.of(terms).map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      ))}
    </Panel>
  );
}
