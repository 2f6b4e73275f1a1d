import type { Hold } from '@event-planner/contracts/booking';
import { Shuffle } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { OrderLines } from '../../components/order-lines.tsx';

interface FoundPanelProps {
  readonly hold: Hold;
  /** How long they are kept. */
  readonly countdown: ReactNode;
  readonly onGo: () => void;
  readonly onOthers: () => void;
  readonly onBack: () => void;
  readonly busy: boolean;
  readonly thereAreNone: boolean;
  readonly problem: ReactNode;
}

/** The seats that were found, in words: what the map shows, for whoever does not see it. */
export function FoundPanel({ hold, countdown, onGo, onOthers, onBack, busy, thereAreNone, problem }: FoundPanelProps) {
  const { t } = useTranslation();
  const seats = hold.lines.filter(line => line.seat !== null).length;
  return (
    <section aria-labelledby="found" className="card flex min-h-0 flex-col overflow-clip shadow-card lg:max-h-full">
      <div className="px-5 pt-4">
        <h2 id="found" className="text-lg">
          {t('best.found', { count: seats })}
        </h2>
        <p role="status" className="text-sm text-soft">
          {t('best.foundText')}
        </p>
      </div>
      <div className="min-h-0 grow overflow-y-auto px-5 pb-2">
        <OrderLines lines={hold.lines} price={hold.price} currency={hold.currency} />
      </div>
      <div className="perforated space-y-3 bg-surface p-5">
        {countdown}
        {thereAreNone && (
          <Notice tone="warning" announce>
            {t('best.noOthers')}
          </Notice>
        )}
        {problem}
        <Button size="large" className="w-full" disabled={busy} onClick={onGo}>
          {t('best.go')}
        </Button>
        <div className="flex flex-wrap gap-2">
          <Button look="secondary" className="grow px-3" busy={busy} onClick={onOthers}>
            {!busy && <Shuffle aria-hidden className="size-4.5" />}
            {t('best.others')}
          </Button>
          <Button look="quiet" className="grow px-3" disabled={busy} onClick={onBack}>
            {t('best.back')}
          </Button>
        </div>
      </div>
    </section>
  );
}
