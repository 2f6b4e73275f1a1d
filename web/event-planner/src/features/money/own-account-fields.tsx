import { faultOfAccount } from '@event-planner/contracts/payment-ways';
import { useTranslation } from 'react-i18next';
import { Field } from '../../components/field.tsx';

export interface OwnAccount {
  readonly holder: string;
  readonly iban: string;
  readonly bic: string | null;
}

interface OwnAccountFieldsProps {
  readonly account: OwnAccount;
  readonly onChange: (account: OwnAccount) => void;
}

/** From which account of the organizer's a file for the bank is paid. Another IBAN has another BIC, which nobody needs to type. */
export function OwnAccountFields({ account, onChange }: OwnAccountFieldsProps) {
  const { t } = useTranslation('money');
  const { holder, iban } = account;
  return (
    <>
      <Field
        label={t('transfers.returnHolder')}
        required
        maxLength={70}
        value={holder}
        onChange={event => onChange({ ...account, holder: event.target.value })}
      />
      <Field
        label={t('transfers.returnIban')}
        required
        maxLength={42}
        spellCheck={false}
        autoComplete="off"
        value={iban}
        problem={iban !== '' && faultOfAccount({ ...account, holder: 'x' }) === 'iban' ? t('transfers.returnNoIban') : undefined}
        onChange={event => onChange({ ...account, iban: event.target.value, bic: null })}
      />
    </>
  );
}
