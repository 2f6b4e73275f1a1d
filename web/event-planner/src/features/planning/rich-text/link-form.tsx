import type { Editor } from '@tiptap/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Field } from '../../../components/field.tsx';

/** Not a form element: it lives inside the event's own form. */
export function LinkForm({ editor, onDone }: { readonly editor: Editor; readonly onDone: () => void }) {
  const { t } = useTranslation('organizing');
  const before: unknown = editor.getAttributes('link')['href'];
  const [href, setHref] = useState(typeof before === 'string' ? before : '');
  const [wrong, setWrong] = useState(false);
  const set = (): void => {
    const address = /^[a-z]+:/i.test(href) ? href : `https://${href}`;
    if (!/^(https?:\/\/[^\s]+\.[^\s]+|mailto:[^\s]+@[^\s]+)$/i.test(address)) return setWrong(true);
    editor.chain().focus().extendMarkRange('link').setLink({ href: address }).run();
    onDone();
  };
  const unset = (): void => {
    editor.chain().focus().extendMarkRange('link').unsetLink().run();
    onDone();
  };
  return (
    <div className="flex flex-wrap items-end gap-2 border-t border-line p-3">
      <Field
        label={t('richText.address')}
        value={href}
        autoFocus
        problem={wrong ? t('problems.url') : undefined}
        onChange={event => setHref(event.target.value)}
        onKeyDown={event => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          set();
        }}
        className="grow basis-60"
      />
      <Button size="small" onClick={set}>
        {t('richText.setLink')}
      </Button>
      {before !== undefined && (
        <Button look="secondary" size="small" onClick={unset}>
          {t('richText.removeLink')}
        </Button>
      )}
    </div>
  );
}
