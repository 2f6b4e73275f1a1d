import { paintBand } from '../canvas/paint-selection.ts';
import { drawnCategory } from '../editor/editor.ts';
import { boxAround, type Place } from '../plan/geometry.ts';
import { itemsIn, seatsIn, seatsUnderStroke } from '../plan/hit.ts';
import { paintItems, paintSeatsOf } from '../plan/paint.ts';
import { itemOfSeat, type SeatKey } from '../plan/places.ts';
import type { Key, Plan } from '../plan/plan.ts';
import { ofItems, wholeSections } from '../plan/selection.ts';
import type { Drag, Press, Stage, Tool } from './tool.ts';

/** Paints categories: a brush drawn over seats, or a band around them; one stroke is one step. */
export function paintTool(stage: Stage): Tool {
  const { editor, view } = stage;
  let pointer: Place | undefined;
  return {
    cursor: 'none',
    hover: press => {
      pointer = press?.at;
      view.requestOverlay();
    },
    press: press =>
      editor.state.settings.brush.shape === 'band' ? bandDrag(stage, press) : strokeDrag(stage, press, at => void (pointer = at)),
    paint: ({ brush, camera, colors, toScreen }) => {
      if (pointer === undefined) return;
      const category = editor.state.plan.categories.find(({ id }) => id === drawnCategory(editor.state));
      brush.beginPath();
      brush.arc(...toScreen(pointer), Math.max(4, editor.state.settings.brush.radius * camera.scale), 0, 2 * Math.PI);
      brush.globalAlpha = 0.4;
      brush.fillStyle = category?.color ?? colors.brand;
      brush.fill();
      brush.globalAlpha = 1;
      brush.lineWidth = 1.5;
      brush.strokeStyle = colors.ink;
      brush.stroke();
    },
    leave: () => {
      pointer = undefined;
      view.requestOverlay();
    },
  };
}

interface Reached {
  readonly seats: ReadonlySet<SeatKey>;
  readonly items: ReadonlySet<Key>;
}

/** Paints what a stroke or band reached, as far as the brush is set to reach. */
function painted({ editor }: Stage, plan: Plan, { seats, items }: Reached): Plan {
  const { reach } = editor.state.settings.brush;
  const category = drawnCategory(editor.state);
  if (reach === 'seats') return paintItems(paintSeatsOf(plan, seats, category), items, category);
  const touched = ofItems(items.union(new Set([...seats].map(itemOfSeat))));
  return paintItems(plan, reach === 'rows' ? touched.items : wholeSections(plan, touched).items, category);
}

let strokes = 0;

function strokeDrag(stage: Stage, start: Press, follow: (at: Place) => void): Drag {
  const { editor, view } = stage;
  const group = `stroke ${++strokes}`;
  const before = editor.state.history.at;
  let last = start.at;
  return {
    eager: true,
    move: press => {
      const { seats, standing } = seatsUnderStroke(editor.state.plan, {
        from: last,
        to: press.at,
        radius: editor.state.settings.brush.radius,
      });
      last = press.at;
      follow(press.at);
      if (seats.size + standing.size > 0) editor.apply('paint', plan => painted(stage, plan, { seats, items: standing }), group);
      view.requestOverlay();
    },
    end: () => view.requestOverlay(),
    cancel: () => editor.state.history.at > before && editor.undo(),
  };
}

function bandDrag(stage: Stage, start: Press): Drag {
  const { editor, view } = stage;
  let box = boxAround([start.at]);
  return {
    move: press => {
      box = boxAround([start.at, press.at]);
      view.requestOverlay();
    },
    end: () => {
      const { plan } = editor.state;
      const standing = [...itemsIn(plan, box).items].filter(key => plan.items.some(item => item.key === key && item.type === 'standing'));
      editor.apply('paint', now => painted(stage, now, { seats: seatsIn(now, box).seats, items: new Set(standing) }));
      view.requestOverlay();
    },
    cancel: () => view.requestOverlay(),
    paint: over => paintBand(over, box),
  };
}
