import { useTranslation } from 'react-i18next';
import { useEditorState } from '../../editor/use-editor.ts';
import { isRow, type Item, itemsWith, type TableItem } from '../../plan/plan.ts';
import { Group } from '../parts/group.tsx';
import { ArrangeGroup } from './arrange-group.tsx';
import { BelongsFields } from './belongs-fields.tsx';
import { NumberingGroup } from './numbering-group.tsx';
import { PlanPanel } from './plan-panel.tsx';
import { RowsPanel } from './rows-panel.tsx';
import { SeatsPanel } from './seats-panel.tsx';
import { LabelPanel, LandmarkPanel, StandingPanel } from './shape-panels.tsx';
import { TablesPanel } from './tables-panel.tsx';
import { ToolOptions } from './tool-options.tsx';

/** What can be set at the moment: the tool's options, and what is selected. */
export function PropertiesPanel() {
  const [plan, selection, tool] = [
    useEditorState(state => state.plan),
    useEditorState(state => state.selection),
    useEditorState(state => state.tool),
  ];
  const draws = tool !== 'select' && tool !== 'seats' && tool !== 'hand';
  const items = itemsWith(plan, selection.items);
  if (selection.seats.size > 0) return <SeatsPanel />;
  return (
    <>
      {draws && <ToolOptions tool={tool} />}
      {items.length > 0 && (
        <>
          <ItemsPanel items={items} />
          <ArrangeGroup />
        </>
      )}
      {items.length === 0 && !draws && <PlanPanel />}
    </>
  );
}

function ItemsPanel({ items }: { readonly items: readonly Item[] }) {
  const { t } = useTranslation('seatEditor');
  const [only] = items;
  if (items.every(isRow)) return <RowsPanel rows={items} />;
  if (items.every((item): item is TableItem => item.type === 'table')) return <TablesPanel tables={items} />;
  if (items.length === 1 && only?.type === 'standing') return <StandingPanel area={only} />;
  if (items.length === 1 && only?.type === 'landmark') return <LandmarkPanel landmark={only} />;
  if (items.length === 1 && only?.type === 'label') return <LabelPanel label={only} />;
  return (
    <>
      <Group title={t('heading.things', { count: items.length })}>
        <BelongsFields items={items} />
      </Group>
      {items.some(item => item.type === 'row' || item.type === 'table') && <NumberingGroup />}
    </>
  );
}
