import type { CampaignTerms } from '@event-planner/contracts/coupon';
import { useTranslation } from 'react-i18next';
import { CheckField } from '../../components/check-field.tsx';
import { Field } from '../../components/field.tsx';
import { MoneyField } from '../../components/money-field.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { PercentField } from '../../components/percent-field.tsx';
import { SelectField } from '../../components/select-field.tsx';

export interface TermsFieldsProps {
  readonly terms: CampaignTerms;
  readonly currency: string;
  readonly onChange: (changes: Partial<CampaignTerms>) => void;
}

/** How much it gives, whatever kind it is. */
export function GiftFields({ terms, currency, onChange }: TermsFieldsProps) {
  const { t } = useTranslation('organizing');
  if (terms.kind === 'access')
    return (
      <CheckField
        label={t('coupons.opensEvents')}
        hint={t('coupons.opensEventsHint')}
        checked={terms.opensEvents}
        onCheck={opensEvents => onChange({ opensEvents })}
      />
    );
  return (
    <div className="grid gap-5 sm:grid-cols-3">
      {terms.kind === 'percent' && (
        <PercentField
          label={t('coupons.percent')}
          basisPoints={terms.basisPoints ?? 0}
          onChange={basisPoints => onChange({ basisPoints: Math.round(basisPoints) })}
        />
      )}
      {terms.kind === 'amount' && (
        <>
          <MoneyField
            label={t('coupons.amount')}
            currency={currency}
            valueMinor={terms.amountMinor}
            onChange={amountMinor => onChange({ amountMinor })}
          />
          <Field
            label={t('coupons.currency')}
            value={terms.currency ?? currency}
            maxLength={3}
            autoComplete="off"
            spellCheck={false}
            onChange={event => onChange({ currency: event.target.value.toUpperCase() })}
          />
          <SelectField
            label={t('coupons.per')}
            className="[&>label]:text-base"
            value={terms.per}
            options={[
              { value: 'order', label: t('coupons.perOrder') },
              { value: 'ticket', label: t('coupons.perTicket') },
            ]}
            onChoose={per => onChange({ per: per === 'ticket' ? 'ticket' : 'order' })}
          />
        </>
      )}
      <NumberField
        label={t('coupons.discounted')}
        hint={t('coupons.discountedHint')}
        value={terms.discountedTickets}
        min={1}
        max={100}
        orNone
        onChange={discountedTickets => onChange({ discountedTickets })}
      />
    </div>
  );
}
