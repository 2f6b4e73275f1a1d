import type { Appearance } from './stripe.ts';

/** The provider's form lives in a frame that our style sheet does not reach: it is told our colours as they are right now. */
export function paymentLook(element: HTMLElement): Appearance {
  const colorOf = (name: string): string => {
    const probe = Object.assign(document.createElement('span'), { style: `color: var(${name})` });
    element.append(probe);
    const color = getComputedStyle(probe).color;
    probe.remove();
    return color;
  };
  const { colorScheme } = getComputedStyle(element);
  const isDark = colorScheme === 'dark' || (colorScheme.includes('dark') && matchMedia('(prefers-color-scheme: dark)').matches);
  return {
    theme: isDark ? 'night' : 'stripe',
    variables: {
      colorPrimary: colorOf('--color-brand'),
      colorBackground: colorOf('--color-surface'),
      colorText: colorOf('--color-ink'),
      colorTextPlaceholder: colorOf('--color-soft'),
      colorDanger: colorOf('--color-danger'),
      borderRadius: '10px',
      fontFamily: 'system-ui, sans-serif',
      fontSizeBase: '16px',
    },
  };
}
