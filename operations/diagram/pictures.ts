import { systems } from '@event-planner/systems/all';
import { toMermaid } from './mermaid.ts';
import { toSvg } from './svg.ts';
import { diagramsOf } from './views/index.ts';

export interface Picture {
  /** Below docs/diagrams. */
  readonly file: string;
  readonly content: string;
}

/** Every picture of every system, as SVG and as Mermaid. The same value gives the same bytes. */
export const pictures = (all = systems): readonly Picture[] =>
  all.flatMap(system =>
    diagramsOf(system).flatMap(diagram => [
      { file: `${system.name}/${diagram.name}.svg`, content: toSvg(diagram) },
      { file: `${system.name}/${diagram.name}.mmd`, content: toMermaid(diagram) },
    ]),
  );
