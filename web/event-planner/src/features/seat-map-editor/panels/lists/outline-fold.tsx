import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../components/button.tsx';
import { useEditor } from '../../editor/use-editor.ts';
import type { Item } from '../../plan/plan.ts';
import { ofItems } from '../../plan/selection.ts';
import { OutlineItem } from './outline-item.tsx';

interface OutlineFoldProps {
  readonly name: string;
  readonly text: string;
  readonly items: readonly Item[];
}

/** Shown at once; a hall of five hundred rows is shown in parts. */
const pageSize = 60;

/** What belongs together, folded until it is opened. */
export function OutlineFold({ name, text, items }: OutlineFoldProps) {
  const { t } = useTranslation('seatEditor');
  const editor = useEditor();
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState(pageSize);
  const left = items.length - shown;
  return (
    <>
      <div className="flex items-center">
        <button
          type="button"
          aria-expanded={open}
          aria-label={t(open ? 'outline.shut' : 'outline.open', { name })}
          onClick={() => setOpen(!open)}
          className="flex size-9 shrink-0 items-center justify-center rounded-control hover:bg-sunken"
        >
          <ChevronRight aria-hidden className={`size-4.5 transition-transform rtl:-scale-x-100 ${open ? 'rotate-90' : ''}`} />
        </button>
        <button
          type="button"
          onClick={() => editor.select(ofItems(items.map(item => item.key)))}
          className="min-h-9 min-w-0 grow rounded-control px-2 py-1 text-start hover:bg-sunken"
        >
          <span className="font-semibold">{name}</span> <span className="text-sm text-soft">{text}</span>
        </button>
      </div>
      {open && (
        <ul className="ms-4.5 border-s border-line ps-2">
          {items.slice(0, shown).map(item => (
            <li key={item.key}>
              <OutlineItem item={item} />
            </li>
          ))}
          {left > 0 && (
            <li>
              <Button look="quiet" size="small" onClick={() => setShown(shown + pageSize)}>
                {t('outline.more', { count: Math.min(left, pageSize) })}
              </Button>
            </li>
          )}
        </ul>
      )}
    </>
  );
}
