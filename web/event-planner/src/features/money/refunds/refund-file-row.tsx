import type { FiledState, RefundFile } from '@event-planner/contracts/refund-files';
import { FileDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../components/badge.tsx';
import { Button } from '../../../components/button.tsx';
import { ConfirmButton } from '../../../components/dialog/confirm-button.tsx';
import { Refusal } from '../../../components/refusal.tsx';
import { ownTimeZone } from '../../../lib/format/own-time-zone.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { useOwnOrganizer } from '../../../lib/organizing/own-organizer.ts';
import { useRefundFile } from '../api/refund-files.ts';
import { OrderLink } from './to-send-row.tsx';

interface RefundFileRowProps {
  readonly file: RefundFile;
  readonly mayChange: boolean;
}

const toneOf = { filed: 'warning', sent: 'good', taken_out: 'plain' } as const;

/** A file that was made: to be saved again, and noted as sent, all of it or one by one, which can be taken back. */
export function RefundFileRow({ file, mayChange }: RefundFileRowProps) {
  const { t } = useTranslation('money');
  const format = useFormat();
  const { refetch, sent, notSent, takeOut } = useRefundFile(useOwnOrganizer().id, file.id);
  const idsOf = (state: FiledState): readonly string[] => file.refunds.filter(one => one.state === state).map(({ refundId }) => refundId);
  const [filed, done] = [idsOf('filed'), idsOf('sent')];
  const isWhole = filed.length + done.length === file.refunds.length;
  const isBusy = sent.isPending || notSent.isPending || takeOut.isPending;
  const acts = { isBusy, sent: sent.mutate, notSent: notSent.mutate, takeOut: takeOut.mutate };
  return (
    <li className="space-y-2 py-4">
      <div className="flex flex-wrap items-center justify-between gap-x-5 gap-y-2">
        <div className="min-w-0 grow basis-64">
          <p className="font-semibold tabular-nums">
            {t('refundFiles.fileOf', { count: file.refunds.length, amount: format.money(file.totalMinor, file.currency) })}
          </p>
          <p className="text-sm break-words text-soft">
            {t('refundFiles.made', { moment: format.moment(file.createdAt, ownTimeZone()), name: format.person(file.by) })} ·{' '}
            {file.from.iban}
          </p>
        </div>
        {mayChange && (
          <div className="flex flex-wrap gap-2">
            {isWhole && done.length === 0 && (
              <Button look="secondary" size="small" busy={refetch.isPending} onClick={() => refetch.mutate()}>
                <FileDown aria-hidden className="size-4.5" />
                {t('refundFiles.again')}
              </Button>
            )}
            {filed.length > 0 && (
              <ConfirmButton
                size="small"
                busy={isBusy}
                title={t('refundFiles.sentTitle')}
                text={t('refundFiles.sentText', { count: filed.length })}
                action={t('refundFiles.sentAll', { count: filed.length })}
                onConfirm={() => sent.mutate(filed)}
              >
                {t('refundFiles.sentAll', { count: filed.length })}
              </ConfirmButton>
            )}
            {filed.length === 0 && done.length > 1 && (
              <NotSent count={done.length} isBusy={isBusy} onConfirm={() => notSent.mutate(done)} />
            )}
          </div>
        )}
      </div>
      <Refusal error={refetch.error ?? sent.error ?? notSent.error ?? takeOut.error} />
      <details>
        <summary className="link w-fit cursor-pointer text-sm">{t('refundFiles.which')}</summary>
        <ul className="divide-y divide-line">
          {file.refunds.map(refund => (
            <FiledRefundRow key={refund.refundId} refund={refund} acts={mayChange ? acts : undefined} />
          ))}
        </ul>
      </details>
    </li>
  );
}

interface FiledRefundRowProps {
  readonly refund: RefundFile['refunds'][number];
  readonly acts:
    | {
        readonly isBusy: boolean;
        readonly sent: (refunds: readonly string[]) => void;
        readonly notSent: (refunds: readonly string[]) => void;
        readonly takeOut: (refunds: readonly string[]) => void;
      }
    | undefined;
}

function FiledRefundRow({ refund, acts }: FiledRefundRowProps) {
  const { t } = useTranslation('money');
  const format = useFormat();
  const { refundId, amountMinor, currency, holder, iban, state } = refund;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-5 gap-y-2 py-2">
      <div className="min-w-0 grow basis-64 text-sm">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-semibold tabular-nums">{format.money(amountMinor, currency)}</span>
          <OrderLink {...refund} />
          <Badge tone={toneOf[state]}>{t(`refundFiles.is_${state}`)}</Badge>
        </p>
        <p className="break-words text-soft">
          {holder} · {t('transfers.toIban', { iban })}
        </p>
      </div>
      {acts && state === 'filed' && (
        <div className="flex flex-wrap gap-2">
          <Button look="secondary" size="small" busy={acts.isBusy} onClick={() => acts.sent([refundId])}>
            {t('refundFiles.sentOne')}
          </Button>
          <ConfirmButton
            look="quiet"
            size="small"
            busy={acts.isBusy}
            title={t('refundFiles.takeOut')}
            text={t('refundFiles.takeOutText')}
            action={t('refundFiles.takeOut')}
            onConfirm={() => acts.takeOut([refundId])}
          >
            {t('refundFiles.takeOut')}
          </ConfirmButton>
        </div>
      )}
      {acts && state === 'sent' && <NotSent count={1} isBusy={acts.isBusy} onConfirm={() => acts.notSent([refundId])} />}
    </li>
  );
}

function NotSent({ count, isBusy, onConfirm }: { readonly count: number; readonly isBusy: boolean; readonly onConfirm: () => void }) {
  const { t } = useTranslation('money');
  return (
    <ConfirmButton
      look="quiet"
      size="small"
      busy={isBusy}
      title={t('refundFiles.notSent', { count })}
      text={t('refundFiles.notSentText', { count })}
      action={t('refundFiles.notSent', { count })}
      onConfirm={onConfirm}
    >
      {t('refundFiles.notSent', { count })}
    </ConfirmButton>
  );
}
