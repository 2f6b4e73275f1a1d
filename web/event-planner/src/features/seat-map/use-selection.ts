import type { Seat } from '@event-planner/contracts/seat-map';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type House, offersFor } from './house.ts';
import { type LiveSeats, stateOf } from './live-seats.ts';
import { isChosen, lostSeats, nothing, type Selection, withoutSeats, withSeat } from './selection.ts';
import type { SeatWords } from './use-seat-words.ts';

interface Picking {
  readonly house: House;
  readonly live: LiveSeats | undefined;
  readonly words: SeatWords;
  /** While a hold is being asked for or has been given, our own seats turning held must not throw them out. */
  readonly settled: boolean;
}

/** What is picked, and the last thing that happened to it in words for everybody. */
export function useSelection({ house, live, words, settled }: Picking) {
  const { t } = useTranslation();
  const [selection, setSelection] = useState<Selection>(nothing);
  const [said, setSaid] = useState('');

  const isFree = (seatId: string): boolean => stateOf(live, house.indexOf.get(seatId) ?? -1) === 'free';
  useEffect(() => {
    if (settled) return;
    const lost = lostSeats(selection, isFree);
    if (lost.length === 0) return;
    setSelection(withoutSeats(selection, lost));
    setSaid(lost.map(id => t('seats.lost', { seat: words.nameOfId(id) })).join(' '));
  }, [live, settled, selection]);

  const toggle = useCallback(
    (seat: Seat) => {
      if (isChosen(selection, seat.id)) {
        setSelection(withoutSeats(selection, [seat.id]));
        return setSaid(t('seats.removed', { seat: words.name(seat) }));
      }
      if (!isFree(seat.id)) return setSaid(t('seats.notFree'));
      const added = withSeat(selection, seat.id, offersFor(house, seat));
      if (!('reason' in added)) {
        setSelection(added);
        return setSaid(t('seats.added', { seat: words.name(seat) }));
      }
      if (added.reason === 'not_sold') return setSaid(t('seats.notFree'));
      setSaid(t(added.reason === 'type_limit' ? 'seats.limitReached' : 'seats.orderLimit', { count: added.limit }));
    },
    [selection, live, house, words, t],
  );
  return { selection, setSelection, toggle, said };
}
