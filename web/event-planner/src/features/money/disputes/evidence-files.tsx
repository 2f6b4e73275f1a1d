import {
  type DisputeDetail,
  type EvidenceFile,
  EvidenceFileKind,
  evidenceFileTypes,
  mostEvidenceBytes,
  mostEvidenceFileBytes,
} from '@event-planner/contracts/disputes';
import { Paperclip, Trash2 } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { controlClass } from '../../../components/field.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { isRefusal } from '../../../lib/api/api-error.ts';
import { useOwnOrganizer } from '../../../lib/organizing/own-organizer.ts';
import { useSetEvidenceFile } from '../api/disputes.ts';

const megabytes = mostEvidenceFileBytes / 1024 / 1024;
const together = mostEvidenceBytes / 1024 / 1024;

/** What the bank is shown beside words: one file of each kind, uploaded at once. Of what is answered, only those there are. */
export function EvidenceFiles({ dispute, open }: { readonly dispute: DisputeDetail; readonly open: boolean }) {
  const { t, i18n } = useTranslation('money');
  const number = new Intl.NumberFormat(i18n.language);
  const kinds = EvidenceFileKind.options.filter(kind => open || dispute.files.some(file => file.kind === kind));
  if (kinds.length === 0) return null;
  return (
    <fieldset className="space-y-3">
      <legend className="font-semibold">{t('disputes.filesTitle')}</legend>
      {open && <p className="text-sm text-soft">{t('disputes.filesText', { megabytes, together: number.format(together) })}</p>}
      {kinds.map(kind => (
        <FileOfKind key={kind} kind={kind} dispute={dispute} open={open} />
      ))}
    </fieldset>
  );
}

interface FileOfKindProps {
  readonly kind: EvidenceFileKind;
  readonly dispute: DisputeDetail;
  readonly open: boolean;
}

function FileOfKind({ kind, dispute, open }: FileOfKindProps) {
  const { t, i18n } = useTranslation('money');
  const organizer = useOwnOrganizer();
  const id = useId();
  const set = useSetEvidenceFile(organizer.id, dispute.id);
  const [refused, setRefused] = useState<Problem>();
  const file = dispute.files.find(one => one.kind === kind);
  const take = (chosen: File | undefined): void => {
    if (chosen === undefined || set.isPending) return;
    set.reset();
    const wrong = wrongWith(chosen);
    setRefused(wrong);
    if (wrong === undefined) set.mutate({ kind, file: chosen });
  };
  // Whoever removed one goes on from where another is chosen.
  const isRemoved = useRef(false);
  const remove = (): void => {
    setRefused(undefined);
    isRemoved.current = true;
    set.mutate({ kind, file: undefined });
  };
  const wrong = refused ?? (set.isError ? reasonOf(set.error) : undefined);
  const uploading = set.isPending ? set.variables.file : undefined;
  const limits = { megabytes, together: new Intl.NumberFormat(i18n.language).format(together) };
  return (
    <div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        {open && file === undefined ? (
          <label htmlFor={id} className="w-60 max-w-full text-sm font-medium">
            {t(`disputes.file_${kind}`)}
          </label>
        ) : (
          <p className="w-60 max-w-full text-sm font-medium">{t(`disputes.file_${kind}`)}</p>
        )}
        {file === undefined ? (
          <input
            ref={input => {
              if (isRemoved.current) input?.focus();
              isRemoved.current = false;
            }}
            id={id}
            type="file"
            accept={evidenceFileTypes.join(',')}
            className={`${controlClass} w-auto max-w-full grow text-sm file:me-3 file:font-semibold`}
            disabled={set.isPending}
            aria-invalid={wrong !== undefined || undefined}
            aria-describedby={`${id}-below`}
            onChange={event => {
              take(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
        ) : (
          <Attached file={file} onRemove={open ? remove : undefined} />
        )}
      </div>
      <p id={`${id}-below`} role="status" className={wrong === undefined ? 'text-sm text-soft' : 'text-sm font-medium text-danger'}>
        {wrong !== undefined ? t(`disputes.${wrong}`, limits) : uploading && t('disputes.fileUploading', { name: uploading.name })}
      </p>
    </div>
  );
}

interface AttachedProps {
  readonly file: EvidenceFile;
  /** Undefined where it stays. */
  readonly onRemove: (() => void) | undefined;
}

function Attached({ file: { name }, onRemove }: AttachedProps) {
  const { t } = useTranslation('money');
  return (
    <p className="flex min-w-0 grow items-center gap-2">
      <Paperclip aria-hidden className="size-4 shrink-0 text-soft" />
      <span className="min-w-0 wrap-anywhere">{name}</span>
      {onRemove && <IconButton label={t('disputes.fileRemove', { name })} icon={<Trash2 />} onClick={onRemove} />}
    </p>
  );
}

type Problem = 'fileTooLarge' | 'fileNotTaken' | 'filesTooLarge' | 'fileFailed';

const wrongWith = ({ type, size }: File): Problem | undefined => {
  if (size > mostEvidenceFileBytes) return 'fileTooLarge';
  return evidenceFileTypes.some(taken => taken === type) ? undefined : 'fileNotTaken';
};

function reasonOf(error: unknown): Problem {
  if (isRefusal(error, 'body_too_large')) return 'fileTooLarge';
  if (isRefusal(error, 'evidence_file_not_taken')) return 'fileNotTaken';
  return isRefusal(error, 'evidence_too_large') ? 'filesTooLarge' : 'fileFailed';
}
