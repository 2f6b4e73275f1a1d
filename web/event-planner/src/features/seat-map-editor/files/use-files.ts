import { type DragEvent, useState } from 'react';
import { fromSeatMap, toSeatMap } from '../plan/convert.ts';
import { noSelection } from '../plan/selection.ts';
import type { Editor } from '../editor/editor.ts';
import { type Opened, readFile } from './read-file.ts';
import { fileName, writeFile } from './write-file.ts';

/** Opening files by menu or by dropping them on the page, and writing them. */
export function useFiles(editor: Editor) {
  const [problem, setProblem] = useState<Exclude<Opened, { kind: 'plan' }>>();
  const [over, setOver] = useState(false);
  const open = async (file: File): Promise<void> => {
    const opened = await readFile(file);
    if (opened.kind === 'plan') editor.apply('import', () => ({ plan: fromSeatMap(opened.document), selection: noSelection }));
    else setProblem(opened);
  };
  const carriesFile = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');
  const dropping = {
    onDragOver: (event: DragEvent): void => {
      if (!carriesFile(event)) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: (event: DragEvent): void => {
      if (event.currentTarget === event.target) setOver(false);
    },
    onDrop: (event: DragEvent): void => {
      if (!carriesFile(event)) return;
      event.preventDefault();
      setOver(false);
      const [file] = event.dataTransfer.files;
      if (file !== undefined) void open(file);
    },
  };
  const exportJson = (name: string): void =>
    writeFile(fileName(name, 'json'), new Blob([JSON.stringify(toSeatMap(editor.state.plan), null, 1)], { type: 'application/json' }));
  return { open, over, dropping, problem, settle: () => setProblem(undefined), exportJson };
}
