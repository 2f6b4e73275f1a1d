import { type Campaign, ChosenCode, CodePrefix, maxCodes } from '@event-planner/contracts/coupon';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ErrorView } from '../../components/error-view.tsx';
import { Field } from '../../components/field.tsx';
import { MoreButton } from '../../components/more-button.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { Panel } from '../../components/page-head.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useFaultWords } from '../../lib/faults/fault-words.ts';
import { faultsIn } from '../../lib/faults/faults-in.ts';
import { listCodes, useAddCodes, useDownloadCodes } from './api/codes.ts';

/** The codes of a campaign: one that everybody knows, or many that each are for somebody. */
export function CodePanel({ campaign, mayChange }: { readonly campaign: Campaign; readonly mayChange: boolean }) {
  const { t } = useTranslation('organizing');
  const codes = useInfiniteQuery(listCodes(campaign.id));
  const download = useDownloadCodes(campaign.id);
  const items = codes.data?.pages.flatMap(page => page.items) ?? [];
  return (
    <Panel
      title={t('coupons.codes')}
      text={t('coupons.codesCount', { count: campaign.codes })}
      action={
        campaign.codes > 0 && (
          <Button look="secondary" size="small" busy={download.isPending} onClick={() => download.mutate()}>
            <Download aria-hidden className="size-4" />
            {t('coupons.csv')}
          </Button>
        )
      }
    >
      <Refusal error={download.error} className="mb-4" />
      {codes.isPending ? (
        <Skeleton className="h-24" />
      ) : codes.isError ? (
        <ErrorView error={codes.error} onRetry={() => void codes.refetch()} />
      ) : (
        items.length > 0 && (
          <ul aria-label={t('coupons.codes')} tabIndex={0} className="mb-4 max-h-72 divide-y divide-line overflow-y-auto">
            {items.map(item => (
              <li key={item.id} className="flex items-center justify-between gap-3 py-1.5">
                <span className="font-medium tabular-nums wrap-anywhere">{item.code}</span>
                <span className="shrink-0 text-sm text-soft">
                  {item.maxUses === null
                    ? t('coupons.uses', { count: item.uses })
                    : t('coupons.usesOf', { count: item.uses, max: item.maxUses })}
                </span>
              </li>
            ))}
          </ul>
        )
      )}
      <MoreButton of={codes} size="small" />
      {mayChange && campaign.state !== 'ended' && campaign.codes < maxCodes && <NewCodes campaign={campaign} />}
    </Panel>
  );
}

function NewCodes({ campaign }: { readonly campaign: Campaign }) {
  const { t } = useTranslation('organizing');
  const [own, setOwn] = useState('');
  const [count, setCount] = useState(100);
  const [prefix, setPrefix] = useState('');
  const add = useAddCodes(campaign.id);
  const words = useFaultWords();
  const [asked, setAsked] = useState(false);
  const ownFault = faultsIn(ChosenCode, own).at(0);
  const prefixIsWrong = !CodePrefix.safeParse(prefix).success;
  return (
    <div className="mt-4 space-y-4 border-t border-line pt-4">
      <form
        className="flex flex-wrap items-end gap-3"
        onSubmit={event => {
          event.preventDefault();
          setAsked(ownFault !== undefined);
          if (ownFault === undefined) add.mutate({ code: own.trim() }, { onSuccess: () => setOwn('') });
        }}
      >
        <Field
          label={t('coupons.ownCode')}
          value={own}
          maxLength={40}
          autoComplete="off"
          spellCheck={false}
          problem={asked ? words(ownFault) : undefined}
          className="grow basis-48"
          onChange={event => setOwn(event.target.value)}
        />
        <Button type="submit" look="secondary" busy={add.isPending}>
          {t('coupons.addCode')}
        </Button>
      </form>
      <form
        className="flex flex-wrap items-end gap-3"
        onSubmit={event => {
          event.preventDefault();
          if (!prefixIsWrong) add.mutate({ count, prefix: prefix.trim() });
        }}
      >
        <NumberField
          label={t('coupons.howMany')}
          value={count}
          min={1}
          max={maxCodes - campaign.codes}
          className="w-32"
          onChange={next => next !== null && setCount(next)}
        />
        <Field
          label={t('coupons.prefix')}
          value={prefix}
          problem={prefixIsWrong ? t('coupons.prefixWrong') : undefined}
          maxLength={12}
          autoComplete="off"
          className="grow basis-32"
          onChange={event => setPrefix(event.target.value)}
        />
        <Button type="submit" look="secondary" busy={add.isPending}>
          {t('coupons.make')}
        </Button>
      </form>
      <Refusal error={add.error} labels={{ code: t('coupons.ownCode'), count: t('coupons.howMany'), prefix: t('coupons.prefix') }} />
      <p role="status" className="text-sm text-soft empty:hidden">
        {add.isSuccess ? t('coupons.made', { count: add.data.made }) : ''}
      </p>
    </div>
  );
}
