import type { DataExport } from '@event-planner/contracts/privacy';
import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ErrorView } from '../../components/error-view.tsx';
import { Notice } from '../../components/notice.tsx';
import { Panel } from '../../components/page-head.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { isRefusal } from '../../lib/api/api-error.ts';
import { ownTimeZone } from '../../lib/format/own-time-zone.ts';
import { useFormat } from '../../lib/format/use-format.ts';
import { getExports, useAskForData, useLoadData } from './api/privacy.ts';
import { Erasing } from './erasing.tsx';

export function DataPanel() {
  const { t } = useTranslation('account');
  return (
    <Panel title={t('data.title')} text={t('data.text')} id="data">
      <div className="space-y-6">
        <Exporting />
        <Erasing />
      </div>
    </Panel>
  );
}

function Exporting() {
  const { t } = useTranslation('account');
  const exports = useQuery(getExports);
  const ask = useAskForData();
  const last = exports.data?.last ?? undefined;
  if (exports.isError) return <ErrorView error={exports.error} onRetry={() => void exports.refetch()} />;
  if (exports.isPending)
    return (
      <Loading>
        <Skeleton className="h-24" />
      </Loading>
    );
  return (
    <section aria-label={t('data.exportTitle')} className="space-y-4">
      <h3 className="font-semibold">{t('data.exportTitle')}</h3>
      <p className="max-w-[65ch] text-soft">{t('data.exportText')}</p>
      {isRefusal(ask.error, 'too_many_attempts') ? (
        <Notice tone="bad" announce>
          {t('data.tooMany')}
        </Notice>
      ) : isRefusal(ask.error, 'export_running') ? null : (
        <Refusal error={ask.error} />
      )}
      {last !== undefined && <Standing last={last} />}
      <Button look="secondary" busy={ask.isPending} onClick={() => ask.mutate()}>
        {t(last === undefined ? 'data.ask' : 'data.askAgain')}
      </Button>
    </section>
  );
}

function Standing({ last }: { readonly last: DataExport }) {
  const { t } = useTranslation('account');
  const format = useFormat();
  const load = useLoadData();
  if (last.state === 'failed') return <Notice tone="warning">{t('data.failed')}</Notice>;
  if (last.state === 'ready')
    return (
      <div className="space-y-3">
        <p role="status">
          {t('data.ready', {
            size: sizeOf(last.bytes ?? 0, format.locale),
            until: format.moment(last.endsAt ?? last.askedAt, ownTimeZone()),
          })}
        </p>
        <Refusal error={load.error} />
        <Button busy={load.isPending} onClick={() => load.mutate(last.id)}>
          <Download aria-hidden className="size-5" />
          {t('data.download')}
        </Button>
      </div>
    );
  const all = last.told.length + last.waiting.length;
  return (
    <div className="max-w-md space-y-2" role="status">
      <ProgressBar label={t('data.progress')} value={last.told.length} max={all} />
      <p>{t('data.gathering', { told: last.told.length, all })}</p>
      {last.waiting.length > 0 && (
        <p className="text-sm text-soft">
          {t('data.waiting', {
            services: new Intl.ListFormat(format.locale).format(last.waiting.map(service => t(`dataParts.${knownService(service)}`))),
          })}
        </p>
      )}
    </div>
  );
}

const services = ['event', 'booking', 'payment', 'notification', 'audit'] as const;
const knownService = (name: string): (typeof services)[number] | 'other' => services.find(service => service === name) ?? 'other';

const sizeOf = (bytes: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 }).format(Math.max(1, bytes / 1000));
