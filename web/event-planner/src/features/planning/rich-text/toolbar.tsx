import type { Editor } from '@tiptap/react';
import { useEditorState } from '@tiptap/react';
import { Bold, Heading2, Heading3, Italic, Link2, List, ListOrdered, Quote, Redo2, Undo2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkForm } from './link-form.tsx';

export function Toolbar({ editor }: { readonly editor: Editor }) {
  const { t } = useTranslation('organizing');
  const [linking, setLinking] = useState(false);
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      heading2: now.isActive('heading', { level: 2 }),
      heading3: now.isActive('heading', { level: 3 }),
      list: now.isActive('bulletList'),
      numbers: now.isActive('orderedList'),
      quote: now.isActive('blockquote'),
      link: now.isActive('link'),
      undo: now.can().undo(),
      redo: now.can().redo(),
    }),
  });
  const run = () => editor.chain().focus();
  return (
    <div className="border-b border-line">
      <div role="toolbar" aria-label={t('richText.label')} className="flex flex-wrap gap-0.5 p-1">
        <Tool name={t('richText.bold')} on={on.bold} onPress={() => run().toggleBold().run()} icon={<Bold />} />
        <Tool name={t('richText.italic')} on={on.italic} onPress={() => run().toggleItalic().run()} icon={<Italic />} />
        <Tool name={t('richText.heading')} on={on.heading2} onPress={() => run().toggleHeading({ level: 2 }).run()} icon={<Heading2 />} />
        <Tool
          name={t('richText.subheading')}
          on={on.heading3}
          onPress={() => run().toggleHeading({ level: 3 }).run()}
          icon={<Heading3 />}
        />
        <Tool name={t('richText.list')} on={on.list} onPress={() => run().toggleBulletList().run()} icon={<List />} />
        <Tool name={t('richText.numbers')} on={on.numbers} onPress={() => run().toggleOrderedList().run()} icon={<ListOrdered />} />
        <Tool name={t('richText.quote')} on={on.quote} onPress={() => run().toggleBlockquote().run()} icon={<Quote />} />
        <Tool name={t('richText.link')} on={on.link} onPress={() => setLinking(!linking)} icon={<Link2 />} />
        <Tool name={t('richText.undo')} off={!on.undo} onPress={() => run().undo().run()} icon={<Undo2 />} />
        <Tool name={t('richText.redo')} off={!on.redo} onPress={() => run().redo().run()} icon={<Redo2 />} />
      </div>
      {linking && <LinkForm editor={editor} onDone={() => setLinking(false)} />}
    </div>
  );
}

interface ToolProps {
  readonly name: string;
  readonly on?: boolean;
  readonly off?: boolean;
  readonly onPress: () => void;
  readonly icon: ReactNode;
}

const Tool = ({ name, on, off = false, onPress, icon }: ToolProps) => (
  <button
    type="button"
    aria-label={name}
    title={name}
    aria-pressed={on}
    aria-disabled={off || undefined}
    onClick={() => !off && onPress()}
    className="flex size-10 items-center justify-center rounded-md text-soft hover:bg-sunken hover:text-ink aria-disabled:opacity-40 aria-pressed:bg-tint aria-pressed:text-brand [&_svg]:size-4.5"
  >
    {icon}
  </button>
);
