import type { PayoutTerms } from '@event-planner/contracts/payout-terms';
import { useTranslation } from 'react-i18next';
import { CheckField } from '../../../components/check-field.tsx';
import { MoneyField } from '../../../components/money-field.tsx';
import { NumberField } from '../../../components/number-field.tsx';
import { PercentField } from '../../../components/percent-field.tsx';
import { SelectField } from '../../../components/select-field.tsx';

interface TermsFieldsProps {
  readonly terms: PayoutTerms;
  readonly onChange: (terms: PayoutTerms) => void;
}

const rhythms = ['day', 'week', 'month', 'request'] as const;

export function TermsFields({ terms, onChange }: TermsFieldsProps) {
  const { t } = useTranslation('operating');
  const { reserve, minimums } = terms;
  const change = (part: Partial<PayoutTerms>): void => onChange({ ...terms, ...part });
  const minimum = minimums.find(({ currency }) => currency === 'EUR')?.amountMinor ?? 0;
  const others = minimums.filter(({ currency }) => currency !== 'EUR');
  return (
    <div className="space-y-4">
      <div className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <NumberField
          label={t('payouts.holdback')}
          value={terms.holdbackDays}
          max={365}
          onChange={days => change({ holdbackDays: days ?? 0 })}
        />
        <SelectField
          label={t('payouts.every')}
          value={terms.every}
          options={rhythms.map(value => ({ value, label: t(`payouts.every_${value}`) }))}
          onChoose={value => change({ every: rhythms.find(one => one === value) ?? 'week' })}
        />
        <MoneyField
          label={t('payouts.minimum')}
          currency="EUR"
          valueMinor={minimum}
          onChange={amountMinor => change({ minimums: amountMinor === 0 ? others : [...others, { currency: 'EUR', amountMinor }] })}
        />
        <NumberField
          label={t('payouts.afterChange')}
          value={terms.holdAfterChangeDays}
          max={30}
          onChange={days => change({ holdAfterChangeDays: days ?? 0 })}
        />
      </div>
      <CheckField
        label={t('payouts.reserve')}
        checked={reserve !== null}
        onCheck={checked => change({ reserve: checked ? { basisPoints: 1000, days: 30 } : null })}
      />
      {reserve !== null && (
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
          <PercentField
            label={t('payouts.reservePercent')}
            basisPoints={reserve.basisPoints}
            onChange={basisPoints => change({ reserve: { ...reserve, basisPoints: Math.max(1, Math.round(basisPoints)) } })}
          />
          <NumberField
            label={t('payouts.reserveDays')}
            value={reserve.days}
            min={1}
            max={365}
            onChange={days => change({ reserve: { ...reserve, days: days ?? 1 } })}
          />
        </div>
      )}
    </div>
  );
}
