import type { BillingForm } from '@event-planner/contracts/documents';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { isRefusal } from '../../../lib/api/api-error.ts';
import { useFaultWords } from '../../../lib/faults/fault-words.ts';
import { usePreview, useSaveBilling } from '../api/billing.ts';
import { problemsIn } from './form.ts';
import { LooksPanel } from './looks-panel.tsx';
import { NumbersPanel } from './numbers-panel.tsx';
import { SellerPanel } from './seller-panel.tsx';

interface BillingFieldsProps {
  readonly organizerId: string;
  readonly version: number;
  readonly before: BillingForm;
  readonly onReload: () => void;
}

export interface BillingPanelProps {
  readonly form: BillingForm;
  readonly change: (changes: Partial<BillingForm>) => void;
  /** In words, of a field. */
  readonly problem: (field: string) => string | undefined;
}

export function BillingFields({ organizerId, version, before, onReload }: BillingFieldsProps) {
  const { t } = useTranslation('money');
  const words = useFaultWords();
  const [form, setForm] = useState(before);
  const [complaints, setComplaints] = useState(0);
  const save = useSaveBilling(organizerId);
  const preview = usePreview(organizerId);
  const element = useRef<HTMLFormElement>(null);
  const problems = problemsIn(form);
  useEffect(() => {
    if (complaints > 0) element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [complaints]);
  const panel: BillingPanelProps = {
    form,
    change: changes => setForm({ ...form, ...changes }),
    problem(field) {
      const fault = problems[field];
      if (complaints === 0 && fault?.code === 'missing') return undefined;
      return fault && field === 'numbers' ? t('billingProblem.same') : words(fault);
    },
  };
  const checked = (then: (form: BillingForm) => void): void => {
    if (Object.keys(problems).length > 0) setComplaints(complaints + 1);
    else then(form);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    checked(wanted => save.mutate({ version, form: wanted }));
  };
  return (
    <form ref={element} noValidate className="space-y-6" onSubmit={submit}>
      <SellerPanel {...panel} />
      <LooksPanel {...panel} />
      <NumbersPanel {...panel} />
      {save.isError && <SaveRefused error={save.error} onReload={onReload} />}
      {preview.isError && (
        <Notice tone="bad" announce>
          {t('documents.failed', { detail: preview.error.message })}
        </Notice>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" busy={save.isPending}>
          {t('billing.save')}
        </Button>
        <Button look="secondary" busy={preview.isPending} onClick={() => checked(wanted => preview.mutate(wanted))}>
          {t('billing.preview')}
        </Button>
      </div>
    </form>
  );
}

function SaveRefused({ error, onReload }: { readonly error: Error; readonly onReload: () => void }) {
  const { t } = useTranslation('money');
  if (!isRefusal(error, 'billing_changed'))
    return (
      <Notice tone="bad" announce>
        {t('documents.refused', { detail: error.message })}
      </Notice>
    );
  return (
    <Notice tone="bad" announce>
      {t('billing.changed')}{' '}
      <button type="button" className="link" onClick={onReload}>
        {t('billing.reload')}
      </button>
    </Notice>
  );
}
