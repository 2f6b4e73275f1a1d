import type { FeeTerms } from '@event-planner/contracts/platform-fees';
import { useTranslation } from 'react-i18next';
import { SelectField } from '../../../components/select-field.tsx';

interface RuleFieldsProps {
  readonly terms: FeeTerms;
  readonly onChange: (terms: FeeTerms) => void;
}

/** What holds for all currencies. */
export function RuleFields({ terms, onChange }: RuleFieldsProps) {
  const { t } = useTranslation('operating');
  return (
    <>
      <SelectField
        label={t('fees.boxOffice')}
        value={terms.boxOffice}
        options={(['none', 'same'] as const).map(value => ({ value, label: t(`fees.boxOffice_${value}`) }))}
        onChoose={value => onChange({ ...terms, boxOffice: value === 'same' ? 'same' : 'none' })}
      />
      <SelectField
        label={t('fees.onRefund')}
        value={terms.onRefund}
        options={(['all', 'none'] as const).map(value => ({ value, label: t(`fees.onRefund_${value}`) }))}
        onChoose={value => onChange({ ...terms, onRefund: value === 'none' ? 'none' : 'all' })}
      />
      <SelectField
        label={t('fees.providerFees')}
        value={terms.providerFees}
        options={(['platform', 'organizer'] as const).map(value => ({ value, label: t(`fees.providerFees_${value}`) }))}
        onChoose={value => onChange({ ...terms, providerFees: value === 'organizer' ? 'organizer' : 'platform' })}
      />
    </>
  );
}
