import type { AuditEntry } from '@event-planner/contracts/audit';
import { useTranslation } from 'react-i18next';
import { changedFields } from './fields.ts';
import { useAuditWords } from './use-audit-words.ts';

/** Field by field, what it was and what it is: a table where there is room, one below the other on a phone. */
export function ChangedFields({ entry }: { readonly entry: AuditEntry }) {
  const { t } = useTranslation('audit');
  const words = useAuditWords();
  const fields = changedFields(entry);
  if (fields.length === 0) return null;
  const currency = [entry.after?.['currency'], entry.before?.['currency']].find(value => typeof value === 'string');
  return (
    <dl className="divide-y divide-line text-sm">
      {fields.map(({ name, before, after }) => (
        <div key={name} className="grid gap-x-4 gap-y-0.5 py-2 sm:grid-cols-[minmax(8rem,1fr)_2fr_2fr]">
          <dt className="font-medium break-words">{words.field(name)}</dt>
          <dd className="min-w-0 break-words">
            {before !== undefined && (
              <>
                <span className="text-soft">{t('log.before')}: </span>
                <del className="decoration-soft/60">{words.value(before, { name, currency })}</del>
              </>
            )}
          </dd>
          <dd className="min-w-0 break-words">
            {after !== undefined && (
              <>
                <span className="text-soft">{t('log.after')}: </span>
                <ins className="font-medium no-underline">{words.value(after, { name, currency })}</ins>
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
