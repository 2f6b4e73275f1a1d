import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format.ts';
import { type Place, readRule, type Weekday, weekdays } from './rule.ts';

/** A Monday, to name the days of the week after. */
const monday = Date.UTC(2024, 0, 1);
const dayMs = 86_400_000;

const placeKeys = { 1: 'rule.first', 2: 'rule.second', 3: 'rule.third', 4: 'rule.fourth', [-1]: 'rule.last' } as const;

/** Rules and their parts in words. */
export function useRuleWords() {
  const { t } = useTranslation('organizing');
  const { locale } = useFormat();
  const dayName = (day: Weekday): string =>
    new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(monday + weekdays.indexOf(day) * dayMs);
  const placeName = (place: Place): string => t(placeKeys[place]);
  const list = (names: readonly string[]): string => new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
  /** `Every 2 weeks on Tuesday and Friday, until 31 December 2030`. */
  const sentence = (text: string): string => {
    const rule = readRule(text);
    if (rule === undefined) return text;
    const { frequency, interval, days, monthly, end } = rule;
    const every = t(`rule.every${frequency}`, { count: interval });
    const on =
      days.length > 0
        ? t('rule.on', { days: list(days.map(day => dayName(day))) })
        : monthly === null
          ? undefined
          : t('rule.onPlace', { place: placeName(monthly.place), day: dayName(monthly.day) });
    const until =
      end.kind === 'never'
        ? undefined
        : end.kind === 'count'
          ? t('rule.times', { count: end.count })
          : t('rule.until', {
              day: new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${end.day}T00:00:00Z`)),
            });
    return [[every, on].filter(part => part !== undefined).join(' '), until].filter(part => part !== undefined).join(', ');
  };
  return { dayName, placeName, sentence };
}
