import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { planColors } from '../../lib/seat-plan/plan-colors.ts';
import { useIsDark } from '../../lib/theme.ts';
import { startCanvas } from './canvas/start-canvas.ts';
import type { View } from './canvas/view.ts';
import { useEditor, useEditorState } from './editor/use-editor.ts';
import type { useShortcuts } from './keyboard/use-shortcuts.ts';
import type { Stage, Tool } from './tools/tool.ts';

interface EditorCanvasProps {
  readonly view: RefObject<View | undefined>;
  readonly tool: RefObject<Tool | undefined>;
  readonly onKeyDown: ReturnType<typeof useShortcuts>['onPlan'];
  readonly names: Stage['names'];
  readonly editName: () => void;
  readonly onZoom: (scale: number) => void;
}

/** The plan to draw on. By keyboard it is one widget, whose changes the announcer reads out; the outline offers the same as text. */
export function EditorCanvas({ view, tool, onKeyDown, names, editName, onZoom }: EditorCanvasProps) {
  const { t } = useTranslation('seatEditor');
  const editor = useEditor();
  const [frame, base, over] = [useRef<HTMLDivElement>(null), useRef<HTMLCanvasElement>(null), useRef<HTMLCanvasElement>(null)];
  const dark = useIsDark();
  const colors = planColors[dark ? 'dark' : 'light'];
  const grid = useEditorState(({ settings }) => (settings.showsGrid ? settings.grid : 0));
  const stageNames = useEffectEvent(() => names());
  const stageEditName = useEffectEvent(() => editName());
  const zoomed = useEffectEvent((scale: number) => onZoom(scale));
  const look = useEffectEvent(() => ({ colors, grid }));
  useEffect(() => {
    if (frame.current === null || base.current === null || over.current === null) return;
    const stage = { editor, names: () => stageNames(), editName: () => stageEditName() };
    return startCanvas(
      { element: frame.current, base: base.current, over: over.current },
      { ...stage, ...look(), view, tool, onZoom: scale => zoomed(scale) },
    );
  }, [editor, view, tool]);
  useEffect(() => view.current?.show({ colors, grid }), [view, colors, grid]);
  return (
    <div
      ref={frame}
      role="application"
      aria-roledescription={t('editor.canvasRole')}
      aria-label={t('editor.canvas')}
      aria-describedby="seat-editor-help"
      tabIndex={0}
      onKeyDown={onKeyDown}
      className="relative size-full touch-none overflow-hidden bg-surface outline-none select-none focus-visible:outline-3 focus-visible:-outline-offset-3"
    >
      <canvas ref={base} className="pointer-events-none absolute inset-0 size-full" />
      <canvas ref={over} className="pointer-events-none absolute inset-0 size-full" />
      <p id="seat-editor-help" className="sr-only">
        {t('editor.canvasHelp')}
      </p>
    </div>
  );
}
