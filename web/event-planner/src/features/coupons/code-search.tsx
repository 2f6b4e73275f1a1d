import type { CodeFate } from '@event-planner/contracts/coupon';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { ErrorView } from '../../components/error-view.tsx';
import { Field } from '../../components/field.tsx';
import { Panel } from '../../components/page-head.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { findCode } from './api/codes.ts';
import { ownTimeZone } from '../../lib/format/own-time-zone.ts';

/** What became of a code that somebody asks about. */
export function CodeSearch({ organizer }: { readonly organizer: { readonly id: string; readonly slug: string } }) {
  const { t } = useTranslation('organizing');
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  const found = useQuery({ ...findCode(organizer.id, asked), enabled: asked !== '' });
  return (
    <Panel title={t('coupons.search')} text={t('coupons.searchText')}>
      <form
        className="flex flex-wrap items-end gap-3"
        onSubmit={event => {
          event.preventDefault();
          setAsked(typed.trim());
        }}
      >
        <Field
          label={t('coupons.code')}
          value={typed}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          className="grow basis-48"
          onChange={event => setTyped(event.target.value)}
        />
        <Button type="submit" look="secondary">
          <Search aria-hidden className="size-4.5" />
          {t('coupons.find')}
        </Button>
      </form>
      <div className="mt-4 empty:hidden" aria-live="polite">
        {asked === '' ? null : found.isPending ? (
          <Skeleton className="h-16" />
        ) : found.isError ? (
          <ErrorView error={found.error} onRetry={() => void found.refetch()} />
        ) : (
          <Fate found={found.data.found} organizer={organizer.slug} />
        )}
      </div>
    </Panel>
  );
}

function Fate({ found, organizer }: { readonly found: CodeFate['found']; readonly organizer: string }) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  if (found === null) return <p className="rounded-control bg-sunken p-4 text-soft">{t('coupons.notFound')}</p>;
  const uses =
    found.maxUses === null ? t('coupons.uses', { count: found.uses }) : t('coupons.usesOf', { count: found.uses, max: found.maxUses });
  return (
    <div className="rounded-control bg-sunken p-4">
      <p className="font-semibold">
        {found.code} ·{' '}
        <Link
          to="/organize/$organizer/coupons/$campaignId"
          params={{ organizer, campaignId: found.campaignId }}
          className="text-brand underline"
        >
          {found.campaignName}
        </Link>
      </p>
      <p className="text-sm text-soft">{uses}</p>
      <ul className="mt-2 space-y-1 text-sm empty:hidden">
        {found.fate.map(one => (
          <li key={`${one.at} ${one.reference ?? ''} ${one.state}`} className="flex flex-wrap items-center gap-2">
            <Badge tone={one.state === 'used' ? 'good' : 'plain'}>{t(`coupons.fate_${one.state}`)}</Badge>
            <span>{[format.moment(one.at, ownTimeZone()), one.eventTitle, one.reference ?? ''].filter(Boolean).join(', ')}</span>
            <span className="tabular-nums">{format.money(-one.amountMinor, one.currency)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
