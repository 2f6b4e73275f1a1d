import { createElement, Fragment, type ReactNode, useMemo } from 'react';

interface RichTextProps {
  /** Simple HTML. Only what is listed here is shown, whatever else it may hold. */
  readonly html: string;
  /** The language it is in, where that is not the page's. */
  readonly lang?: string | undefined;
  readonly className?: string;
}

/** What a text is made of, and how it looks here. Headings step down, as they stand below the page's own. */
const elements: Readonly<Record<string, { readonly as: string; readonly className?: string }>> = {
  P: { as: 'p' },
  BR: { as: 'br' },
  STRONG: { as: 'strong' },
  B: { as: 'strong' },
  EM: { as: 'em' },
  I: { as: 'em' },
  U: { as: 'u' },
  S: { as: 's' },
  H2: { as: 'h3', className: 'text-xl' },
  H3: { as: 'h4', className: 'text-lg font-semibold' },
  H4: { as: 'h5', className: 'font-semibold' },
  UL: { as: 'ul', className: 'list-disc space-y-1 ps-6' },
  OL: { as: 'ol', className: 'list-decimal space-y-1 ps-6' },
  LI: { as: 'li' },
  BLOCKQUOTE: { as: 'blockquote', className: 'border-s-4 border-line ps-4 text-soft' },
};

/** Their content is no text. */
const silent = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'IFRAME', 'OBJECT', 'TITLE', 'SVG', 'MATH']);

/**
 * A text with paragraphs, lists and links. It is taken apart by the browser's own parser, where nothing runs or loads, and built anew from
 * elements of ours: no markup of others ever becomes part of the page.
 */
export function RichText({ html, lang, className }: RichTextProps) {
  const content = useMemo(() => childrenOf(new DOMParser().parseFromString(withParagraphs(html), 'text/html').body), [html]);
  return (
    <div lang={lang} dir={lang === undefined ? undefined : 'auto'} className={className}>
      {content}
    </div>
  );
}

/** A text without any markup is parted by its empty lines. */
const withParagraphs = (text: string): string =>
  /<[a-z!/]/i.test(text)
    ? text
    : text
        .split(/\n{2,}/)
        .map(paragraph => `<p>${paragraph}</p>`)
        .join('');

const childrenOf = (parent: Node): readonly ReactNode[] =>
  [...parent.childNodes].map((node, at) => <Fragment key={at}>{show(node)}</Fragment>);

function show(node: Node): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent;
  if (!(node instanceof Element) || silent.has(node.tagName.toUpperCase())) return null;
  if (node.tagName === 'A') return <TextLink href={node.getAttribute('href')}>{childrenOf(node)}</TextLink>;
  const element = elements[node.tagName];
  if (element === undefined) return childrenOf(node);
  return element.as === 'br' ? <br /> : createElement(element.as, { className: element.className }, ...childrenOf(node));
}

function TextLink({ href, children }: { readonly href: string | null; readonly children: ReactNode }) {
  if (href === null || !/^(https?:|mailto:)/i.test(href)) return children;
  return (
    <a href={href} rel="noopener nofollow" className="link">
      {children}
    </a>
  );
}
