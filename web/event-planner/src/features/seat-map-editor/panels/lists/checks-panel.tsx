import { CircleAlert, Info, ScanSearch } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../components/button.tsx';
import { Notice } from '../../../../components/notice.tsx';
import { inputWords } from '../../../../lib/api/input-words.ts';
import { type Finding, isError } from '../../checks/finding.ts';
import type { Checked } from '../../checks/use-findings.ts';
import { placesOfFault, placesOfPath } from '../../checks/where.ts';
import { useEditor, useEditorState } from '../../editor/use-editor.ts';
import type { Selection } from '../../plan/selection.ts';

interface ChecksPanelProps {
  readonly checked: Checked;
  /** Brings a selection into sight. */
  readonly onReveal: (selection: Selection, point: readonly [number, number] | null) => void;
}

/** What is wrong, mistakes first; each can be shown on the plan. */
export function ChecksPanel({ checked, onReveal }: ChecksPanelProps) {
  const { t } = useTranslation('seatEditor');
  const current = useEditorState(({ plan }) => plan === checked.plan);
  const { findings } = checked;
  if (checked.plan === undefined) return <p className="p-4 text-soft">{t('checks.running')}</p>;
  const errors = findings.filter(isError);
  const advice = findings.length - errors.length;
  return (
    <div className="space-y-3 p-4" aria-busy={!current}>
      {errors.length > 0 && <Notice tone="bad">{t('checks.errors', { count: errors.length })}</Notice>}
      {errors.length === 0 && <Notice tone="good">{advice === 0 ? t('checks.none') : t('checks.advice', { count: advice })}</Notice>}
      <ul className="space-y-2">
        {findings.map((finding, at) => (
          <li key={at}>
            <FindingLine finding={finding} onReveal={onReveal} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function FindingLine({ finding, onReveal }: { readonly finding: Finding; readonly onReveal: ChecksPanelProps['onReveal'] }) {
  const { t } = useTranslation('seatEditor');
  const editor = useEditor();
  const bad = isError(finding);
  const Icon = bad ? CircleAlert : Info;
  const title = finding.kind === 'fault' ? t(`fault.${finding.fault.code}`) : inputWords([finding.fault]);
  const where = finding.kind === 'fault' ? whereOf(finding) : '';
  const show = (): void => {
    const places =
      finding.kind === 'fault' ? placesOfFault(editor.state.plan, finding.fault) : placesOfPath(editor.state.plan, finding.fault.path);
    editor.show(places);
    onReveal(places, finding.kind === 'fault' ? finding.fault.point : null);
  };
  return (
    <div className="rounded-control border border-line p-3">
      <p className="flex gap-2 font-medium">
        <Icon aria-hidden className={`mt-0.5 size-5 shrink-0 ${bad ? 'text-danger' : 'text-amber-ink'}`} />
        <span>
          <span className="sr-only">{t(bad ? 'checks.error' : 'checks.adviceOne')}: </span>
          {title}
        </span>
      </p>
      {where !== '' && <p className="mt-1 ps-7 text-sm break-words text-soft">{t('checks.where', { where })}</p>}
      <Button look="secondary" size="small" className="mt-2 ms-7" aria-label={t('checks.showOf', { fault: title })} onClick={show}>
        <ScanSearch aria-hidden className="size-4" />
        {t('checks.show')}
      </Button>
    </div>
  );
}

const mostNamed = 6;

function whereOf({ fault }: Extract<Finding, { kind: 'fault' }>): string {
  const named = fault.seats.length > 0 ? fault.seats : fault.rows.length > 0 ? fault.rows : fault.areas;
  return `${named.slice(0, mostNamed).join(', ')}${named.length > mostNamed ? ', …' : ''}`;
}
