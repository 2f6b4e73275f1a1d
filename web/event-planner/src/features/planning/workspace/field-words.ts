import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format.ts';
import type { Clash } from '../../../lib/merging/merge.ts';

/** Fields by their names in the contract, as forms call them. */
const fields = {
  title: 'about.title',
  subtitle: 'about.subtitle',
  description: 'about.description',
  category: 'about.category',
  language: 'about.language',
  minAge: 'about.minAge',
  timeZone: 'schedule.timeZone',
  startsAt: 'schedule.starts',
  endsAt: 'schedule.ends',
  doorsAt: 'schedule.doors',
  mode: 'place.mode',
  venueId: 'place.venue',
  seatMapId: 'place.plan',
  onlineUrl: 'place.online',
  currency: 'tickets.currency',
  pricesInclude: 'taxes.include',
  maxPerPerson: 'tickets.maxPerPerson',
  name: 'tickets.name',
  priceMinor: 'tickets.price',
  capacity: 'tickets.capacity',
  visibility: 'access.visibility',
  coverId: 'cover.title',
  coverText: 'cover.text',
  label: 'questions.label',
  basisPoints: 'taxes.rate',
  phases: 'phases.title',
  salesFrom: 'tickets.salesFrom',
  salesUntil: 'tickets.salesUntil',
} as const;

/** What clashes are called and how their two sides read. */
export function useFieldWords(currency: string) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  const partOf = (section: string): string => t(`parts.${section as 'about'}`);
  const nameOf = ({ path, mine, theirs, base }: Clash): string => {
    const [section = '', ...rest] = path;
    const last = rest.at(-1) ?? '';
    const key = fields[last as keyof typeof fields];
    const owner = [mine, theirs, base].map(nameIn).find(name => name !== undefined);
    const field = key === undefined ? owner : t(key);
    return field === undefined ? partOf(section) : `${partOf(section)}: ${field}`;
  };
  const textOf = ({ path }: Clash, value: unknown): string => {
    if (value === undefined) return t('merge.removed');
    if (value === null || value === '') return t('merge.nothing');
    if (typeof value === 'boolean') return t(value ? 'questions.yes' : 'questions.no');
    if (typeof value === 'number') return path.at(-1)?.endsWith('Minor') ? format.money(value, currency) : String(value);
    if (typeof value === 'string') return plainText(value);
    if (Array.isArray(value)) return t('merge.entries', { count: value.length });
    return nameIn(value) ?? JSON.stringify(value);
  };
  return { nameOf, textOf };
}

const nameIn = (value: unknown): string | undefined => {
  if (typeof value !== 'object' || value === null) return undefined;
  const { name, label, code } = value as { name?: unknown; label?: unknown; code?: unknown };
  return [name, label, code].find(text => typeof text === 'string' && text !== '') as string | undefined;
};

/** Texts of an event are simple HTML; for comparing, what it says is enough. */
const plainText = (html: string): string =>
  html
    .replaceAll(/<\/(p|li|h\d)>/g, '\n')
    .replaceAll(/<[^>]+>/g, '')
    .trim();
