import { isEuCountry } from '@event-planner/contracts/vat-id';
import { useTranslation } from 'react-i18next';
import { CheckField } from '../../../components/check-field.tsx';
import { Notice } from '../../../components/notice.tsx';
import { useSection, useWriting } from '../workspace/sections.ts';

/** Whether businesses elsewhere in the EU account for the tax themselves. Off unless somebody says so who has read when it is wrong. */
export function ReverseCharge() {
  const { t } = useTranslation('organizing');
  const { organizer, readOnly } = useWriting();
  const { value, replace } = useSection('tickets');
  const { reverseChargeFrom, ...without } = value;
  if (!isEuCountry(organizer.country) && reverseChargeFrom === undefined) return null;
  return (
    <div className="mt-5 space-y-3 border-t border-line pt-4">
      <CheckField
        label={t('taxes.reverseCharge')}
        hint={t('taxes.reverseChargeHint')}
        checked={reverseChargeFrom !== undefined}
        disabled={readOnly}
        onCheck={on => replace(on ? { ...without, reverseChargeFrom: organizer.country } : without)}
      />
      {reverseChargeFrom !== undefined && <Notice tone="warning">{t('taxes.reverseChargeWarning')}</Notice>}
    </div>
  );
}
