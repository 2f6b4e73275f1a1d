import type { ListedEntry, WaitingOverview } from '@event-planner/contracts/waiting-list';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { CheckField } from '../../components/check-field.tsx';
import { ConfirmButton } from '../../components/dialog/confirm-button.tsx';
import { ErrorView } from '../../components/error-view.tsx';
import { Notice } from '../../components/notice.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { Panel } from '../../components/page-head.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { getWaitingList, listWaiting, useWaitingList } from './api/waiting-list.ts';

interface PartProps {
  readonly eventId: string;
  readonly mayChange: boolean;
}

/** Who waits for tickets of an event, what was offered, and how the list works. */
export function WaitingListPart({ eventId, mayChange }: PartProps) {
  const { t } = useTranslation('organizing');
  const list = useQuery(getWaitingList(eventId));
  const entries = useQuery(listWaiting(eventId));
  const acts = useWaitingList(eventId);
  if (list.isPending)
    return (
      <Loading className="space-y-6">
        <Skeleton className="h-48 rounded-card" />
        <Skeleton className="h-48 rounded-card" />
      </Loading>
    );
  if (list.isError) return <ErrorView error={list.error} onRetry={() => void list.refetch()} />;
  const failed = [acts.change, acts.offerAll, acts.offerOne, acts.remove, acts.close].find(act => act.isError);
  return (
    <div className="space-y-6">
      {failed && (
        <Notice tone="bad" announce>
          {failed.error?.message}
        </Notice>
      )}
      <Panel title={t('waiting.figures')} text={t('waiting.figuresText')}>
        <Figures overview={list.data} />
        {mayChange && (
          <div className="mt-4 flex flex-wrap gap-3">
            <Button look="secondary" busy={acts.offerAll.isPending} onClick={() => acts.offerAll.mutate()}>
              {t('waiting.offerNow')}
            </Button>
            <ConfirmButton
              title={t('waiting.closeTitle')}
              text={t('waiting.closeText')}
              action={t('waiting.close')}
              busy={acts.close.isPending}
              onConfirm={() => acts.close.mutate()}
            >
              {t('waiting.close')}
            </ConfirmButton>
          </div>
        )}
        {acts.offerAll.isSuccess && <p role="status">{t('waiting.made', { count: acts.offerAll.data.offers })}</p>}
      </Panel>
      {mayChange && (
        <Settings key={JSON.stringify(list.data.settings)} overview={list.data} onSave={acts.change.mutate} busy={acts.change.isPending} />
      )}
      <Panel title={t('waiting.people')}>
        {entries.data?.items.length === 0 && <p className="text-soft">{t('waiting.nobody')}</p>}
        <ul className="divide-y divide-line">
          {entries.data?.items.map(entry => (
            <Person key={entry.id} entry={entry}>
              {mayChange && entry.state === 'waiting' && (
                <Button size="small" look="secondary" onClick={() => acts.offerOne.mutate(entry.id)}>
                  {t('waiting.offerFirst')}
                </Button>
              )}
              {mayChange && (entry.state === 'waiting' || entry.state === 'offered') && (
                <Button size="small" look="quiet" onClick={() => acts.remove.mutate(entry.id)}>
                  {t('waiting.remove')}
                </Button>
              )}
            </Person>
          ))}
        </ul>
      </Panel>
    </div>
  );
}

function Person({ entry, children }: { readonly entry: ListedEntry; readonly children: ReactNode }) {
  const { t } = useTranslation('organizing');
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-3">
      <div className="min-w-0">
        <p className="font-semibold wrap-anywhere">
          {entry.position !== null && `${entry.position}. `}
          {entry.name}
        </p>
        <p className="text-sm text-soft wrap-anywhere">
          {entry.email} · {entry.quantity} × {entry.ticketTypeName}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Badge>{t(`waitingState.${entry.state}`)}</Badge>
        {children}
      </div>
    </li>
  );
}

const columns = ['waiting', 'wanted', 'offered', 'accepted', 'declined', 'expired'] as const;

function Figures({ overview }: { readonly overview: WaitingOverview }) {
  const { t } = useTranslation('organizing');
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-start">
        <thead>
          <tr className="text-sm text-soft">
            <th scope="col" className="py-2 pe-4 text-start font-medium">
              {t('waiting.type')}
            </th>
            {columns.map(column => (
              <th key={column} scope="col" className="px-2 py-2 text-end font-medium">
                {t(`waiting.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {overview.ticketTypes.map(type => (
            <tr key={type.ticketTypeId} className="border-t border-line">
              <th scope="row" className="py-2 pe-4 text-start font-semibold">
                {type.name}
              </th>
              {columns.map(column => (
                <td key={column} className="px-2 py-2 text-end tabular-nums">
                  {type[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface SettingsProps {
  readonly overview: WaitingOverview;
  readonly onSave: (settings: WaitingOverview['settings']) => void;
  readonly busy: boolean;
}

function Settings({ overview, onSave, busy }: SettingsProps) {
  const { t } = useTranslation('organizing');
  const [settings, setSettings] = useState(overview.settings);
  return (
    <Panel title={t('waiting.settings')}>
      <div className="space-y-4">
        <CheckField
          label={t('waiting.isOpen')}
          hint={t('waiting.isOpenHint')}
          checked={settings.isOpen}
          onCheck={isOpen => setSettings({ ...settings, isOpen })}
        />
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <NumberField
            label={t('waiting.offerHours')}
            hint={t('waiting.offerHoursHint')}
            min={1}
            max={168}
            value={settings.offerHours}
            onChange={offerHours => offerHours !== null && setSettings({ ...settings, offerHours })}
          />
          <NumberField
            label={t('waiting.maxQuantity')}
            min={1}
            max={50}
            value={settings.maxQuantity}
            onChange={maxQuantity => maxQuantity !== null && setSettings({ ...settings, maxQuantity })}
          />
        </div>
        <Button busy={busy} onClick={() => onSave(settings)}>
          {t('waiting.save')}
        </Button>
      </div>
    </Panel>
  );
}
