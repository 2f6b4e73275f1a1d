/** The values are another origin's words: each is tried on its own property, and nothing else is touched. */
export function applyTheme(theme) {
  const style = document.documentElement.style;
  const values = [
    ['--background', 'color', theme.background],
    ['--text', 'color', theme.text],
    ['--placeholder', 'color', theme.placeholder],
    ['--danger', 'color', theme.danger],
    ['--accent', 'color', theme.accent],
    ['--font-family', 'font-family', theme.fontFamily],
    ['--radius', 'border-radius', theme.radius],
  ];
  for (const [name, property, value] of values)
    if (typeof value === 'string' && value !== '' && CSS.supports(property, value)) style.setProperty(name, value);
  if (/^\d{1,2}(\.\d+)?(px|rem)$/.test(theme.fontSize)) style.setProperty('--font-size', theme.fontSize);
  // A frame is see-through only while its scheme is that of the page around it.
  if (/^(normal|light|dark|light dark|dark light|only light|only dark)$/.test(theme.scheme)) style.colorScheme = theme.scheme;
}
