import { answerFileTypes, mostAnswerFileBytes } from '@event-planner/contracts/answers';
import { clsx } from 'clsx';
import { Paperclip, Trash2 } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUploadAnswerFile, useUploadedFile } from '../lib/answer-files/upload-answer-file.ts';
import { isRefusal } from '../lib/api/api-error.ts';
import { Button } from './button.tsx';
import { controlClass } from './field.tsx';

interface FileFieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  readonly required: boolean;
  /** Empty while there is none. */
  readonly fileId: string;
  readonly onChange: (fileId: string | undefined) => void;
}

const megabytes = mostAnswerFileBytes / 1024 / 1024;

/** A file to bring, which is uploaded at once, and to take away again. */
export function FileField({ label, hint, problem, required, fileId, onChange }: FileFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const upload = useUploadAnswerFile();
  const [refused, setRefused] = useState<'tooLarge' | 'notTaken'>();
  const take = (file: File | undefined): void => {
    if (file === undefined || upload.isPending) return;
    upload.reset();
    const wrong = wrongWith(file);
    setRefused(wrong);
    if (wrong === undefined) upload.mutate(file, { onSuccess: uploaded => onChange(uploaded.id) });
  };
  const wrong = refused ?? (upload.isError ? reasonOf(upload.error) : undefined);
  const said = wrong === undefined ? problem : t(`answerFile.${wrong}`, { megabytes });
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block font-semibold">
        {label}
      </label>
      <input
        ref={input}
        id={id}
        type="file"
        accept={answerFileTypes.join(',')}
        className={clsx(controlClass, 'file:me-3 file:font-semibold', fileId !== '' && 'sr-only')}
        aria-required={required}
        aria-invalid={said !== undefined || undefined}
        aria-describedby={`${id}-below`}
        tabIndex={fileId === '' ? undefined : -1}
        onChange={event => {
          take(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      {fileId !== '' && (
        <Chosen
          fileId={fileId}
          onReplace={() => input.current?.click()}
          onRemove={() => {
            onChange(undefined);
            input.current?.focus();
          }}
        />
      )}
      <p role="status" className="text-sm">
        {upload.isPending && t('answerFile.uploading', { name: upload.variables.name })}
      </p>
      <p id={`${id}-below`} className={clsx('mt-1.5 text-sm', said === undefined ? 'text-soft' : 'font-medium text-danger')}>
        {said ?? [hint, t('answerFile.limit', { megabytes })].filter(Boolean).join(' ')}
      </p>
    </div>
  );
}

interface ChosenProps {
  readonly fileId: string;
  readonly onReplace: () => void;
  readonly onRemove: () => void;
}

function Chosen({ fileId, onReplace, onRemove }: ChosenProps) {
  const { t } = useTranslation();
  const name = useUploadedFile(fileId)?.name;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <p className="flex min-w-0 grow items-center gap-2">
        <Paperclip aria-hidden className="size-5 shrink-0 text-soft" />
        <span className="min-w-0 break-words">{name ?? t('answerFile.chosen')}</span>
      </p>
      <Button look="secondary" size="small" onClick={onReplace}>
        {t('answerFile.replace')}
      </Button>
      <Button look="quiet" size="small" aria-label={name === undefined ? undefined : t('answerFile.removeOf', { name })} onClick={onRemove}>
        <Trash2 aria-hidden className="size-4" />
        {t('answerFile.remove')}
      </Button>
    </div>
  );
}

const wrongWith = ({ type, size }: File): 'tooLarge' | 'notTaken' | undefined =>
  size > mostAnswerFileBytes ? 'tooLarge' : answerFileTypes.some(taken => taken === type) ? undefined : 'notTaken';

const reasonOf = (error: unknown): 'tooLarge' | 'notTaken' | 'tooMany' | 'failed' =>
  isRefusal(error, 'body_too_large')
    ? 'tooLarge'
    : isRefusal(error, 'not_a_file')
      ? 'notTaken'
      : isRefusal(error, 'too_many_files')
        ? 'tooMany'
        : 'failed';
