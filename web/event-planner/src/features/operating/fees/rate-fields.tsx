import type { FeeRate } from '@event-planner/contracts/platform-fees';
import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Combobox } from '../../../components/combobox.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { MoneyField } from '../../../components/money-field.tsx';
import { PercentField } from '../../../components/percent-field.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { currencyChoices } from '../../../lib/organizing/choices.ts';

interface RateFieldsProps {
  readonly rate: FeeRate;
  readonly onChange: (rate: FeeRate) => void;
  readonly onRemove: () => void;
}

/** What is taken of a ticket in one currency. */
export function RateFields({ rate, onChange, onRemove }: RateFieldsProps) {
  const { t } = useTranslation('operating');
  const { locale } = useFormat();
  const currency = rate.currency === '' ? 'EUR' : rate.currency;
  return (
    <fieldset className="rounded-control border border-line p-4">
      <legend className="sr-only">{t('fees.of', { currency: rate.currency })}</legend>
      <div className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-[1.4fr_1fr_1fr_1fr_1fr_auto]">
        <Combobox
          label={t('fees.currency')}
          value={rate.currency}
          options={currencyChoices(locale)}
          onChoose={chosen => onChange({ ...rate, currency: chosen })}
        />
        <PercentField
          label={t('fees.percent')}
          basisPoints={rate.basisPoints}
          onChange={basisPoints => onChange({ ...rate, basisPoints: Math.round(basisPoints) })}
        />
        <MoneyField
          label={t('fees.perTicket')}
          currency={currency}
          valueMinor={rate.perTicketMinor}
          onChange={perTicketMinor => onChange({ ...rate, perTicketMinor })}
        />
        <MoneyField
          label={t('fees.minimum')}
          currency={currency}
          valueMinor={rate.minimumMinor}
          onChange={minimumMinor => onChange({ ...rate, minimumMinor })}
        />
        <MoneyField
          label={t('fees.maximum')}
          currency={currency}
          valueMinor={rate.maximumMinor}
          onChange={maximumMinor => onChange({ ...rate, maximumMinor })}
          onEmpty={() => onChange({ ...rate, maximumMinor: null })}
        />
        <div className="sm:pt-8">
          <IconButton label={t('fees.remove', { currency: rate.currency })} icon={<Trash2 aria-hidden />} onClick={onRemove} />
        </div>
      </div>
    </fieldset>
  );
}
