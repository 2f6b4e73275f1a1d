/** What a thing is, which decides its shape and colour. */
export type Kind = 'person' | 'outside' | 'app' | 'edge' | 'service' | 'store' | 'topic' | 'queue' | 'trouble' | 'network';

export const kinds: Readonly<Record<Kind, string>> = {
  person: 'person',
  outside: 'outside of the system',
  app: 'page application',
  edge: 'edge',
  service: 'service',
  store: 'store',
  topic: 'message',
  queue: 'queue',
  trouble: 'dead letters',
  network: 'network',
};

export interface Node {
  readonly id: string;
  readonly kind: Kind;
  readonly label: string;
  /** Smaller lines below the label. */
  readonly details?: readonly string[];
}

/** A frame around nodes. */
export interface Group {
  readonly id: string;
  readonly label: string;
  readonly nodes: readonly Node[];
  readonly groups?: readonly Group[];
}

export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly label?: string;
  /** 'none' is not drawn: it only places its ends. @default 'solid' */
  readonly line?: 'solid' | 'dashed' | 'none';
  /** An arrow that does not pull its ends together. @default it does */
  readonly loose?: boolean;
}

/** A picture as data; SVG and Mermaid are made from it. */
export interface Diagram {
  /** The file's name. */
  readonly name: string;
  readonly title: string;
  /** What it shows, for who cannot see it. */
  readonly description: string;
  readonly direction: 'LR' | 'TB';
  readonly groups: readonly Group[];
  readonly arrows: readonly Arrow[];
}

export const nodesIn = (groups: readonly Group[]): readonly Node[] =>
  groups.flatMap(group => [...group.nodes, ...nodesIn(group.groups ?? [])]);
