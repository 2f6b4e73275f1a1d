import type { Point } from '../../../lib/seat-plan/camera.ts';
import type { Overlay, View } from '../canvas/view.ts';
import type { Editor } from '../editor/editor.ts';
import type { Place } from '../plan/geometry.ts';
import type { LandmarkKind } from '../plan/plan.ts';

/** A pointer on the plan, with the keys held. */
export interface Press {
  readonly at: Place;
  readonly screen: Point;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly touch: boolean;
}

/** What new things are called in the reader's language. */
export interface Names {
  readonly section: string;
  readonly standing: string;
  readonly label: string;
  readonly landmark: (kind: LandmarkKind) => string;
}

/** What a tool works on and with. */
export interface Stage {
  readonly editor: Editor;
  readonly view: View;
  readonly names: () => Names;
  /** Puts the cursor into the field with the name of what is selected. */
  readonly editName: () => void;
}

/** A press that moves. What it comes to is drawn while it moves, and done when it ends. */
export interface Drag {
  readonly move: (press: Press) => void;
  readonly end: (press: Press) => void;
  readonly cancel: () => void;
  readonly paint?: (over: Overlay) => void;
  /** Begins with the press itself, not only with movement. */
  readonly eager?: boolean;
}

export interface Tool {
  readonly cursor: string;
  /** A drag that begins here, if one can. */
  readonly press?: (press: Press) => Drag | undefined;
  /** A press that did not move. */
  readonly click?: (press: Press) => void;
  readonly doubleClick?: (press: Press) => void;
  readonly hover?: (press: Press | undefined) => void;
  /** True when the key meant something to the tool. */
  readonly key?: (key: string) => boolean;
  readonly paint?: (over: Overlay) => void;
  /** Another tool is taken: what is unfinished is dropped. */
  readonly leave?: () => void;
}
