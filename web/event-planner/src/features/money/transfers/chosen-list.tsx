import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../components/badge.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { MoneyField } from '../../../components/money-field.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import type { ChosenShare } from './splitting.ts';

interface ChosenListProps {
  readonly chosen: readonly ChosenShare[];
  readonly onChange: (chosen: readonly ChosenShare[]) => void;
}

/** The bookings that a line is for, how much of it each, and whether that pays them. */
export function ChosenList({ chosen, onChange }: ChosenListProps) {
  const { t } = useTranslation('money');
  return (
    <ul aria-label={t('transfers.chosen')} className="divide-y divide-line">
      {chosen.map((share, at) => (
        <ChosenRow
          key={share.payment.id}
          share={share}
          onAmount={amountMinor => onChange(chosen.with(at, { ...share, amountMinor }))}
          onRemove={() => onChange(chosen.toSpliced(at, 1))}
        />
      ))}
    </ul>
  );
}

interface ChosenRowProps {
  readonly share: ChosenShare;
  readonly onAmount: (amountMinor: number | null) => void;
  readonly onRemove: () => void;
}

function ChosenRow({ share: { payment, amountMinor }, onAmount, onRemove }: ChosenRowProps) {
  const { t } = useTranslation('money');
  const format = useFormat();
  const missing = payment.owedMinor;
  const still = missing - (amountMinor ?? 0);
  const money = (minor: number): string => format.money(minor, payment.currency);
  return (
    <li className="flex flex-wrap items-start justify-between gap-3 py-3">
      <div className="min-w-0">
        <p className="font-medium break-words">
          <span className="font-mono">{payment.reference}</span> · {payment.name}
        </p>
        <p className="mb-1 text-sm text-soft">
          {payment.eventTitle} · {t('transfers.owed', { amount: money(missing) })}
        </p>
        <Badge tone={still === 0 ? 'good' : still < 0 ? 'bad' : 'warning'}>
          {still === 0
            ? t('transfers.pays')
            : still < 0
              ? t('transfers.tooMuchFor', { amount: money(-still) })
              : t('transfers.stillMissing', { amount: money(still) })}
        </Badge>
      </div>
      <div className="flex items-end gap-1">
        <MoneyField
          label={t('transfers.amountFor', { reference: payment.reference })}
          className="w-44 [&>label]:text-sm"
          currency={payment.currency}
          valueMinor={amountMinor}
          onChange={onAmount}
          onEmpty={() => onAmount(null)}
          onWrong={() => onAmount(null)}
        />
        <IconButton label={t('transfers.removeShare', { reference: payment.reference })} icon={<X aria-hidden />} onClick={onRemove} />
      </div>
    </li>
  );
}
