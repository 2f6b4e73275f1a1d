import type { ReactNode } from 'react';

interface MessageViewProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
  /** The page's own heading, or one inside a page. */
  readonly level?: 1 | 2;
  readonly note?: string | undefined;
}

/** Fills a page or a part of it that has nothing else to show. */
export function MessageView({ icon, title, text, children, level = 2, note }: MessageViewProps) {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <div className="mx-auto flex max-w-xl flex-col items-center px-4 py-16 text-center sm:py-24">
      <div aria-hidden className="mb-6 flex size-18 items-center justify-center rounded-full bg-tint text-brand [&_svg]:size-8">
        {icon}
      </div>
      <Heading className="text-2xl sm:text-3xl">{title}</Heading>
      <p className="mt-3 text-lg text-soft text-pretty">{text}</p>
      {children !== undefined && <div className="mt-8 flex flex-wrap justify-center gap-3">{children}</div>}
      {note !== undefined && <p className="mt-8 font-mono text-xs text-soft">{note}</p>}
    </div>
  );
}
