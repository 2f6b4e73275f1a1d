import type { CsvMapping, StatementPreview } from '@event-planner/contracts/bank-statements';
import { mostStatementBytes } from '@event-planner/contracts/bank-statements';
import { useQuery } from '@tanstack/react-query';
import { clsx } from 'clsx';
import { FileUp } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { controlClass } from '../../../components/field.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { Refusal } from '../../../components/refusal.tsx';
import { getImports, useImport, usePreview } from '../api/transfers.ts';
import { MappingFields } from './mapping-fields.tsx';

/** A statement of the bank: chosen, understood, corrected where need be, and read. */
export function ImportPanel({ organizerId }: { readonly organizerId: string }) {
  const { t } = useTranslation('money');
  const id = useId();
  const preview = usePreview(organizerId);
  const read = useImport(organizerId);
  const [file, setFile] = useState<File>();
  const [mapping, setMapping] = useState<CsvMapping>();
  const isTooLarge = file !== undefined && file.size > mostStatementBytes;
  const take = (chosen: File | undefined): void => {
    setFile(chosen);
    setMapping(undefined);
    read.reset();
    preview.reset();
    if (chosen !== undefined && chosen.size <= mostStatementBytes)
      preview.mutate(chosen, { onSuccess: guessed => setMapping(guessed.mapping ?? undefined) });
  };
  return (
    <Panel title={t('transfers.import')} text={t('transfers.importText')}>
      <label htmlFor={id} className="mb-1.5 block font-semibold">
        {t('transfers.file')}
      </label>
      <input
        id={id}
        type="file"
        accept=".csv,.txt,.xml,.camt"
        className={clsx(controlClass, 'file:me-3 file:font-semibold')}
        onChange={event => take(event.target.files?.[0])}
      />
      {isTooLarge && (
        <Notice tone="bad" announce className="mt-4">
          {t('transfers.tooLarge')}
        </Notice>
      )}
      <Refusal error={preview.error} className="mt-4" />
      {file !== undefined && preview.data !== undefined && !read.isSuccess && (
        <div className="mt-5 space-y-5">
          <Understood preview={preview.data} mapping={mapping} onChange={setMapping} />
          <Refusal error={read.error} />
          {read.isPending && <Progress organizerId={organizerId} />}
          <Button busy={read.isPending} onClick={() => read.mutate({ file, mapping: mapping ?? null })}>
            <FileUp aria-hidden className="size-4.5" />
            {t('transfers.read')}
          </Button>
        </div>
      )}
      {read.data !== undefined && (
        <Notice tone={read.data.failure === null ? 'good' : 'warning'} announce className="mt-4">
          {t('transfers.done', {
            lines: read.data.lines,
            fresh: read.data.newLines,
            matched: read.data.matched,
            rejected: read.data.rejected,
          })}
          {read.data.failure !== null && <p className="mt-1">{t('transfers.failure', { reason: read.data.failure })}</p>}
        </Notice>
      )}
    </Panel>
  );
}

interface UnderstoodProps {
  readonly preview: StatementPreview;
  readonly mapping: CsvMapping | undefined;
  readonly onChange: (mapping: CsvMapping) => void;
}

function Understood({ preview, mapping, onChange }: UnderstoodProps) {
  const { t } = useTranslation('money');
  if (preview.format === 'camt') return <Notice>{t('transfers.camt')}</Notice>;
  return mapping && <MappingFields preview={preview} mapping={mapping} onChange={onChange} />;
}

/** Of the one that is being read now, which is the newest. */
function Progress({ organizerId }: { readonly organizerId: string }) {
  const { t } = useTranslation('money');
  const newest = useQuery(getImports(organizerId, true)).data?.items[0];
  return (
    <p role="status" className="text-soft">
      {t('transfers.reading', { lines: newest?.finishedAt === null ? newest.lines : 0 })}
    </p>
  );
}
