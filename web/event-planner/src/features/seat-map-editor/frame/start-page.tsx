import type { SeatMap } from '@event-planner/contracts/seat-map';
import { FileUp } from 'lucide-react';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { FileInput } from '../files/file-input.tsx';
import { OpenProblem } from '../files/open-problem.tsx';
import { type Opened, readFile } from '../files/read-file.ts';
import type { TemplateName } from '../templates/templates.ts';
import { StartPicker } from './start-picker.tsx';

interface StartPageProps {
  readonly back: ReactNode;
  readonly onChoose: (name: TemplateName) => void;
  readonly onOpen: (document: SeatMap, name: string) => void;
}

/** Before there is a plan: a template, or a file. */
export function StartPage({ back, onChoose, onOpen }: StartPageProps) {
  const { t } = useTranslation('seatEditor');
  const file = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<Exclude<Opened, { kind: 'plan' }>>();
  const open = async (chosen: File): Promise<void> => {
    const opened = await readFile(chosen);
    if (opened.kind === 'plan') onOpen(opened.document, opened.name);
    else setProblem(opened);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    const [dropped] = event.dataTransfer.files;
    if (dropped !== undefined) void open(dropped);
  };
  return (
    <div onDragOver={event => event.preventDefault()} onDrop={drop} className="mx-auto min-h-dvh max-w-3xl px-4 py-6 sm:py-12">
      {back}
      <h1 className="mt-4 text-2xl sm:text-3xl">{t('start.title')}</h1>
      <p className="mt-2 mb-8 text-lg text-soft">{t('start.text')}</p>
      <StartPicker onChoose={onChoose} />
      <Button look="secondary" className="mt-6" onClick={() => file.current?.click()}>
        <FileUp aria-hidden className="size-4.5" />
        {t('start.orImport')}
      </Button>
      <FileInput ref={file} onOpen={chosen => void open(chosen)} />
      {problem !== undefined && <OpenProblem opened={problem} onClose={() => setProblem(undefined)} />}
    </div>
  );
}
