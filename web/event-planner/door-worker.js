/// <reference lib="webworker" />
// The build puts the names of the files here that the app at the door is made of; so a new build is a new worker.
const files = __FILES__;
const version = __VERSION__;
const cacheName = `door-${version}`;
/** Every address of the area is the same page. */
const page = '/door';

self.addEventListener('install', event => {
  event.waitUntil(caches.open(cacheName).then(cache => cache.addAll([new Request(page, { cache: 'reload' }), ...files])));
});

// A worker takes over when somebody says so, or when nobody is at the door any more: a page goes on with the files that it began with.
self.addEventListener('message', event => {
  if (event.data === 'take over') void self.skipWaiting();
});

self.addEventListener('activate', event => {
  const old = caches
    .keys()
    .then(names => Promise.all(names.filter(name => name.startsWith('door-') && name !== cacheName).map(name => caches.delete(name))));
  event.waitUntil(old.then(() => self.clients.claim()));
});

// What is not of this app, such as everything below /api, is not touched.
self.addEventListener('fetch', event => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  const key = request.mode === 'navigate' ? page : files.includes(url.pathname) ? url.pathname : undefined;
  if (key !== undefined) event.respondWith(caches.match(key, { cacheName }).then(kept => kept ?? fetch(request)));
});
