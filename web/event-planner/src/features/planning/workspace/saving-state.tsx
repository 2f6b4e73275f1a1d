import { CircleAlert, CloudCheck, CloudOff, CloudUpload, GitMerge, PencilLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { ApiError } from '../../../lib/api/api-error.ts';
import { keptSeatsOf } from '../api/save-plan.ts';
import type { SavingState } from '../../../lib/saving/draft.ts';

const icons = {
  saved: CloudCheck,
  saving: CloudUpload,
  incomplete: PencilLine,
  unreachable: CloudOff,
  overtaken: GitMerge,
  refused: CircleAlert,
} as const;

interface SavingStateProps {
  readonly state: SavingState;
  /** Edits of a public event wait to be saved on purpose. */
  readonly waiting: boolean;
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly onMerge: () => void;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
}

/** Quiet while all is well; says what to do when it is not. */
export function SavingStateView({ state, waiting, error, onRetry, onMerge, onSave, onDiscard }: SavingStateProps) {
  const { t } = useTranslation('organizing');
  const Icon = waiting ? PencilLine : icons[state];
  const loud = state === 'unreachable' || state === 'overtaken' || state === 'refused';
  const detail = state === 'refused' && error instanceof ApiError ? error.message : undefined;
  const kept = state === 'refused' ? keptSeatsOf(error) : [];
  return (
    <div className={`flex min-h-9 flex-wrap items-center gap-2 text-sm ${loud ? 'font-medium text-danger' : 'text-soft'}`}>
      <Icon aria-hidden className="size-4.5 shrink-0" />
      <span role="status" data-saving={state}>
        {t(waiting ? 'saving.waiting' : `saving.${state}`)} {detail}
      </span>
      {waiting && (
        <>
          <Button size="small" onClick={onSave}>
            {t('saving.save')}
          </Button>
          <Button look="quiet" size="small" onClick={onDiscard}>
            {t('saving.discard')}
          </Button>
        </>
      )}
      {state === 'unreachable' && (
        <Button look="secondary" size="small" onClick={onRetry}>
          {t('saving.retry')}
        </Button>
      )}
      {state === 'overtaken' && (
        <Button look="secondary" size="small" onClick={onMerge}>
          {t('saving.merge')}
        </Button>
      )}
      {kept.length > 0 && (
        <details className="basis-full">
          <summary className="inline-block min-h-9 py-1.5 font-semibold">{t('saving.keptSeats', { count: kept.length })}</summary>
          <ul className="max-h-48 overflow-y-auto rounded-control bg-danger-tint p-3">
            {kept.map(({ seat, because }) => (
              <li key={seat}>
                {seat}: {t(`saving.${because}`)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
