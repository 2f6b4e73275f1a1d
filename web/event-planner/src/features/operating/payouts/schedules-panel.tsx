import { type PayoutTerms, usualPayoutTerms } from '@event-planner/contracts/payout-terms';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { ErrorView } from '../../../components/error-view.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { Refusal } from '../../../components/refusal.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { listPayoutSchedules, useAddPayoutSchedule } from '../api.ts';
import { forEverybody, ScheduleHead } from '../schedule-head.tsx';
import { TermsFields } from './terms-fields.tsx';

/** How long money is held and when it goes out: a history that only grows. */
export function SchedulesPanel() {
  const { t } = useTranslation('operating');
  const format = useFormat();
  const schedules = useQuery(listPayoutSchedules());
  const [head, setHead] = useState(forEverybody);
  const [terms, setTerms] = useState<PayoutTerms>(usualPayoutTerms);
  const add = useAddPayoutSchedule();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    add.mutate({ organizer: head.organizer, validFrom: head.validFrom, terms });
  };
  return (
    <Panel title={t('payouts.schedules')} text={t('payouts.schedulesText')}>
      <form onSubmit={submit} className="space-y-5">
        <ScheduleHead value={head} onChange={setHead} />
        <TermsFields terms={terms} onChange={setTerms} />
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
      {schedules.isError && <ErrorView error={schedules.error} onRetry={() => void schedules.refetch()} />}
      <ul className="mt-5 divide-y divide-line">
        {(schedules.data?.items ?? []).map(({ id, organizerName, validFrom, createdBy, terms: own }) => (
          <li key={id} className="py-3">
            <p className="font-semibold">
              {organizerName ?? t('schedule.everybody')}{' '}
              <span className="font-normal text-soft">{t('schedule.since', { day: format.day(validFrom, 'UTC'), by: createdBy })}</span>
            </p>
            <p className="text-[0.9375rem]">
              {own === null
                ? t('fees.asDefault')
                : `${t('payouts.held', { count: own.holdbackDays })} · ${t(`payouts.every_${own.every}`)}`}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
