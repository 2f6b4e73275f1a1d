import { useQuery } from '@tanstack/react-query';
import { FileDown } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { ErrorView } from '../../../components/error-view.tsx';
import { Field } from '../../../components/field.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { Refusal } from '../../../components/refusal.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { listExports, useMakeExport, useSaveExport } from '../api.ts';
import { ownTimeZone } from '../../../lib/format/own-time-zone.ts';

/** Payouts to bank accounts go to the platform's bank as a file. */
export function ExportPanel() {
  const { t } = useTranslation('operating');
  const [form, setForm] = useState({ currency: 'EUR', debtorName: '', debtorIban: '', debtorBic: '' });
  const make = useMakeExport();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    make.mutate({ ...form, debtorBic: form.debtorBic === '' ? null : form.debtorBic });
  };
  const field = (name: keyof typeof form) => ({
    label: t(`payouts.${name}`),
    value: form[name],
    autoComplete: 'off',
    onChange: (event: { readonly target: { readonly value: string } }) => setForm({ ...form, [name]: event.target.value }),
  });
  return (
    <Panel title={t('payouts.export')} text={t('payouts.exportText')}>
      <form onSubmit={submit} className="space-y-4">
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-[0.6fr_1.4fr_1.6fr_1fr]">
          <Field {...field('currency')} required maxLength={3} pattern="[A-Z]{3}" />
          <Field {...field('debtorName')} required maxLength={70} />
          <Field {...field('debtorIban')} required maxLength={50} spellCheck={false} />
          <Field {...field('debtorBic')} maxLength={11} spellCheck={false} />
        </div>
        <Refusal error={make.error} />
        {make.isSuccess && (
          <Notice tone="good" announce>
            {t('payouts.exported')}
          </Notice>
        )}
        <Button type="submit" busy={make.isPending}>
          <FileDown aria-hidden className="size-4.5" />
          {t('payouts.makeFile')}
        </Button>
      </form>
      <Files />
    </Panel>
  );
}

function Files() {
  const { t } = useTranslation('operating');
  const format = useFormat();
  const files = useQuery(listExports());
  const save = useSaveExport();
  const zone = ownTimeZone();
  if (files.isError) return <ErrorView error={files.error} onRetry={() => void files.refetch()} />;
  if (files.data === undefined || files.data.items.length === 0) return null;
  return (
    <div className="mt-6">
      <h3 className="mb-1 font-semibold">{t('payouts.files')}</h3>
      <Refusal error={save.error} />
      <ul className="divide-y divide-line">
        {files.data.items.map(({ id, currency, payouts, totalMinor, createdAt, createdBy }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
            <span className="grow">
              {t('payouts.file', {
                count: payouts,
                amount: format.money(totalMinor, currency),
                moment: format.moment(createdAt, zone),
                by: createdBy,
              })}
            </span>
            <Button look="secondary" size="small" busy={save.isPending && save.variables === id} onClick={() => save.mutate(id)}>
              {t('payouts.again')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
