import type { AuditFilters } from '@event-planner/contracts/audit';
import { FileDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { useAuditExport } from './api.ts';

/** Takes along what is listed, all pages of it. */
export function ExportButtons({ filters }: { readonly filters: AuditFilters }) {
  const { t } = useTranslation('audit');
  const { locale } = useFormat();
  const made = useAuditExport(filters);
  const megabytes = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(made.bytes / 1_000_000);
  return (
    <div className="flex flex-wrap items-center gap-2">
      {(['csv', 'jsonl'] as const).map(format => (
        <Button
          key={format}
          look="secondary"
          size="small"
          busy={made.isPending && made.variables === format}
          onClick={() => made.mutate(format)}
        >
          <FileDown aria-hidden className="size-4" />
          {t(`log.${format}`)}
        </Button>
      ))}
      <p role="status" className="text-sm text-soft tabular-nums">
        {made.isPending && made.bytes > 0 && t('log.exporting', { megabytes })}
      </p>
      <Refusal error={made.error} className="basis-full" />
    </div>
  );
}
