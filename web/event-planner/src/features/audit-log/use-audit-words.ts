import type { AuditEntry } from '@event-planner/contracts/audit';
import { useTranslation } from 'react-i18next';
import { ownTimeZone } from '../../lib/format/own-time-zone.ts';
import { useFormat } from '../../lib/format/use-format.ts';
import { type FieldValue, isInstant, isProgramWord, wordsOf } from './fields.ts';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** How the log is said in the reader's language. What has no words yet is said as programs say it, readably. */
export function useAuditWords() {
  const { t, i18n } = useTranslation('audit');
  const format = useFormat();
  const known = (key: string): string | undefined => {
    const [group = '', name = ''] = key.split(/\.(.*)/);
    const words = i18n.getResource(i18n.language, 'audit', group) ?? i18n.getResource('en', 'audit', group);
    const said: unknown = (words as Record<string, unknown> | undefined)?.[name];
    return typeof said === 'string' ? said : undefined;
  };
  const action = (name: string): string => known(`actions.${name.replaceAll('.', '__')}`) ?? capital(wordsOf(name.replaceAll('.', ' ')));

  const thing = (kind: string): string => known(`things.${kind}`) ?? capital(wordsOf(kind));

  const field = (path: string): string =>
    path
      .split('.')
      .map(part => {
        if (!isProgramWord(part)) return part;
        const words = wordsOf(part);
        return known(`fields.${words.replaceAll(' ', '_')}`) ?? capital(words);
      })
      .join(' › ');

  const value = (given: FieldValue | undefined, of: { readonly name: string; readonly currency: string | undefined }): string => {
    if (given === undefined || given === null || given === '') return t('log.nothing');
    if (typeof given === 'boolean') return t(given ? 'log.yes' : 'log.no');
    if (typeof given === 'number')
      return of.currency !== undefined && of.name.endsWith('Minor')
        ? format.money(given, of.currency)
        : given.toLocaleString(format.locale);
    if (isInstant(given)) return format.moment(given, ownTimeZone());
    if (typeof given === 'string') return given;
    if (Array.isArray(given) && given.every(item => typeof item === 'string' || typeof item === 'number')) return given.join(', ');
    return JSON.stringify(given);
  };

  const actor = ({ kind, name, id }: AuditEntry['by'], isErased: boolean): string => {
    if (kind === 'anyone') return t('log.anyone');
    const called = name ?? (isErased ? t('log.erasedPerson') : (id ?? ''));
    if (kind === 'service') return t('log.service_actor', { name: called });
    return kind === 'api_key' ? t('log.program', { name: called }) : called;
  };

  return { action, thing, field, value, actor, moment: (at: string) => format.moment(at, ownTimeZone()) };
}
