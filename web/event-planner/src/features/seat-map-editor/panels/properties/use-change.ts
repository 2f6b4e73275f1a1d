import { useEditor } from '../../editor/use-editor.ts';
import { stampOf } from '../../editor/stamp.ts';
import type { StepName } from '../../editor/step.ts';
import type { Key, Plan } from '../../plan/plan.ts';

/** Changes what is selected from a field; what is typed into one field is undone together. */
export function useChange() {
  const editor = useEditor();
  return (step: StepName, field: string, change: (plan: Plan, keys: ReadonlySet<Key>) => Plan): void => {
    const { selection } = editor.state;
    editor.apply(step, plan => change(plan, selection.items), `${field} ${stampOf(selection)}`);
  };
}
