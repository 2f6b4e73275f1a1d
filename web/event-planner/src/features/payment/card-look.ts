import type { CardStyle } from './stripe.ts';

/** The provider's form lives in a frame that our style sheet does not reach: it is told our colours as they are right now. */
export function cardLook(element: HTMLElement): CardStyle {
  const colorOf = (name: string): string => {
    const probe = Object.assign(document.createElement('span'), { style: `color: var(${name})` });
    element.append(probe);
    const color = getComputedStyle(probe).color;
    probe.remove();
    return color;
  };
  return {
    base: {
      color: colorOf('--color-ink'),
      iconColor: colorOf('--color-soft'),
      fontSize: '16px',
      fontFamily: 'system-ui, sans-serif',
      '::placeholder': { color: colorOf('--color-soft') },
    },
    invalid: { color: colorOf('--color-danger'), iconColor: colorOf('--color-danger') },
  };
}
