import { clsx } from 'clsx';
import { Check, DoorOpen, Undo2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { useGateName } from '../../lib/gate-name.ts';
import type { Result } from './engine.ts';

const looks = {
  admitted: { icon: Check, className: 'bg-[#0b6b3a] text-white' },
  left: { icon: DoorOpen, className: 'bg-[#0b4f8a] text-white' },
  undone: { icon: Undo2, className: 'bg-[#4a4f57] text-white' },
  refused: { icon: X, className: 'bg-[#a3160d] text-white' },
} as const;

interface ResultViewProps {
  readonly result: Result | undefined;
  readonly onUndo: (result: Result) => void;
}

/** What is told to whoever stands before the device: by word, sign, colour and place, so that nobody depends on one of them. */
export function ResultView({ result, onUndo }: ResultViewProps) {
  const { t } = useTranslation('door');
  const { locale } = useFormat();
  const outcome = result?.undone === true ? 'undone' : result?.outcome;
  const gateName = useGateName();
  const timeOf = (at: string): string => new Date(at).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' });
  const { icon: Icon, className } = looks[outcome ?? 'undone'];
  const mayUndo =
    result !== undefined && !result.undone && result.ticket !== null && (result.outcome === 'admitted' || result.outcome === 'left');
  return (
    // In sight wherever somebody has scrolled to, such as in a long list of names.
    <section aria-label={t('scan.results')} className="sticky top-0 z-10 bg-paper py-2">
      <div role="alert" aria-atomic="true" key={result?.nonce}>
        {result !== undefined && outcome !== undefined && (
          <div data-outcome={outcome} data-nonce={result.nonce} className={clsx('flex items-start gap-4 rounded-card p-5', className)}>
            <Icon aria-hidden className="size-14 shrink-0" strokeWidth={3} />
            <div className="min-w-0 grow">
              <p className="text-2xl font-bold wrap-anywhere hyphens-auto sm:text-3xl">{t(`outcome.${outcome}`)}</p>
              {result.reason !== null && outcome === 'refused' && <p className="text-xl font-semibold">{t(`reason.${result.reason}`)}</p>}
              {result.ticket !== null && (
                <p className="mt-1 text-lg break-words">
                  {[...new Set([result.ticket.name, result.ticket.type, result.ticket.place])].filter(Boolean).join(' · ')}
                </p>
              )}
              {result.before !== null && (
                <p className="mt-1">
                  {t('outcome.before', {
                    time: timeOf(result.before.at),
                    gate: gateName(result.before.gate),
                    device: result.before.device,
                  })}
                </p>
              )}
              {result.gates !== undefined && result.gates.length > 0 && (
                <p className="mt-1 font-semibold">
                  {t('outcome.elsewhere', {
                    gates: new Intl.ListFormat(locale, { type: 'disjunction' }).format(result.gates.map(gateName)),
                  })}
                </p>
              )}
              {result.offline && <p className="mt-1 text-sm">{t('outcome.offline')}</p>}
            </div>
          </div>
        )}
      </div>
      {mayUndo && (
        <Button look="secondary" className="mt-3" onClick={() => onUndo(result)}>
          <Undo2 aria-hidden className="size-5" />
          {t('scan.undo')}
        </Button>
      )}
    </section>
  );
}
