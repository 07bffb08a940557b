// Two windows of one page: `/` is the patient's, `/?as=doctor` the doctor's.
const PEOPLE = {
  patient: { id: 'mara', name: 'Mara Lund' },
  doctor: { id: 'dr-osei', name: 'Dr. Ama Osei' },
};
const asDoctor = new URLSearchParams(location.search).get('as') === 'doctor';
const me = asDoctor ? PEOPLE.doctor : PEOPLE.patient;
const peer = asDoctor ? PEOPLE.patient : PEOPLE.doctor;

const provider = document.getElementById('clinic');
const line = document.getElementById('line');
const button = document.getElementById('call');

document.getElementById('peer').textContent = peer.name;
document.getElementById('intro').textContent = asDoctor
  ? `${peer.name} is waiting. Call when you have her file in front of you.`
  : 'Stay on this page: it rings when the doctor is ready. Or call her yourself.';
button.textContent = `Call ${peer.name}`;

provider.setAttribute('user-id', me.id);
provider.setAttribute('display-name', me.name);
// A property, never an attribute; asked anew for each sign-in. `tabs` has no sign-in and never asks.
provider.credentials = async () => ({ token: await (await fetch('/api/call-token')).text() });

provider.addEventListener('call-connection-change', ({ connection }) => {
  line.textContent = connection.status === 'online' ? `${me.name} · ready` : connection.status;
  button.disabled = connection.status !== 'online';
});
provider.addEventListener('call-started', () => {
  document.body.classList.add('in-call');
  button.disabled = true;
});
provider.addEventListener('call-ended', ({ reason }) => {
  document.body.classList.remove('in-call');
  button.disabled = false;
  line.textContent = `Call over (${reason})`;
});
provider.addEventListener('call-error', ({ error }) => {
  line.textContent = `That did not work: ${error.reason}`;
});

button.addEventListener('click', () => void provider.call({ id: peer.id, name: peer.name }));

// The tags are there before the script: methods are, once the tag is defined.
await customElements.whenDefined('call-provider');
await provider.connect();
