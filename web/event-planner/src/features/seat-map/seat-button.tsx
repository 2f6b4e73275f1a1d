import type { Seat } from '@event-planner/contracts/seat-map';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LiveSeats } from './live-seats.ts';
import type { SeatWords } from './use-seat-words.ts';

interface SeatButtonProps {
  readonly seat: Seat;
  readonly chosen: boolean;
  readonly free: boolean;
  readonly live: LiveSeats | undefined;
  readonly words: SeatWords;
  readonly onToggle: (seat: Seat) => void;
}

/** A seat that is not to be had stays readable and reachable, so that a row can be heard as it is. */
export function SeatButton({ seat, chosen, free, live, words, onToggle }: SeatButtonProps) {
  const { t } = useTranslation();
  const off = !free && !chosen;
  return (
    <button
      type="button"
      aria-pressed={chosen}
      aria-disabled={off || undefined}
      onClick={() => !off && onToggle(seat)}
      className="flex min-h-12 w-full items-center gap-3 rounded-control border border-edge px-3 py-1.5 text-start transition-colors hover:border-brand aria-disabled:border-line aria-disabled:text-soft aria-pressed:border-brand aria-pressed:bg-tint"
    >
      <span aria-hidden className="flex size-6 shrink-0 items-center justify-center rounded-full border border-edge text-brand">
        {chosen && <Check className="size-4" strokeWidth={3} />}
      </span>
      <span className="min-w-0 grow">
        <span className="block font-semibold">
          {t(seat.atTable ? 'seats.seatShortAtTable' : 'seats.seatShort', { row: seat.row, number: seat.number })}
        </span>
        <span className="block text-sm text-soft">
          {[...words.marks(seat), chosen ? t('seats.selected') : words.state(live, seat)].join(', ')}
        </span>
      </span>
      {free && <span className="text-sm tabular-nums">{words.price(seat)}</span>}
    </button>
  );
}
