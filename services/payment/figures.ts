import type { DocumentLanguage } from '@event-planner/contracts/invoicing';

/** Written here rather than by Intl, whose spelling changes with the version of its data: a document is drawn again to the byte, years later. */
const separators = { en: [',', '.'], de: ['.', ','], fr: ['\u00a0', ','] } as const satisfies Record<
  DocumentLanguage,
  readonly [string, string]
>;

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

export interface Figures {
  money(amountMinor: number): string;
  percent(basisPoints: number): string;
  day(day: string): string;
}

export function figuresIn(language: DocumentLanguage, decimals: number): Figures {
  const [thousands, point] = separators[language];
  const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, thousands);
  return {
    money(amountMinor) {
      const digits = String(Math.abs(amountMinor)).padStart(decimals + 1, '0');
      const whole = grouped(digits.slice(0, digits.length - decimals));
      const text = decimals === 0 ? whole : `${whole}${point}${digits.slice(-decimals)}`;
      return amountMinor < 0 ? `−${text}` : text;
    },
    // Hundredths of a percent, in which 997.5 is 9.975 %.
    percent: basisPoints => `${String(Math.round(basisPoints * 100) / 10_000).replace('.', point)}\u00a0%`,
    day(day) {
      const [year, month, date] = day.split('-') as [string, string, string];
      if (language === 'de') return `${date}.${month}.${year}`;
      if (language === 'fr') return `${date}/${month}/${year}`;
      return `${Number(date)} ${months[Number(month) - 1]} ${year}`;
    },
  };
}
