import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { TotalLine } from '../../components/total-line.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import type { House } from './house.ts';
import { placesOf, type Selection, tooFew, totalOf } from './selection.ts';

export interface HoldActionProps {
  readonly house: House;
  readonly selection: Selection;
  readonly onHold: () => void;
  readonly busy: boolean;
  readonly refusal: ReactNode;
}

/** What it comes to, what is still wrong with it, and the button that makes it one's own for a while. */
export function HoldAction({ house, selection, onHold, busy, refusal }: HoldActionProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { event } = house;
  const places = placesOf(selection);
  const missing = tooFew(selection, event.ticketTypes);
  return (
    <div className="space-y-3">
      {missing.map(type => (
        <p key={type.id} className="text-sm font-medium text-danger">
          {t('seats.minNeeded', { name: type.name, count: type.minPerOrder })}
        </p>
      ))}
      {refusal}
      <div className="flex flex-col gap-3 max-lg:flex-row max-lg:items-center max-lg:justify-between">
        <TotalLine
          label={t('event.ticketCount', { count: places })}
          amount={format.money(totalOf(selection, event.ticketTypes), event.currency)}
        />
        <Button
          size="large"
          className="max-lg:min-h-12 max-lg:px-5 max-lg:text-base"
          busy={busy}
          disabled={places === 0 || missing.length > 0}
          onClick={onHold}
        >
          {busy ? t('event.holding') : t('seats.hold')}
        </Button>
      </div>
    </div>
  );
}
