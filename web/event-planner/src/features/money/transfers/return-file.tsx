import type { Returns } from '@event-planner/contracts/bank-statements';
import { faultOfAccount } from '@event-planner/contracts/payment-ways';
import { useQuery } from '@tanstack/react-query';
import { FileDown } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Refusal } from '../../../components/refusal.tsx';
import { ownTimeZone } from '../../../lib/format/own-time-zone.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { saveFile } from '../../../lib/save-file.ts';
import { getReturns, useReturns } from '../api/transfers.ts';
import { type OwnAccount, OwnAccountFields } from '../own-account-fields.tsx';

/** Beside what is to be returned: a file for the bank with all of it, in each currency. */
export function ReturnFiles({ organizerId }: { readonly organizerId: string }) {
  const { t } = useTranslation('money');
  const format = useFormat();
  const [asking, setAsking] = useState<Batch>();
  const { data: returns } = useQuery(getReturns(organizerId));
  const batches = [...Map.groupBy(returns?.items ?? [], ({ currency, file }) => `${file?.id ?? ''} ${currency}`).values()].flatMap(batchOf);
  if (!returns || batches.length === 0) return null;
  return (
    <div className="mb-4 flex flex-wrap items-center gap-3">
      {batches.map(batch => (
        <Button key={`${batch.file?.id ?? ''} ${batch.currency}`} look="secondary" size="small" onClick={() => setAsking(batch)}>
          <FileDown aria-hidden className="size-4.5" />
          {batch.file === null
            ? t('transfers.returnFile', { amount: format.money(batch.totalMinor, batch.currency) })
            : t('transfers.returnFiled', {
                amount: format.money(batch.totalMinor, batch.currency),
                moment: format.moment(batch.file.madeAt, ownTimeZone()),
              })}
        </Button>
      ))}
      {returns.withoutAccount > 0 && <p className="text-sm text-soft">{t('transfers.returnWithout', { count: returns.withoutAccount })}</p>}
      {asking && <ReturnDialog organizerId={organizerId} account={returns.account} batch={asking} onClose={() => setAsking(undefined)} />}
    </div>
  );
}

interface Batch {
  /** In which they are already. */
  readonly file: Returns['items'][number]['file'];
  readonly currency: string;
  readonly items: Returns['items'];
  readonly totalMinor: number;
}

const batchOf = (items: Returns['items']): readonly Batch[] => {
  const [first] = items;
  if (!first) return [];
  return [{ ...first, items, totalMinor: items.reduce((sum, { leftMinor }) => sum + leftMinor, 0) }];
};

interface ReturnDialogProps {
  readonly organizerId: string;
  readonly account: Returns['account'];
  readonly batch: Batch;
  readonly onClose: () => void;
}

/** From which account, then the file, then the word that the bank has it: what is noted is what is in the file. */
function ReturnDialog({ organizerId, account, batch: { file: made, currency, items, totalMinor }, onClose }: ReturnDialogProps) {
  const { t } = useTranslation('money');
  const format = useFormat();
  const { file, returned } = useReturns(organizerId);
  const [own, setOwn] = useState<OwnAccount>(account ?? { holder: '', iban: '', bic: null });
  const fileId = file.data?.id ?? made?.id;
  const lines = items.map(({ lineId, leftMinor }) => ({ lineId, leftMinor }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const name = `returns-${new Date().toISOString().slice(0, 10)}-${currency}.xml`;
    file.mutate(
      { account: { ...own, holder: own.holder.trim() }, currency, lines },
      { onSuccess: ({ xml }) => saveFile(new Blob([xml], { type: 'application/xml' }), name) },
    );
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('transfers.returnTitle')}
      text={t(made === null ? 'transfers.returnText' : 'transfers.returnTextFiled', {
        count: items.length,
        amount: format.money(totalMinor, currency),
      })}
    >
      <form onSubmit={submit} className="space-y-4">
        <OwnAccountFields account={own} onChange={setOwn} />
        <Refusal error={file.error ?? returned.error} />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" busy={file.isPending} disabled={faultOfAccount(own) !== undefined}>
            <FileDown aria-hidden className="size-4.5" />
            {t('transfers.returnDownload')}
          </Button>
        </div>
        {fileId !== undefined && (
          <Notice announce>
            <p>{t('transfers.returnNext')}</p>
            <Button
              size="small"
              look="secondary"
              className="mt-3"
              busy={returned.isPending}
              onClick={() => returned.mutate({ lines, fileId }, { onSuccess: onClose })}
            >
              {t('transfers.returnSent', { count: items.length })}
            </Button>
          </Notice>
        )}
      </form>
    </Dialog>
  );
}
