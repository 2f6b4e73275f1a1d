import { SeatMapFault } from '@event-planner/contracts/seat-map';
import { useState } from 'react';
import { z } from 'zod';
import { ApiError, isRefusal } from '../../../lib/api/api-error.ts';
import { type Finding, findingsOf, isError } from '../checks/finding.ts';
import type { Editor } from '../editor/editor.ts';
import { fromSeatMap, toSeatMap } from '../plan/convert.ts';
import { noSelection } from '../plan/selection.ts';
import type { Archive } from './plan-source.ts';

export type Saving =
  | { readonly state: 'idle' | 'busy' }
  | { readonly state: 'refused'; readonly findings: readonly Finding[] }
  | { readonly state: 'outdated' }
  | { readonly state: 'failed'; readonly error: unknown }
  | { readonly state: 'saved'; readonly version: number };

export interface Base {
  readonly name: string;
  readonly basedOn: string | null;
  readonly version: number | undefined;
}

interface SavingOf {
  readonly editor: Editor;
  readonly archive: Archive | undefined;
  readonly base: Base;
  readonly onBase: (base: Base) => void;
}

/** Saving as a new version: refused with the list when there are mistakes, asked about when somebody was faster. */
export function useSaving({ editor, archive, base, onBase }: SavingOf) {
  const [saving, setSaving] = useState<Saving>({ state: 'idle' });
  const saveAs = async ({ name, basedOn }: Omit<Base, 'version'>): Promise<void> => {
    if (archive === undefined || saving.state === 'busy') return;
    const { plan } = editor.state;
    const document = toSeatMap(plan);
    const errors = findingsOf(document).filter(isError);
    if (errors.length > 0) return setSaving({ state: 'refused', findings: errors });
    setSaving({ state: 'busy' });
    try {
      const stored = await archive.save({ name, basedOn, document });
      editor.markSaved(plan);
      onBase({ name: stored.name, basedOn: stored.id, version: stored.version });
      setSaving({ state: 'saved', version: stored.version });
      archive.onSaved(stored);
    } catch (error) {
      setSaving(outcomeOf(error));
    }
  };
  const loadNewest = async (): Promise<void> => {
    setSaving({ state: 'busy' });
    try {
      const newest = await archive?.loadNewest(base.name);
      if (newest === undefined) return setSaving({ state: 'idle' });
      const plan = fromSeatMap(newest.document);
      editor.apply('load', () => ({ plan, selection: noSelection }));
      editor.markSaved(plan);
      onBase({ name: newest.name, basedOn: newest.id, version: newest.version });
      setSaving({ state: 'idle' });
    } catch (error) {
      setSaving({ state: 'failed', error });
    }
  };
  return {
    saving,
    save: () => saveAs(base),
    saveCopy: (name: string) => saveAs({ name, basedOn: null }),
    loadNewest,
    settle: () => setSaving({ state: 'idle' }),
  };
}

const Refused = z.object({ faults: z.array(SeatMapFault) });

function outcomeOf(error: unknown): Saving {
  if (isRefusal(error, 'plan_outdated')) return { state: 'outdated' };
  const refused = error instanceof ApiError ? Refused.safeParse(error.problem).data : undefined;
  if (refused !== undefined && refused.faults.length > 0)
    return { state: 'refused', findings: refused.faults.map(fault => ({ kind: 'fault', fault })) };
  return { state: 'failed', error };
}
