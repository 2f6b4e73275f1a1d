import type { Seat } from '@event-planner/contracts/seat-map';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format/use-format.ts';
import { type House, offersFor, priceRange } from './house.ts';
import { type LiveSeats, stateOf } from './live-seats.ts';

/** Where a seat is: "Balcony, row 3, seat 12". */
export function useSeatName(): (seat: Seat) => string {
  const { t } = useTranslation();
  return seat => t(seat.atTable ? 'seats.seatAtTable' : 'seats.seat', { area: seat.areaName, row: seat.row, number: seat.number });
}

/** Seats and prices in words. */
export function useSeatWords(house: House) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = useSeatName();
  const price = (seat: Seat): string | undefined => {
    const range = priceRange(offersFor(house, seat));
    return range === undefined ? undefined : range[0] === range[1] ? money(range[0]) : `${money(range[0])} – ${money(range[1])}`;
  };
  const money = (minor: number): string => (minor === 0 ? t('events.free') : format.price(minor, house.event.currency));
  const marks = (seat: Seat): readonly string[] => [
    ...(seat.accessible ? [t('seats.accessible')] : []),
    ...(seat.companion ? [t('seats.companion')] : []),
    ...(seat.restrictedView ? [t('seats.restrictedView')] : []),
  ];
  const state = (live: LiveSeats | undefined, seat: Seat): string => {
    const told = stateOf(live, house.indexOf.get(seat.id) ?? -1);
    return told === 'free' && !house.sold.has(seat.category) ? t('seats.notSold') : t(`seats.${told}`);
  };
  const nameOfId = (seatId: string): string => {
    const seat = house.seats[house.indexOf.get(seatId) ?? -1];
    return seat === undefined ? seatId : name(seat);
  };
  return { name, nameOfId, price, marks, state, money };
}

export type SeatWords = ReturnType<typeof useSeatWords>;
