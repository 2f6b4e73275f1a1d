/** A state of Amazon States Language, as it is written in a state machine's definition. */
export type State = Readonly<Record<string, unknown>> & { readonly Type: string };
export interface Machine {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

type Named = readonly [name: string, state: State];

/** States one after another; one that says where it goes itself, or ends, is left as it is. */
export function inOrder(...steps: readonly Named[]): Machine {
  const states = steps.map(([name, state], at): Named => {
    const next = steps[at + 1]?.[0];
    const onward = next === undefined ? { End: true } : { Next: next };
    return [name, 'Next' in state || 'End' in state || endless.has(state.Type) ? state : { ...state, ...onward }];
  });
  return { StartAt: steps[0]?.[0] ?? '', States: Object.fromEntries(states) };
}
const endless = new Set(['Choice', 'Succeed', 'Fail']);

/** A call of an AWS API in the machine's own region, or of a global one; tried again when AWS is busy. */
export const call = (action: `${string}:${string}`, parameters: object, more: object = {}): State => ({
  Type: 'Task',
  Resource: `arn:aws:states:::aws-sdk:${action}`,
  Parameters: parameters,
  Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 2, BackoffRate: 2, MaxAttempts: 4 }],
  ResultPath: null,
  ...more,
});

export const wait = (seconds: number, next: string): State => ({ Type: 'Wait', Seconds: seconds, Next: next });

/** What goes wrong in a state leads there, and the execution goes on. */
export const otherwise = (next: string): object => ({ Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: null, Next: next }] });

export const allAtOnce = (branches: readonly Machine[], more: object = {}): State => ({
  Type: 'Parallel',
  Branches: branches,
  ResultPath: null,
  ...more,
});
