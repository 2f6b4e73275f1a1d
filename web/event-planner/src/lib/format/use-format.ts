import { erasedName } from '@event-planner/contracts/privacy';
import { useTranslation } from 'react-i18next';
import * as dates from './dates.ts';
import { formatDistance } from './distance.ts';
import { formatMoney } from './money.ts';
import { regionalLocale } from './locale.ts';

/** Formatting in the language that is on. */
export function useFormat() {
  const { t, i18n } = useTranslation();
  const locale = regionalLocale(i18n.language, navigator.languages);
  const inZone =
    (format: (instant: string, when: dates.When) => string) =>
    (instant: string, timeZone: string): string =>
      format(instant, { timeZone, locale });
  return {
    locale,
    money: (minor: number, currency: string) => formatMoney(minor, currency, { locale }),
    price: (minor: number, currency: string) => formatMoney(minor, currency, { locale, compact: true }),
    /** Nobody's any more reads as such. */
    person: (name: string) => (name === erasedName ? t('state.erased') : name),
    /** `Firefox on Linux`, as services name a device; null of one that did not say what it is. */
    device: (name: string | null) => {
      const [browser, system] = name?.split(' on ') ?? [];
      return system === undefined ? (name ?? t('state.unknownDevice')) : t('state.device', { browser, system });
    },
    distance: (metres: number) => formatDistance(metres, locale),
    moment: inZone(dates.formatMoment),
    day: inZone(dates.formatDay),
    time: inZone(dates.formatTime),
    monthAndYear: inZone(dates.formatMonthAndYear),
    weekdayAndTime: inZone(dates.formatWeekdayAndTime),
    month: inZone(dates.formatMonth),
    dayOfMonth: inZone(dates.formatDayOfMonth),
    foreignZone: (instant: string, timeZone: string) => dates.foreignZone(instant, { timeZone, locale }),
  };
}
