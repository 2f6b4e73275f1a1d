import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { ChoiceCards } from '../../../components/choice-cards.tsx';
import { Field } from '../../../components/field.tsx';
import { Refusal } from '../../../components/refusal.tsx';
import { useOwnOrganizer } from '../../../lib/organizing/own-organizer.ts';
import { useProviderAccount, useSaveBank } from '../api/payouts.ts';

interface AccountFormProps {
  readonly currency: string;
  readonly onDone: () => void;
  readonly onCancel: (() => void) | undefined;
}

/** With the provider, which asks for what it needs itself; or at a bank, paid by hand. */
export function AccountForm({ currency, onDone, onCancel }: AccountFormProps) {
  const { t } = useTranslation('money');
  const organizer = useOwnOrganizer();
  const [kind, setKind] = useState<'provider' | 'bank'>('provider');
  const [bank, setBank] = useState({ holder: '', iban: '', bic: '' });
  const saveBank = useSaveBank(organizer.id, currency);
  const providerAccount = useProviderAccount(organizer.id, currency);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (kind === 'provider') providerAccount.mutate(organizer.country, { onSuccess: onDone });
    else saveBank.mutate({ ...bank, bic: bank.bic === '' ? null : bank.bic }, { onSuccess: onDone });
  };
  const field = (name: keyof typeof bank) => ({
    value: bank[name],
    onChange: (event: { readonly target: { readonly value: string } }) => setBank({ ...bank, [name]: event.target.value }),
  });
  return (
    <form onSubmit={submit} className="space-y-5">
      <ChoiceCards
        legend={t('payouts.howTo')}
        value={kind}
        choices={[
          { value: 'provider', label: t('payouts.kind_provider'), text: t('payouts.providerText') },
          { value: 'bank', label: t('payouts.kind_bank'), text: t('payouts.bankText') },
        ]}
        onChoose={setKind}
      />
      {kind === 'bank' && (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('payouts.holder')} required maxLength={70} autoComplete="off" className="sm:col-span-2" {...field('holder')} />
          <Field label={t('payouts.iban')} required maxLength={50} autoComplete="off" spellCheck={false} {...field('iban')} />
          <Field
            label={t('payouts.bic')}
            hint={t('payouts.bicHint')}
            maxLength={11}
            autoComplete="off"
            spellCheck={false}
            {...field('bic')}
          />
        </div>
      )}
      <Refusal error={kind === 'bank' ? saveBank.error : providerAccount.error} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={saveBank.isPending || providerAccount.isPending}>
          {t(kind === 'bank' ? 'payouts.saveAccount' : 'payouts.useProvider')}
        </Button>
        {onCancel !== undefined && (
          <Button look="quiet" onClick={onCancel}>
            {t('payouts.cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}
