/** A condition with a name, and the sentence that documents it. */
export interface Guard<Facts> {
  readonly says: string;
  readonly holds: (facts: Facts) => boolean;
}

/**
 * What may become of something, as data: state × occurrence → guard, next. Whatever is not here cannot happen. Code follows it by `follow`, the README is drawn from
 * it, and tests go through it.
 */
export type Lifecycle<State extends string, Occurrence extends string, Name extends string> = Readonly<
  Record<State, Partial<Record<Occurrence, { readonly guard: Name; readonly next: State }>>>
>;

/** One row of a table. */
export interface Step {
  readonly from: string;
  readonly on: string;
  readonly guard: string;
  readonly to: string;
}

export const stepsOf = (table: Readonly<Record<string, object>>): readonly Step[] =>
  Object.entries(table).flatMap(([from, row]) =>
    Object.entries(row as Readonly<Record<string, { guard: string; next: string }>>).map(([on, { guard, next }]) => ({
      from,
      on,
      guard,
      to: next,
    })),
  );

/** As the README has it: a drawing, and what the guards mean. */
export function draw(table: Readonly<Record<string, object>>, guards: Readonly<Record<string, { readonly says: string }>>): string {
  const steps = stepsOf(table).map(({ from, on, guard, to }) => `  ${from} --> ${to}: ${on} [${guard}]`);
  const names = Object.entries(guards).map(([name, { says }]) => `| \`${name}\` | ${says} |`);
  return ['```mermaid', 'stateDiagram-v2', ...steps, '```', '', '| guard | holds when |', '|---|---|', ...names].join('\n');
}
