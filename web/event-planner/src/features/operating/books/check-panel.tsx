import { useQuery } from '@tanstack/react-query';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { Refusal } from '../../../components/refusal.tsx';
import { checkBooks } from './api.ts';

/** Works everything out anew, and names what does not agree. */
export function CheckPanel() {
  const { t } = useTranslation('operating');
  const check = useQuery(checkBooks());
  return (
    <Panel
      title={t('books.check')}
      text={t('books.checkText')}
      action={
        <Button look="secondary" size="small" busy={check.isFetching} onClick={() => void check.refetch()}>
          {t('books.checkNow')}
        </Button>
      }
    >
      <Refusal error={check.error} />
      <div role="status">
        <ul className="divide-y divide-line">
          {check.data?.checks.map(({ name, examined, wrong, ids }) => (
            <li key={name} className="flex gap-3 py-2.5">
              {wrong === 0 ? (
                <CircleCheck aria-hidden className="mt-0.5 size-5 shrink-0 text-brand" />
              ) : (
                <CircleAlert aria-hidden className="mt-0.5 size-5 shrink-0 text-danger" />
              )}
              <div className="min-w-0">
                <p className="font-medium">{t(`bookChecks.${name}`)}</p>
                <p className="text-sm text-soft">
                  {wrong === 0 ? t('books.fine', { count: examined }) : t('books.wrong', { count: wrong })}
                </p>
                {ids.length > 0 && <p className="mt-1 text-sm break-all">{ids.join(', ')}</p>}
              </div>
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  );
}
