// Fills the example with an event: the one in the address, or whatever is on next.
async function fill() {
  const asked = new URLSearchParams(location.search).get('event')?.trim();
  const slug = asked || (await nextSlug());
  const snippet = document.getElementById('snippet');
  const place = document.getElementById('place');
  if (!slug || !snippet || !place) return;
  document.getElementById('event')?.setAttribute('value', slug);
  const address = `${location.origin}/events/${encodeURIComponent(slug)}`;
  snippet.textContent = [
    `<script async src="${location.origin}/widget.js" data-event="${slug.replaceAll('"', '&quot;')}"></script>`,
    `<noscript><a href="${address}">Tickets</a></noscript>`,
  ].join('\n');
  const widget = document.createElement('event-planner-widget');
  widget.setAttribute('event', slug);
  place.append(widget);
}

async function nextSlug() {
  const answer = await fetch('/api/events?limit=1');
  const { items = [] } = await answer.json();
  return items[0]?.slug;
}

void fill();
