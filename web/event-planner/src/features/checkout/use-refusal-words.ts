import type { LimitReached } from '@event-planner/contracts/booking';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format/use-format.ts';
import type { RefusedHold } from './hold-refusal.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Says why places cannot be had, which kinds of tickets or seats it is about, and what is still possible. */
export function useRefusalWords(types: readonly Named[], nameOf: (seatId: string) => string = id => id): (refused: RefusedHold) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const sayLimit = useLimitWords(types);
  return refused => {
    const { code, seats, limits, largest } = refused;
    if (code === 'other') return t('refusal.other', { detail: refused.detail });
    if (code === 'limit' && limits.length > 0) return limits.map(sayLimit).join(' ');
    if (code === 'no_block_together' && largest > 0) return t('refusal.fewerTogether', { count: largest });
    if (code === 'sold_out') {
      const names = types.filter(({ id }) => refused.ticketTypes.includes(id)).map(({ name }) => name);
      if (names.length > 0) return t('refusal.soldOutOf', { count: names.length, names: new Intl.ListFormat(format.locale).format(names) });
    }
    if (code !== 'taken') return t(`refusal.${code}`);
    return seats.length === 0
      ? t('refusal.takenUnknown')
      : t('refusal.taken', { count: seats.length, places: seats.map(nameOf).join('; ') });
  };
}

/** Which limit it was, and how many one may still take. */
export function useLimitWords(types: readonly Named[]): (limit: LimitReached) => string {
  const { t } = useTranslation();
  return ({ kind, ticketTypeId, min, max, left }) => {
    const name = types.find(({ id }) => id === ticketTypeId)?.name;
    if (kind === 'open_holds') return t('offer.limitOpenHolds', { count: max });
    if (kind === 'open_places') return t('offer.limitOpenPlaces', { count: max, left });
    if (kind === 'order') return t('offer.limitOrder', { name: name ?? '', min, max });
    const has = left === 0 ? 'Reached' : '';
    return name === undefined
      ? t(`offer.limitPersonAll${has}`, { count: max, left })
      : t(`offer.limitPerson${has}`, { name, count: max, left });
  };
}
