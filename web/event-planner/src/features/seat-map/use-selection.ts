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
  /** Seats named by the last refusal, which says itself that they are lost. */
  readonly refusedSeats: readonly string[];
  /** The reader picks something else: what was said of the last choice is over. */
  readonly onChoose: () => void;
}

/** What is picked, and the last thing that happened to it in words for everybody. */
export function useSelection({ house, live, words, settled, refusedSeats, onChoose }: Picking) {
  const { t } = useTranslation();
  const [selection, setSelection] = useState<Selection>(nothing);
  const [said, setSaid] = useState('');

  const isFree = (seatId: string): boolean => stateOf(live, house.indexOf.get(seatId) ?? -1) === 'free';
  useEffect(() => {
    if (settled) return setSaid('');
    const lost = lostSeats(selection, isFree);
    if (lost.length === 0) return;
    setSelection(withoutSeats(selection, lost));
    const unsaid = lost.filter(id => !refusedSeats.includes(id));
    setSaid(unsaid.map(id => t('seats.lost', { seat: words.nameOfId(id) })).join(' '));
  }, [live, settled, selection, refusedSeats]);

  const choose = (next: Selection): void => {
    onChoose();
    setSelection(next);
    const removed = selection.seats.filter(({ seatId }) => !isChosen(next, seatId));
    setSaid(removed.map(({ seatId }) => t('seats.removed', { seat: words.nameOfId(seatId) })).join(' '));
  };

  const toggle = useCallback(
    (seat: Seat) => {
      onChoose();
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
    [selection, live, house, words, onChoose, t],
  );
  return { selection, choose, toggle, said };
}
