import type { RefObject } from 'react';
import type { PlanColors } from '../../../lib/seat-plan/plan-colors.ts';
import type { Editor, EditorState } from '../editor/editor.ts';
import { itemsWith } from '../plan/plan.ts';
import { handlesOf, paintHandles } from '../tools/handles.ts';
import { listenForPointers } from '../tools/pointers.ts';
import type { Drag, Stage, Tool } from '../tools/tool.ts';
import { createTools } from '../tools/tools.ts';
import { paintRings, paintSelected } from './paint-selection.ts';
import { createView, type Overlay, type View } from './view.ts';

interface Elements {
  readonly element: HTMLDivElement;
  readonly base: HTMLCanvasElement;
  readonly over: HTMLCanvasElement;
}

interface Wiring extends Omit<Stage, 'view'> {
  readonly colors: PlanColors;
  readonly grid: number;
  readonly view: RefObject<View | undefined>;
  readonly tool: RefObject<Tool | undefined>;
  readonly onZoom: (scale: number) => void;
}

/** Joins editor, view, tools and pointers; gives back the way to take them apart. */
export function startCanvas(
  { element, base, over }: Elements,
  { editor, names, editName, colors, grid, view: viewRef, tool: toolRef, onZoom }: Wiring,
): () => void {
  const view = createView({ base, over }, { plan: shownPlan(editor.state), colors, grid });
  const tools = createTools({ editor, view, names, editName });
  let drag: Drag | undefined;
  let spaceHeld = false;
  const tool = (): Tool => tools[editor.state.tool];
  const settle = (): void => {
    element.style.cursor = spaceHeld ? 'grab' : tool().cursor;
    toolRef.current = tool();
  };
  viewRef.current = view;
  view.paintOver(overlay => paintOverlay(overlay, { editor, view, drag, tool: tool() }));
  view.onLook(camera => onZoom(camera.scale));
  let before = editor.state;
  const stopEditor = editor.subscribe(() => {
    const now = editor.state;
    if (now.tool !== before.tool) {
      tools[before.tool].leave?.();
      settle();
    }
    before = now;
    view.show({ plan: shownPlan(now) });
  });
  const stopPointers = listenForPointers(element, {
    view,
    tool,
    pans: () => spaceHeld || editor.state.tool === 'hand',
    onDrag: next => {
      drag = next;
      view.requestOverlay();
    },
  });
  const stopSpace = holdSpace(element, held => {
    spaceHeld = held;
    settle();
  });
  const watch = new ResizeObserver(() => view.resize(element.clientWidth, element.clientHeight));
  watch.observe(element);
  settle();
  return () => {
    stopEditor();
    stopPointers();
    stopSpace();
    watch.disconnect();
    view.destroy();
    viewRef.current = toolRef.current = undefined;
  };
}

const shownPlan = ({ plan, preview }: EditorState) => preview ?? plan;

function holdSpace(element: HTMLElement, tell: (held: boolean) => void): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  element.addEventListener('pointerdown', () => element.focus({ preventScroll: true }), { signal });
  element.addEventListener('blur', () => tell(false), { signal });
  for (const type of ['keydown', 'keyup'] as const)
    element.addEventListener(
      type,
      event => {
        if (event.key !== ' ') return;
        event.preventDefault();
        tell(type === 'keydown');
      },
      { signal },
    );
  return () => stop.abort();
}

interface Over {
  readonly editor: Editor;
  readonly view: View;
  readonly drag: Drag | undefined;
  readonly tool: Tool;
}

function paintOverlay(overlay: Overlay, { editor, view, drag, tool }: Over): void {
  const { plan, selection, shown, tool: name } = editor.state;
  const selected = itemsWith(shownPlan(editor.state), selection.items).filter(item => !view.hidden.has(item.key));
  paintSelected(overlay, selected);
  paintRings(overlay, plan, { seats: selection.seats, color: overlay.colors.brand });
  paintSelected({ ...overlay, colors: { ...overlay.colors, brand: shownColor } }, itemsWith(plan, shown.items));
  paintRings(overlay, plan, { seats: shown.seats, color: shownColor });
  const pulls = drag === undefined && (name === 'select' || name === 'seats') && selected.length > 0;
  if (pulls) paintHandles(overlay, handlesOf(selected, view));
  drag?.paint?.(overlay);
  tool.paint?.(overlay);
}

/** What is to be looked at, such as a fault: unlike any category and unlike a selection. */
const shownColor = '#e03131';
