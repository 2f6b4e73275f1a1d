/** The values are another origin's words: each is tried on its own property, and nothing else is touched. */
export function applyTheme(theme) {
  const style = document.documentElement.style;
  const colours = {
    '--background': theme.background,
    '--text': theme.text,
    '--placeholder': theme.placeholder,
    '--danger': theme.danger,
    '--accent': theme.accent,
  };
  for (const [name, value] of Object.entries(colours))
    if (typeof value === 'string' && value !== '' && CSS.supports('color', value)) style.setProperty(name, value);
  if (typeof theme.fontFamily === 'string' && theme.fontFamily !== '' && CSS.supports('font-family', theme.fontFamily))
    style.setProperty('--font-family', theme.fontFamily);
  if (/^\d{1,2}(\.\d+)?(px|rem)$/.test(theme.fontSize)) style.setProperty('--font-size', theme.fontSize);
  // A frame is see-through only while its scheme is that of the page around it.
  if (/^(normal|light|dark|light dark|dark light|only light|only dark)$/.test(theme.scheme)) style.colorScheme = theme.scheme;
}
