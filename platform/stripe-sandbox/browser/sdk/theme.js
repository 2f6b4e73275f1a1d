/** What is behind the fields, where that is one colour; '' where only the page itself can tell. */
function backgroundOf(container) {
  for (let element = container; element; element = element.parentElement) {
    const { backgroundColor, backgroundImage } = getComputedStyle(element);
    if (backgroundImage !== 'none') return '';
    const alpha = /(?:\/|rgba\(.*,)\s*([\d.]+%?)\s*\)$/.exec(backgroundColor)?.[1];
    if (alpha === undefined) return backgroundColor;
    if (Number.parseFloat(alpha) > 0) return '';
  }
  return 'Canvas';
}

/** Colours and sizes of the page's choice; the frame checks every value. */
export function themeOf(container, appearance) {
  const computed = getComputedStyle(container);
  const variables = appearance?.variables ?? {};
  const schemes = { night: 'dark', stripe: 'light', flat: 'light' };
  return {
    scheme: schemes[appearance?.theme] ?? computed.colorScheme,
    background: variables.colorBackground ?? backgroundOf(container),
    text: variables.colorText ?? computed.color,
    placeholder: variables.colorTextPlaceholder ?? '',
    danger: variables.colorDanger ?? '',
    accent: variables.colorPrimary ?? '',
    radius: variables.borderRadius ?? '',
    fontFamily: variables.fontFamily ?? '',
    fontSize: variables.fontSizeBase ?? computed.fontSize,
  };
}
