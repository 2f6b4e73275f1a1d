import type { Plan } from './plan.ts';
import { noSelection, type Selection } from './selection.ts';

/** What was done, where one was after it. Plans share what a step left alone, so that a long history is cheap. */
export interface Step<Name extends string = string> {
  readonly name: Name;
  readonly plan: Plan;
  readonly selection: Selection;
  /** Steps of one drag or one word being typed carry the same group and count as one. */
  readonly group?: string | undefined;
}

export interface History<Name extends string = string> {
  /** Never empty; the first step is how it began. */
  readonly steps: readonly Step<Name>[];
  /** The step that stands; those behind it can be redone. */
  readonly at: number;
}

const mostSteps = 200;

export const startHistory = <Name extends string>(name: Name, plan: Plan): History<Name> => ({
  steps: [{ name, plan, selection: noSelection }],
  at: 0,
});

export function record<Name extends string>({ steps, at }: History<Name>, step: Step<Name>): History<Name> {
  const last = steps[at];
  const merges = at > 0 && step.group !== undefined && last?.group === step.group;
  const kept = [...steps.slice(0, merges ? at : at + 1), step];
  const dropped = Math.max(0, kept.length - mostSteps);
  return { steps: kept.slice(dropped), at: kept.length - dropped - 1 };
}

export const current = <Name extends string>({ steps, at }: History<Name>): Step<Name> => {
  const step = steps[at];
  if (step === undefined) throw new Error(`a history of ${steps.length} steps has none at ${at}`);
  return step;
};
export const undone = <Name extends string>(history: History<Name>): History<Name> => jumpedTo(history, history.at - 1);
export const redone = <Name extends string>(history: History<Name>): History<Name> => jumpedTo(history, history.at + 1);
export const jumpedTo = <Name extends string>(history: History<Name>, at: number): History<Name> =>
  at < 0 || at >= history.steps.length ? history : { ...history, at };
export const canUndo = ({ at }: History): boolean => at > 0;
export const canRedo = ({ steps, at }: History): boolean => at < steps.length - 1;
