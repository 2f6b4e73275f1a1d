import { Tabs } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { isError } from '../checks/finding.ts';
import type { Checked } from '../checks/use-findings.ts';
import { CategoriesPanel } from '../panels/lists/categories-panel.tsx';
import { ChecksPanel } from '../panels/lists/checks-panel.tsx';
import { HistoryPanel } from '../panels/lists/history-panel.tsx';
import { OutlinePanel } from '../panels/lists/outline-panel.tsx';
import { PropertiesPanel } from '../panels/properties/properties-panel.tsx';
import type { Selection } from '../plan/selection.ts';

export const tabNames = ['properties', 'categories', 'outline', 'checks', 'history'] as const;
export type TabName = (typeof tabNames)[number];

interface SidePanelProps {
  readonly tab: TabName;
  readonly onTab: (tab: TabName) => void;
  readonly checked: Checked;
  readonly onReveal: (selection: Selection, point: readonly [number, number] | null) => void;
}

/** Beside the plan on a desk, below it on a phone. */
export function SidePanel({ tab, onTab, checked, onReveal }: SidePanelProps) {
  const { t } = useTranslation('seatEditor');
  const errors = checked.findings.filter(isError).length;
  return (
    <Tabs.Root
      value={tab}
      onValueChange={next => onTab(tabNames.find(name => name === next) ?? 'properties')}
      className="flex min-h-0 flex-col border-line bg-surface max-lg:h-[45dvh] max-lg:border-t lg:w-92 lg:border-s"
    >
      <Tabs.List aria-label={t('editor.panel')} className="flex shrink-0 overflow-x-auto border-b border-line px-1">
        {tabNames.map(name => (
          <Tabs.Trigger
            key={name}
            value={name}
            className="relative min-h-11 grow px-1.5 text-[0.8125rem] font-semibold whitespace-nowrap text-soft hover:text-ink focus-visible:-outline-offset-3 data-[state=active]:text-brand data-[state=active]:shadow-[inset_0_-3px_0_var(--color-brand)]"
          >
            {t(`tab.${name}`)}
            {name === 'checks' && errors > 0 && <span className="ms-1 rounded-full bg-danger px-1.5 text-xs text-paper">{errors}</span>}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      <Tabs.Content
        value={tab}
        className="min-h-0 grow overflow-y-auto overscroll-contain outline-none focus-visible:outline-3 focus-visible:-outline-offset-3"
      >
        {tab === 'properties' && <PropertiesPanel />}
        {tab === 'categories' && <CategoriesPanel />}
        {tab === 'outline' && <OutlinePanel />}
        {tab === 'checks' && <ChecksPanel checked={checked} onReveal={onReveal} />}
        {tab === 'history' && <HistoryPanel />}
      </Tabs.Content>
    </Tabs.Root>
  );
}
