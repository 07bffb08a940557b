import { handleCalls } from 'call-elements/service-worker';

// A push of a call becomes a notification with Answer and Decline; Answer opens `url`, which takes the call.
handleCalls({ url: '/?at=home' });

// The first visit already rings by this worker, not only the second.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
