import { Armchair, Grid3x3, Hand, Landmark, MousePointer2, PaintbrushVertical, Table2, Type, UsersRound, Waves } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type ToolName, toolNames } from '../editor/settings.ts';
import { useEditor, useEditorState } from '../editor/use-editor.ts';
import { shortcuts } from '../keyboard/shortcuts.ts';
import { IconButton } from '../panels/parts/icon-button.tsx';

const icons: Readonly<Record<ToolName, ReactNode>> = {
  select: <MousePointer2 aria-hidden />,
  seats: <Armchair aria-hidden />,
  hand: <Hand aria-hidden />,
  row: <Waves aria-hidden />,
  block: <Grid3x3 aria-hidden />,
  table: <Table2 aria-hidden />,
  standing: <UsersRound aria-hidden />,
  landmark: <Landmark aria-hidden />,
  label: <Type aria-hidden />,
  paint: <PaintbrushVertical aria-hidden />,
};

const keyOf = (tool: ToolName): string =>
  shortcuts.tools.find(([, action]) => action.do === 'tool' && action.tool === tool)?.[0][0]?.toUpperCase() ?? '';

/** The tools, beside the plan on a desk and above it on a phone. */
export function ToolRail() {
  const { t } = useTranslation('seatEditor');
  const editor = useEditor();
  const chosen = useEditorState(state => state.tool);
  return (
    <div
      role="toolbar"
      aria-label={t('editor.tools')}
      aria-orientation="vertical"
      className="flex gap-1 overflow-x-auto border-line bg-surface p-1.5 max-lg:border-b lg:flex-col lg:border-e"
    >
      {toolNames.map(tool => (
        <IconButton
          key={tool}
          label={t(`tool.${tool}`)}
          title={`${t(`tool.${tool}`)} (${keyOf(tool)})`}
          pressed={tool === chosen}
          onClick={() => editor.choose(tool)}
          className="size-11 shrink-0"
        >
          {icons[tool]}
        </IconButton>
      ))}
    </div>
  );
}
