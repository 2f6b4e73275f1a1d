import { type ReactNode, useEffect, useState } from 'react';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { createEditor, type Editor } from './editor/editor.ts';
import { EditorContext } from './editor/use-editor.ts';
import { StartPage } from './frame/start-page.tsx';
import { fromSeatMap } from './plan/convert.ts';
import { DraftNotice } from './saving/draft-notice.tsx';
import { type Draft, dropDraft, findDraft } from './saving/draft-store.ts';
import type { Archive, PlanSource } from './saving/plan-source.ts';
import { type TemplateName, templates } from './templates/templates.ts';
import { useTemplateWords } from './templates/use-template-words.ts';
import { Workspace } from './workspace.tsx';

interface SeatMapEditorProps {
  readonly source: PlanSource;
  /** Undefined where nothing is saved but in this browser. */
  readonly archive?: Archive;
  readonly back: ReactNode;
}

interface Begun {
  readonly editor: Editor;
  readonly source: PlanSource;
  /** When the unsaved work that was found is from. */
  readonly restoredAt?: number;
}

/** Draws and changes a plan. Unsaved work of before is taken up again; a new plan begins with a template. */
export function SeatMapEditor({ source, archive, back }: SeatMapEditorProps) {
  const words = useTemplateWords();
  const [begun, setBegun] = useState<Begun | 'looking' | 'choosing'>('looking');
  useEffect(() => {
    let gone = false;
    void findDraft(source.draftKey).then(draft => {
      if (!gone) setBegun(begin(source, draft) ?? 'choosing');
    });
    return () => void (gone = true);
  }, [source]);
  if (begun === 'looking') return <EditorSkeleton />;
  if (begun === 'choosing') {
    const choose = (name: TemplateName): void => setBegun({ source, editor: createEditor(templates[name](words), { saved: undefined }) });
    return (
      <StartPage
        back={back}
        onChoose={choose}
        onOpen={(document, name) =>
          setBegun({ source: { ...source, name }, editor: createEditor(fromSeatMap(document), { saved: undefined }) })
        }
      />
    );
  }
  const { restoredAt } = begun;
  const discard = (): void => {
    setBegun(begin(source, undefined) ?? 'choosing');
    void dropDraft(source.draftKey);
  };
  return (
    <EditorContext value={begun.editor}>
      <Workspace
        source={begun.source}
        archive={archive}
        back={back}
        notice={restoredAt === undefined ? null : <DraftNotice at={restoredAt} onDiscard={discard} />}
        key={restoredAt}
      />
    </EditorContext>
  );
}

/** The saved plan with the draft as a step upon it; the draft alone where nothing was saved; undefined where there is neither. */
function begin(source: PlanSource, draft: Draft | undefined): Begun | undefined {
  const saved = source.document === undefined ? undefined : fromSeatMap(source.document);
  if (draft === undefined) return saved && { source, editor: createEditor(saved, { saved }) };
  const kept = fromSeatMap(draft.document);
  const editor = createEditor(saved ?? kept, { saved });
  if (saved !== undefined) editor.apply('load', () => kept);
  return { source: { ...source, name: draft.name, basedOn: draft.basedOn }, editor, restoredAt: draft.at };
}

export const EditorSkeleton = () => (
  <Loading className="fixed inset-0 flex flex-col gap-2 p-2">
    <Skeleton className="h-12 shrink-0" />
    <Skeleton className="grow" />
  </Loading>
);
