import { digitsOf } from '@event-planner/platform/money';

/** Enough for what a bank moves in one line, and safe as a number. */
const mostDigits = 13;

/**
 * `-1.234,5` → -123450, without ever being a fraction. Signs may stand before or behind, or be brackets. Undefined for what is no amount, or has more digits behind the
 * comma than its currency.
 */
export function amountOf(
  text: string,
  { decimal, currency }: { readonly decimal: ',' | '.'; readonly currency: string },
): number | undefined {
  const bare = text.replaceAll(/[\s\u00a0'’]/g, '').replace('−', '-');
  const [, before = '', open = '', digits = '', close = '', after = ''] = /^([+-]?)(\(?)([\d.,]+)(\)?)([+-]?)$/.exec(bare) ?? [];
  const isNegative = before === '-' || after === '-' || (open !== '' && close !== '');
  const [whole = '', fraction = '', more] = digits.split(decimal);
  const thousands = decimal === ',' ? '.' : ',';
  const places = digitsOf(currency);
  const grouped = whole.split(thousands);
  const isGrouped = grouped.length === 1 || (grouped[0] !== '' && grouped.slice(1).every(group => group.length === 3));
  if (digits === '' || more !== undefined || fraction.includes(thousands) || !isGrouped) return undefined;
  const kept = fraction.slice(0, places).padEnd(places, '0');
  if (/[1-9]/.test(fraction.slice(places))) return undefined;
  const joined = `${grouped.join('')}${kept}`;
  if (!/^\d+$/.test(joined) || joined.replace(/^0+/, '').length > mostDigits) return undefined;
  const amount = Number(joined);
  return amount === 0 ? 0 : isNegative ? -amount : amount;
}

const orders = { dmy: [2, 1, 0], mdy: [2, 0, 1], ymd: [0, 1, 2] } as const;

/** `01.06.30`, `1/6/2030`, `2030-06-01T00:00` → `2030-06-01`. Undefined for a day there is not. */
export function dayOf(text: string, order: keyof typeof orders): string | undefined {
  const compact = /^(\d{4})(\d\d)(\d\d)$/.exec(text.trim());
  const parts = compact ? compact.slice(1) : (text.trim().split(/[T ]/)[0]?.split(/[./-]/) ?? []);
  const [year = '', month = '', day = ''] = compact ? parts : orders[order].map(at => parts[at]);
  if (parts.length !== 3 || ![year, month, day].every(part => /^\d{1,4}$/.test(part))) return undefined;
  const full = year.length <= 2 ? `20${year.padStart(2, '0')}` : year;
  const iso = `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${iso}T00:00:00Z`);
  return full.length === 4 && full >= '1900' && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : undefined;
}
