import type { BankLine } from '@event-planner/contracts/bank-statements';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { ChoiceCards } from '../../../components/choice-cards.tsx';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import { Refusal } from '../../../components/refusal.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { useSayOfLine } from '../api/transfers.ts';
import { ChosenList } from './chosen-list.tsx';
import { PaymentSearch } from './payment-search.tsx';
import { type ChosenShare, splitOf, withPayment } from './splitting.ts';

interface SplitDialogProps {
  readonly organizerId: string;
  readonly line: BankLine;
  readonly onClose: () => void;
}

/** What a line is for, where it says nothing itself: one booking or several, and what becomes of the rest. */
export function SplitDialog({ organizerId, line, onClose }: SplitDialogProps) {
  const { t } = useTranslation('money');
  const format = useFormat();
  const { assign } = useSayOfLine(organizerId, line.id);
  const [chosen, choose] = useState<readonly ChosenShare[]>([]);
  const [rest, setRest] = useState<'open' | 'to_return'>('open');
  const money = (amountMinor: number): string => format.money(amountMinor, line.currency);
  const split = splitOf(line.leftMinor, chosen);
  const confirm = (): void => {
    const shares = chosen.map(({ payment, amountMinor }) => ({ paymentId: payment.id, amountMinor: amountMinor ?? 0 }));
    assign.mutate({ shares, rest: split.restMinor > 0 ? rest : 'open' }, { onSuccess: onClose });
  };
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('transfers.split')}
      text={t('transfers.splitText', { amount: money(line.leftMinor), name: line.counterparty || t('transfers.nobody') })}
    >
      <div className="space-y-5">
        {line.purpose !== '' && <p className="rounded-control bg-sunken px-4 py-3 text-sm break-words">{line.purpose}</p>}
        <PaymentSearch
          organizerId={organizerId}
          currency={line.currency}
          chosen={chosen}
          onChoose={payment => choose(withPayment(chosen, payment, line.leftMinor))}
        />
        {chosen.length > 0 && <ChosenList chosen={chosen} onChange={choose} />}
        <p role="status" className="flex flex-wrap items-baseline justify-between gap-x-4 border-t border-line pt-4">
          <span className="tabular-nums">{t('transfers.splitSum', { sum: money(split.sumMinor), amount: money(line.leftMinor) })}</span>
          <span className={split.restMinor < 0 ? 'font-semibold text-danger' : 'font-semibold'}>
            {split.restMinor < 0
              ? t('transfers.splitTooMuch', { amount: money(-split.restMinor) })
              : split.restMinor > 0
                ? t('transfers.left', { amount: money(split.restMinor) })
                : t('transfers.splitEven')}
          </span>
        </p>
        {split.isPossible && split.restMinor > 0 && (
          <ChoiceCards
            legend={t('transfers.rest', { amount: money(split.restMinor) })}
            value={rest}
            choices={[
              { value: 'open', label: t('transfers.rest_open'), text: t('transfers.restOpenText') },
              { value: 'to_return', label: t('transfers.rest_to_return'), text: t('transfers.restReturnText') },
            ]}
            onChoose={setRest}
          />
        )}
        <Refusal error={assign.error} />
        <div className="flex flex-wrap justify-end gap-3">
          <Button look="secondary" onClick={onClose}>
            {t('transfers.splitCancel')}
          </Button>
          <Button busy={assign.isPending} disabled={!split.isPossible} onClick={confirm}>
            {t('transfers.assign', { amount: money(split.sumMinor) })}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
