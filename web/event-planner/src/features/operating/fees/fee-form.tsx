import type { FeeRate, FeeTerms } from '@event-planner/contracts/platform-fees';
import { Plus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { CheckField } from '../../../components/check-field.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Refusal } from '../../../components/refusal.tsx';
import { useAddFeeSchedule } from '../api.ts';
import { forEverybody, ScheduleHead } from '../schedule-head.tsx';
import { RateFields } from './rate-fields.tsx';
import { RuleFields } from './rule-fields.tsx';

const rateIn = (currency: string): FeeRate => ({ currency, basisPoints: 250, perTicketMinor: 0, minimumMinor: 0, maximumMinor: null });
const begin: FeeTerms = { rates: [rateIn('EUR')], boxOffice: 'none', providerFees: 'platform', onRefund: 'all' };

/** A new schedule; the ones before stay as they are. */
export function FeeForm() {
  const { t } = useTranslation('operating');
  const [head, setHead] = useState(forEverybody);
  const [terms, setTerms] = useState(begin);
  const [asDefault, setAsDefault] = useState(false);
  const add = useAddFeeSchedule();
  const backToDefault = head.who === 'one' && asDefault;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    add.mutate({ organizer: head.organizer, validFrom: head.validFrom, terms: backToDefault ? null : terms });
  };
  return (
    <form onSubmit={submit} className="space-y-5">
      <ScheduleHead value={head} onChange={setHead} />
      {head.who === 'one' && <CheckField label={t('fees.asDefault')} checked={asDefault} onCheck={setAsDefault} />}
      {!backToDefault && (
        <>
          {terms.rates.map((rate, at) => (
            <RateFields
              key={at}
              rate={rate}
              onChange={changed => setTerms({ ...terms, rates: terms.rates.with(at, changed) })}
              onRemove={() => setTerms({ ...terms, rates: terms.rates.toSpliced(at, 1) })}
            />
          ))}
          <Button look="secondary" size="small" onClick={() => setTerms({ ...terms, rates: [...terms.rates, rateIn('')] })}>
            <Plus aria-hidden className="size-4" />
            {t('fees.addCurrency')}
          </Button>
          <div className="grid gap-4 sm:grid-cols-3">
            <RuleFields terms={terms} onChange={setTerms} />
          </div>
        </>
      )}
      <Refusal error={add.error} />
      {add.isSuccess && (
        <Notice tone="good" announce>
          {t('schedule.saved')}
        </Notice>
      )}
      <Button type="submit" busy={add.isPending}>
        {t('schedule.save')}
      </Button>
    </form>
  );
}
