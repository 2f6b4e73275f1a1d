// Runs before the first paint, so that a chosen theme never flashes; a file because the content security policy allows no inline script.
try {
  // In somebody else's page that page decides.
  const framed = location.pathname.startsWith('/embed/');
  const theme = framed ? new URLSearchParams(location.search).get('theme') : localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is switched off: the system's theme it is.
}
