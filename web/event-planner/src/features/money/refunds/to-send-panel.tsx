import type { RefundFiles, RefundToSend } from '@event-planner/contracts/refund-files';
import { mostRefundsTogether } from '@event-planner/contracts/refund';
import { useQuery } from '@tanstack/react-query';
import { FileDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { ErrorView } from '../../../components/error-view.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { Loading, Skeleton } from '../../../components/skeleton.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { mayDo, useOwnOrganizer } from '../../../lib/organizing/own-organizer.ts';
import { getRefundFiles } from '../api/refund-files.ts';
import { RefundFileDialog } from './refund-file-dialog.tsx';
import { RefundFileRow } from './refund-file-row.tsx';
import { RefundToSendRow } from './to-send-row.tsx';

/** Refunds of orders that were paid by transfer: what is to be sent, and the files that were made for the bank. */
export function ToSendPanel() {
  const { t } = useTranslation('money');
  const { id } = useOwnOrganizer();
  const found = useQuery(getRefundFiles(id));
  return (
    <Panel title={t('refundFiles.toSend')} text={t('refundFiles.toSendText')}>
      {found.isPending && (
        <Loading>
          <Skeleton className="h-24" />
        </Loading>
      )}
      {found.isError && <ErrorView error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && <ToSend found={found.data} />}
    </Panel>
  );
}

function ToSend({ found: { account, toSend, files } }: { readonly found: RefundFiles }) {
  const { t } = useTranslation('money');
  const organizer = useOwnOrganizer();
  const [left, leave] = useState<ReadonlySet<string>>(new Set());
  const mayChange = mayDo(organizer, 'changeMoney');
  const fileable = toSend.filter(({ to }) => to !== null);
  const byHand = toSend.filter(({ to }) => to === null);
  const choose = (refundId: string, chosen: boolean): void =>
    leave(chosen ? left.difference(new Set([refundId])) : left.union(new Set([refundId])));
  return (
    <div className="space-y-6">
      {toSend.length === 0 && <p className="text-soft">{t('refundFiles.nothing')}</p>}
      {fileable.length > 0 && (
        <div>
          <ul className="divide-y divide-line">
            {fileable.map(refund => (
              <RefundToSendRow
                key={refund.refundId}
                refund={refund}
                chosen={mayChange ? !left.has(refund.refundId) : undefined}
                onChoose={chosen => choose(refund.refundId, chosen)}
              />
            ))}
          </ul>
          {mayChange && <FileButtons account={account} refunds={fileable.filter(({ refundId }) => !left.has(refundId))} />}
        </div>
      )}
      {byHand.length > 0 && (
        <section>
          <h3 className="font-semibold">{t('refundFiles.byHand')}</h3>
          <p className="text-sm text-soft">{t('refundFiles.byHandText')}</p>
          <ul className="divide-y divide-line">
            {byHand.map(refund => (
              <RefundToSendRow key={refund.refundId} refund={refund} />
            ))}
          </ul>
        </section>
      )}
      {files.length > 0 && (
        <section>
          <h3 className="font-semibold">{t('refundFiles.files')}</h3>
          <ul className="divide-y divide-line">
            {files.map(file => (
              <RefundFileRow key={file.id} file={file} mayChange={mayChange} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** One file for each currency, of at most as many as are noted at once. */
function FileButtons({ account, refunds }: { readonly account: RefundFiles['account']; readonly refunds: readonly RefundToSend[] }) {
  const { t } = useTranslation('money');
  const format = useFormat();
  const [asking, ask] = useState<readonly RefundToSend[]>();
  return (
    <div className="mt-3 flex flex-wrap gap-3">
      {[...Map.groupBy(refunds, ({ currency }) => currency)].map(([currency, all]) => {
        const batch = all.slice(0, mostRefundsTogether);
        const sum = batch.reduce((total, { amountMinor }) => total + amountMinor, 0);
        return (
          <Button key={currency} size="small" onClick={() => ask(batch)}>
            <FileDown aria-hidden className="size-4.5" />
            {t('transfers.returnFile', { amount: format.money(sum, currency) })}
          </Button>
        );
      })}
      {asking && <RefundFileDialog account={account} refunds={asking} onClose={() => ask(undefined)} />}
    </div>
  );
}
