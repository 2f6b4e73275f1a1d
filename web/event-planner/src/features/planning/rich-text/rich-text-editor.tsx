import type { EditorProps } from '@tiptap/pm/view';
import { EditorContent, useEditor } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { useEffect, useRef } from 'react';
import './rich-text.css';
import { Toolbar } from './toolbar.tsx';

interface RichTextEditorProps {
  readonly id: string;
  readonly labelledBy: string;
  readonly value: string;
  readonly onChange: (html: string) => void;
  readonly readOnly?: boolean;
  readonly lang?: string | undefined;
}

/** What the event service lets stand; anything else that is pasted comes out as plain text. */
const extensions = [
  StarterKit.configure({
    heading: { levels: [2, 3] },
    code: false,
    codeBlock: false,
    horizontalRule: false,
    strike: false,
    underline: false,
    link: { openOnClick: false, autolink: true, protocols: ['https', 'http', 'mailto'], defaultProtocol: 'https' },
  }),
];

const empty = '<p></p>';

/** The text itself is a field: named by its label, and in the language it is written in. */
const propsOf = ({ id, labelledBy, lang }: Pick<RichTextEditorProps, 'id' | 'labelledBy' | 'lang'>): EditorProps => ({
  attributes: {
    id,
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-labelledby': labelledBy,
    class: 'rich-text min-h-44 px-3.5 py-3 outline-none',
    ...(lang === undefined ? {} : { lang }),
  },
});

export function RichTextEditor({ id, labelledBy, value, onChange, readOnly = false, lang }: RichTextEditorProps) {
  const written = useRef(value);
  const changed = useRef(onChange);
  changed.current = onChange;
  const editor = useEditor({
    extensions,
    content: value,
    editable: !readOnly,
    // The content security policy allows no style elements; the style sheet has what is needed.
    injectCSS: false,
    editorProps: propsOf({ id, labelledBy, lang }),
    onUpdate: ({ editor: now }) => {
      const html = now.getHTML();
      written.current = html === empty ? '' : html;
      changed.current(written.current);
    },
  });
  useEffect(() => {
    // Only what came from somewhere else: setting what was just typed would move the caret.
    if (value === written.current) return;
    written.current = value;
    editor.commands.setContent(value, { emitUpdate: false });
  }, [editor, value]);
  useEffect(() => editor.setEditable(!readOnly, false), [editor, readOnly]);
  return (
    <div className="rounded-control border border-edge bg-surface focus-within:border-brand focus-within:outline-3 focus-within:outline-brand">
      {!readOnly && <Toolbar editor={editor} />}
      <EditorContent editor={editor} />
    </div>
  );
}
