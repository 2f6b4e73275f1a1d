import { useEffect, useEffectEvent, useState } from 'react';
import { isDirty } from '../editor/editor.ts';
import { useEditor } from '../editor/use-editor.ts';
import { toSeatMap } from '../plan/convert.ts';
import { dropDraft, keepDraft } from './draft-store.ts';

interface DraftOf {
  readonly key: string;
  readonly name: string;
  readonly basedOn: string | null;
}

const settleMs = 500;

/** Keeps unsaved work in this browser. False when the browser keeps nothing. */
export function useDraft({ key, name, basedOn }: DraftOf): boolean {
  const editor = useEditor();
  const [keeps, setKeeps] = useState(true);
  const write = useEffectEvent(async (): Promise<void> => {
    if (!isDirty(editor.state)) return dropDraft(key);
    setKeeps(await keepDraft(key, { name, basedOn, document: toSeatMap(editor.state.plan), at: Date.now() }));
  });
  useEffect(() => {
    let [plan, saved] = [editor.state.plan, editor.state.saved];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = (): void => {
      if (timer === undefined) return;
      clearTimeout(timer);
      timer = undefined;
      void write();
    };
    const stop = editor.subscribe(() => {
      if (editor.state.plan === plan && editor.state.saved === saved) return;
      [plan, saved] = [editor.state.plan, editor.state.saved];
      clearTimeout(timer);
      timer = setTimeout(flush, settleMs);
    });
    // A template just chosen is work too.
    if (isDirty(editor.state)) timer = setTimeout(flush, settleMs);
    // Whoever leaves within the pause must not lose the last step.
    const onHide = (): void => flush();
    document.addEventListener('visibilitychange', onHide);
    window.addEventListener('pagehide', onHide);
    return () => {
      stop();
      flush();
      document.removeEventListener('visibilitychange', onHide);
      window.removeEventListener('pagehide', onHide);
    };
  }, [editor]);
  return keeps;
}
