import type { AnswerFile } from '@event-planner/contracts/answers';
import { FileDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOpenAnswerFile } from './api/open-answer-file.ts';

/** A button, because where the file is, is told only when it is asked for. */
export function AnswerFileLink({ file }: { readonly file: AnswerFile }) {
  const { t } = useTranslation();
  const open = useOpenAnswerFile(file.id);
  return (
    <>
      <button
        type="button"
        className="link inline-flex min-h-6 items-center gap-1.5 text-start break-all"
        aria-busy={open.isPending}
        onClick={() => {
          if (!open.isPending) open.mutate();
        }}
      >
        <FileDown aria-hidden className="size-4 shrink-0" />
        {file.name}
      </button>
      {open.isError && (
        <p role="alert" className="mt-1 text-sm font-medium text-danger">
          {t('answerFile.openFailed')}
        </p>
      )}
    </>
  );
}
