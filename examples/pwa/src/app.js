import 'call-elements/define';

// Two windows: `/` is the bell at the gate, `/?at=home` the phone that rings.
const atHome = new URLSearchParams(location.search).get('at') === 'home';
const [me, peer] = atHome
  ? [
      { id: 'home', name: 'Home' },
      { id: 'gate', name: 'Garden gate' },
    ]
  : [
      { id: 'gate', name: 'Garden gate' },
      { id: 'home', name: 'Home' },
    ];

const byId = (id) => document.getElementById(id);
const provider = document.querySelector('call-provider');

byId('where').textContent = me.name;
byId('title').textContent = atHome ? 'Who is at the gate?' : 'Ring, and wait a moment';
byId('ring').textContent = atHome ? 'Look at the gate' : 'Ring the bell';
byId('allow').hidden = !atHome;

provider.userId = me.id;
provider.displayName = me.name;
// A property, never an attribute; asked anew for each sign-in. `tabs` has no sign-in and never asks.
provider.credentials = async () => ({ token: await (await fetch('/api/call-token')).text() });
// Whoever is called may have no page open: our server sends them a push.
provider.onCallPush = (payload, to) => post('/api/ring', { payload, to });

provider.addEventListener('call-connection-change', ({ connection }) => {
  byId('line').textContent = connection.status === 'online' ? 'All quiet.' : connection.status;
  byId('ring').disabled = connection.status !== 'online';
});
provider.addEventListener('call-started', () => {
  byId('line').textContent = `${peer.name} is here.`;
  byId('ring').disabled = true;
});
provider.addEventListener('call-ended', ({ reason }) => {
  byId('line').textContent = `Over: ${reason}`;
  byId('ring').disabled = false;
});

byId('ring').addEventListener('click', () => void provider.call({ id: peer.id, name: peer.name }));
byId('allow').addEventListener('click', () => void subscribe());

await navigator.serviceWorker.register('sw.js', { type: 'module' });
await provider.connect();

async function subscribe() {
  if ((await provider.requestNotifications()) !== 'granted') {
    byId('line').textContent = 'Notifications are blocked for this site.';
    return;
  }
  const registration = await navigator.serviceWorker.ready;
  const { key } = await (await fetch('/api/push-key')).json();
  const subscription = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: key,
  });
  await post('/api/subscribe', { id: me.id, subscription });
  byId('line').textContent = 'This phone rings, open or closed.';
}

async function post(path, body) {
  const headers = { 'content-type': 'application/json' };
  const { ok, status } = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!ok) throw new Error(`${path} answered ${status}`);
}
