import type { ExportKind } from '@event-planner/contracts/exports';
import { FileDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { useExport } from './api/use-export.ts';
import type { OrderSearch } from './order-search.ts';

interface ExportButtonsProps {
  readonly eventId: string;
  readonly kind: ExportKind;
  /** What is shown is what is taken along. */
  readonly search?: OrderSearch;
}

/** Takes along what is listed, as a table for spreadsheets or for programs; says how much has come while it comes. */
export function ExportButtons({ eventId, kind, search = {} }: ExportButtonsProps) {
  const { t } = useTranslation('organizing');
  const { locale } = useFormat();
  const made = useExport(eventId, search);
  const megabytes = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(made.bytes / 1_000_000);
  return (
    <div className="flex flex-wrap items-center gap-2">
      {(['xlsx', 'csv'] as const).map(format => (
        <Button
          key={format}
          look="secondary"
          size="small"
          busy={made.isPending && made.variables.format === format}
          onClick={() => made.mutate({ kind, format })}
        >
          <FileDown aria-hidden className="size-4" />
          {t(`orders.export_${format}`)}
        </Button>
      ))}
      <p role="status" className="text-sm text-soft tabular-nums">
        {made.isPending && made.bytes > 0 && t('orders.exporting', { megabytes })}
      </p>
      <Refusal error={made.error} className="basis-full" />
    </div>
  );
}
