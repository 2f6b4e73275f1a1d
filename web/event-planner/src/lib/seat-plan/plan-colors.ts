/** The colours of a plan beside those of its categories. A canvas does not know the style sheet's names. */
export interface PlanColors {
  readonly ink: string;
  readonly soft: string;
  readonly taken: string;
  readonly landmark: string;
  readonly paper: string;
  readonly rim: string;
  readonly brand: string;
  readonly onInk: string;
}

export const planColors: Readonly<Record<'light' | 'dark', PlanColors>> = {
  light: {
    ink: '#1b1d22',
    soft: '#55565f',
    taken: '#918c82',
    landmark: '#e4dfd4',
    paper: '#ffffff',
    rim: 'rgb(20 20 30 / 0.5)',
    brand: '#0d5c4d',
    onInk: '#ffffff',
  },
  dark: {
    ink: '#eef1f2',
    soft: '#aab4bb',
    taken: '#727e87',
    landmark: '#2d363d',
    paper: '#181e23',
    rim: 'rgb(255 255 255 / 0.55)',
    brand: '#7bd8bd',
    onInk: '#14191d',
  },
};

/** Black or white, whichever reads better on a colour. */
export function readableOn(color: string): '#000000' | '#ffffff' {
  const linear = [1, 3, 5].map(at => (Number.parseInt(color.slice(at, at + 2), 16) / 255) ** 2.2);
  const luminance = 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
  return luminance > 0.179 ? '#000000' : '#ffffff';
}
