import type { Machine, State } from './states.ts';

/** What a walk's tasks are answered with. Throws to fail. */
export type Answer = (action: string, parameters: Record<string, unknown>) => unknown;

export interface Walked {
  readonly ended: 'succeeded' | 'failed';
  /** The last state on the top level. */
  readonly last: string;
  /** What it would have taken, if every call were answered at once. */
  readonly seconds: number;
}

class Failed extends Error {}

/** Runs a definition as Step Functions would, as far as our machines go, without a clock: waits and retries only add up. */
export function walk(machine: Machine, input: object, answer: Answer): Walked {
  try {
    return { ended: 'succeeded', ...walkMachine(machine, input, answer) };
  } catch (error) {
    if (error instanceof Failed) return { ended: 'failed', last: error.message, seconds: 0 };
    throw error;
  }
}

type Data = Record<string, unknown>;
interface Step {
  readonly next: string | undefined;
  readonly data: Data;
  readonly seconds: number;
}

function walkMachine(machine: Machine, input: object, answer: Answer): { last: string; seconds: number } {
  let name: string | undefined = machine.StartAt;
  let [data, seconds, last, steps] = [{ ...input } as Data, 0, '', 0];
  while (name !== undefined) {
    const state: State | undefined = machine.States[name];
    if (!state) throw new Error(`there is no state ${name}`);
    if (++steps > 1000) throw new Error(`${name} goes round for ever`);
    last = name;
    const step: Step = walkState(state, data, answer);
    [name, data, seconds] = [step.next, step.data, seconds + step.seconds];
  }
  return { last, seconds };
}

function walkState(state: State, data: Data, answer: Answer): Step {
  const next = state['Next'] as string | undefined;
  switch (state.Type) {
    case 'Pass':
    case 'Succeed':
      return { next, data, seconds: 0 };
    case 'Wait':
      return { next, data, seconds: Number(state['Seconds']) };
    case 'Choice': {
      const chosen = (state['Choices'] as Data[]).find(rule => holds(rule, data));
      return { next: (chosen?.['Next'] ?? state['Default']) as string, data, seconds: 0 };
    }
    case 'Fail':
      throw new Failed(String(state['Error']));
    default:
      return work(state, data, answer);
  }
}

function work(state: State, data: Data, answer: Answer): Step {
  const next = state['Next'] as string | undefined;
  const retry = (state['Retry'] as Data[] | undefined)?.[0];
  let [seconds, pause] = [0, Number(retry?.['IntervalSeconds'] ?? 0)];
  for (let attempt = 0; ; attempt++)
    try {
      const { result, seconds: taken } = once(state, data, answer);
      return { next, data: placed(state, data, result), seconds: seconds + taken };
    } catch (error) {
      if (attempt < Number(retry?.['MaxAttempts'] ?? 0)) {
        seconds += pause;
        pause = Math.min(pause * Number(retry?.['BackoffRate'] ?? 1), Number(retry?.['MaxDelaySeconds'] ?? Infinity));
        continue;
      }
      const caught = (state['Catch'] as Data[] | undefined)?.[0];
      if (caught) return { next: caught['Next'] as string, data, seconds };
      throw error instanceof Failed ? error : new Failed(String(error));
    }
}

function once(state: State, data: Data, answer: Answer): { result: unknown; seconds: number } {
  if (state.Type === 'Parallel') {
    const branches = (state['Branches'] as Machine[]).map(branch => walkMachine(branch, data, answer));
    return { result: branches, seconds: Math.max(...branches.map(({ seconds }) => seconds)) };
  }
  const action = String(state['Resource']).replace(/^arn:aws:states:::(aws-sdk:)?/, '');
  return { result: answer(action, filled(state['Parameters'] as Data, data)), seconds: 0 };
}

function placed(state: State, data: Data, result: unknown): Data {
  const path = state['ResultPath'] as string | null;
  if (path === null) return data;
  const selected = state['ResultSelector'] ? filled(state['ResultSelector'] as Data, result) : result;
  return { ...data, [path.slice(2)]: selected };
}

/** A template whose keys that end in `.$` hold paths. */
const filled = (template: Data, data: unknown): Data =>
  Object.fromEntries(
    Object.entries(template).map(([key, value]) => (key.endsWith('.$') ? [key.slice(0, -2), valueOf(String(value), data)] : [key, value])),
  );

function valueOf(path: string, data: unknown): unknown {
  if (path.startsWith('States.Format')) return path;
  return path
    .slice(1)
    .match(/\[\?.*?\)\]|\[\d+\]|\.[A-Za-z]+/g)
    ?.reduce<unknown>((value, step) => {
      const filter = /^\[\?\(@\.(\w+)=='([\w:-]+)'\)\]$/.exec(step);
      if (filter) return (value as Data[]).filter(one => one[String(filter[1])] === filter[2]);
      if (step.startsWith('[')) return (value as unknown[])[Number(step.slice(1, -1))];
      if (Array.isArray(value)) return value.map(one => (one as Data)[step.slice(1)]);
      return (value as Data | undefined)?.[step.slice(1)];
    }, data);
}

function holds(rule: Data, data: Data): boolean {
  if (rule['And']) return (rule['And'] as Data[]).every(one => holds(one, data));
  if (rule['Not']) return !holds(rule['Not'] as Data, data);
  const value = valueOf(String(rule['Variable']), data);
  if ('IsPresent' in rule) return (value !== undefined) === rule['IsPresent'];
  if ('IsNull' in rule) return (value === null) === rule['IsNull'];
  if ('NumericGreaterThanEquals' in rule) return Number(value) >= Number(rule['NumericGreaterThanEquals']);
  return value === (rule['StringEquals'] ?? rule['BooleanEquals']);
}
