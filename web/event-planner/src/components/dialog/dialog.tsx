import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly text?: string | undefined;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** Something to settle before going on. Keeps the focus inside and gives it back where it came from. */
export const Dialog = ({ open, onClose, ...content }: DialogProps) => (
  <Radix.Root open={open} onOpenChange={next => !next && onClose()}>
    <Radix.Portal>
      <Radix.Overlay className="fixed inset-0 z-40 bg-black/50" />
      <Content {...content} />
    </Radix.Portal>
  </Radix.Root>
);

/** There only while it is open. */
function Content({ title, text, wide = false, children }: Omit<DialogProps, 'open' | 'onClose'>) {
  const { t } = useTranslation();
  const [opener] = useState(() => openerOf(document.activeElement));
  return (
    <Radix.Content
      {...(text === undefined ? { 'aria-describedby': undefined } : {})}
      // By itself Radix gives the focus back to a trigger of its own alone, and to nobody where there is none.
      onCloseAutoFocus={event => {
        event.preventDefault();
        opener?.focus();
      }}
      className={`fixed inset-x-3 top-1/2 z-50 mx-auto max-h-[90dvh] -translate-y-1/2 overflow-y-auto rounded-card border border-line bg-surface p-5 shadow-float sm:p-7 ${wide ? 'max-w-3xl' : 'max-w-lg'}`}
    >
      <div className="flex items-start justify-between gap-4">
        <Radix.Title className="text-xl">{title}</Radix.Title>
        <Radix.Close
          aria-label={t('dialog.close')}
          className="-me-2 -mt-2 flex size-11 shrink-0 items-center justify-center rounded-control text-soft hover:bg-sunken hover:text-ink"
        >
          <X aria-hidden className="size-5" />
        </Radix.Close>
      </div>
      {text !== undefined && <Radix.Description className="mt-1 text-soft">{text}</Radix.Description>}
      <div className="mt-5">{children}</div>
    </Radix.Content>
  );
}

/** An item of a menu is gone with its menu, which has the name of its button. */
function openerOf(focused: Element | null): HTMLElement | null {
  const menu = focused?.closest('[role=menu]');
  const opener = menu ? document.getElementById(menu.getAttribute('aria-labelledby') ?? '') : focused;
  return opener instanceof HTMLElement ? opener : null;
}
