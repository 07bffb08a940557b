import { expect, fixture, html } from '@open-wc/testing';
import type { CallDoctor } from '../../src/elements/call-doctor/call-doctor.js';
import { fail, ok, skipped, warn, type Finding } from '../../src/doctor/finding.js';
import '../../src/elements/call-doctor/define.js';
import '../../src/elements/call-provider/define.js';
import { settingsOf } from '../../src/elements/call-doctor/settings.js';
import '../../src/locale/de.js';
import { browserFamily } from '../../src/support/browser-family.js';
import { until } from '../harness/until.js';

const FOUND: readonly Finding[] = [
  { id: 'relay', ...skipped('earlier-check', { after: 'turn-udp' }) },
  { id: 'page', ...ok() },
  { id: 'camera', ...fail('permission-denied') },
  { id: 'turn-udp', ...fail('turn-refused', { code: 401 }) },
  { id: 'turn-tcp', ...warn('udp-blocked') },
];

const show = async (lang = 'en', findings: readonly Finding[] = FOUND): Promise<CallDoctor> => {
  const root = await fixture(html`<div lang=${lang}><call-doctor .findings=${findings}></call-doctor></div>`);
  const doctor = root.querySelector('call-doctor')!;
  await doctor.updateComplete;
  return doctor;
};
const part = (doctor: CallDoctor, name: string): HTMLElement | null =>
  doctor.shadowRoot!.querySelector<HTMLElement>(`[part="${name}"]`);
const textOf = (doctor: CallDoctor): string => doctor.shadowRoot!.textContent.replace(/\s+/g, ' ');
/** A silent tone and a drawn picture. */
function drawn(): { capture: NonNullable<CallDoctor['capture']>; open: () => number } {
  const given: MediaStreamTrack[] = [];
  const clones: MediaStreamTrack[] = [];
  return {
    capture: (kind) => {
      const canvas = document.createElement('canvas');
      canvas.getContext('2d')!.fillRect(0, 0, 10, 10);
      const stream =
        kind === 'video'
          ? canvas.captureStream(10)
          : new AudioContext().createMediaStreamDestination().stream;
      const track = stream.getTracks()[0];
      const clone = track.clone.bind(track);
      track.clone = () => {
        const made = clone();
        clones.push(made);
        return made;
      };
      given.push(track);
      return Promise.resolve(track);
    },
    open: () => clones.filter(({ readyState }) => readyState === 'live').length,
  };
}

describe('<call-doctor>', () => {
  it('opens and connects nothing before somebody presses (S11)', async () => {
    let asked = 0;
    const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = (constraints) => (asked++, real(constraints));
    try {
      const doctor = await show('en', []);
      expect(part(doctor, 'intro')?.textContent).to.contain('Nothing is recorded');
      expect(part(doctor, 'list')).to.equal(null);
      expect(asked).to.equal(0);
      await expect(doctor).to.be.accessible();
    } finally {
      navigator.mediaDevices.getUserMedia = real;
    }
  });

  it('says of each what is wrong and what to do, in order, never by colour alone', async () => {
    const doctor = await show();
    const rows = [...doctor.shadowRoot!.querySelectorAll('[part="check"]')];
    expect(rows.map(({ id }) => id)).to.deep.equal(['page', 'camera', 'turn-udp', 'turn-tcp', 'relay']);
    const [page, camera, udp, , relay] = rows.map(({ textContent }) => textContent.replace(/\s+/g, ' '));
    expect(page).to.contain('This page : Works');
    expect(camera).to.contain('Your camera is blocked');
    expect(udp).to.contain('The TURN server refuses the credentials.').and.contain('Use the same secret');
    expect(relay).to.contain('Not checked, because this does not work: Relay by UDP');
    expect(part(doctor, 'result')?.textContent).to.contain('2 things do not work');
    expect(doctor.matches(':state(failed)')).to.equal(true);
    await expect(doctor).to.be.accessible();
  });

  it('speaks the language around it, loaded when it is needed', async () => {
    const doctor = await show('de');
    await until(
      () => textOf(doctor),
      (text) => text.includes('2 Sachen funktionieren nicht'),
    );
    expect(textOf(doctor)).to.contain('Der TURN-Server lehnt die Zugangsdaten ab.');
    expect(textOf(doctor)).not.to.contain('TURN server');
  });

  it('looks by one press, shows the picture meanwhile, frees what it opened, and keeps the focus', async () => {
    const doctor = await show('en', []);
    const { capture, open } = drawn();
    doctor.capture = capture;
    const start = part(doctor, 'start')!;
    start.focus();
    start.click();
    await until(() => doctor.shadowRoot!.querySelector('video')?.srcObject, Boolean, { label: 'a picture' });
    expect(doctor.matches(':state(checking)')).to.equal(true);
    expect(part(doctor, 'start')?.textContent.trim()).to.equal('Stop');
    await until(
      () => doctor.matches(':state(checking)'),
      (is) => !is,
      { label: 'the end' },
    );
    expect(open()).to.equal(0);
    expect(doctor.shadowRoot!.activeElement).to.equal(start);
    const found = new Map(doctor.findings.map(({ id, cause }) => [id, cause]));
    expect([...found.keys()].length).to.equal(11);
    expect(found.get('camera')).to.equal('black-picture');
    // Without a real press Firefox hears nothing at all, so it cannot tell silence either.
    if (browserFamily() !== 'firefox') expect(found.get('microphone')).to.equal('silent-microphone');
    // The button that looks again at the camera alone goes away with its row.
    const again = doctor.shadowRoot!.querySelector<HTMLElement>('#camera [part="try-again"]')!;
    expect(again.getAttribute('aria-label')).to.equal('Try again: Camera');
    again.focus();
    again.click();
    await until(
      () => doctor.shadowRoot!.activeElement?.id,
      (id) => id === 'camera',
      { label: 'the focus' },
    );
    doctor.stop();
    await until(open, (left) => left === 0, { label: 'all freed' });
  });

  it('stops at once, and when it is taken away', async () => {
    for (const end of [(one: CallDoctor) => one.stop(), (one: CallDoctor) => one.remove()]) {
      const doctor = await show('en', []);
      const { capture, open } = drawn();
      doctor.capture = capture;
      const over = doctor.check();
      await until(open, (count) => count > 0, { label: 'a device' });
      end(doctor);
      await over;
      expect(open()).to.equal(0);
      expect(doctor.findings.some(({ status }) => status === 'running')).to.equal(false);
    }
  });

  it('takes what its provider has; with a service of its own, nothing of that', async () => {
    const root = await fixture(
      html`<call-provider signaling="xmpp" service="wss://a.example" domain="a.example" user-id="7"
        ><call-doctor></call-doctor
      ></call-provider>`,
    );
    const provider = root as HTMLElementTagNameMap['call-provider'];
    provider.credentials = { password: 'secret' };
    const doctor = root.querySelector('call-doctor')!;
    expect(settingsOf(doctor, null)).to.deep.include({
      signaling: 'xmpp',
      service: 'wss://a.example',
      domain: 'a.example',
      userId: '7',
      credentials: { password: 'secret' },
    });
    doctor.service = 'wss://b.example';
    doctor.signaling = 'xmpp';
    expect(settingsOf(doctor, null)).not.to.have.any.keys('credentials', 'domain', 'userId');
  });

  it('copies a report of what was found', async () => {
    const doctor = await show();
    let copied = '';
    const { writeText } = navigator.clipboard;
    navigator.clipboard.writeText = (text) => Promise.resolve(void (copied = text));
    try {
      part(doctor, 'copy')!.click();
      await until(
        () => part(doctor, 'copy')?.textContent.trim(),
        (text) => text === 'Copied',
      );
    } finally {
      navigator.clipboard.writeText = writeText;
    }
    const { findings } = JSON.parse(copied) as { findings: Finding[] };
    expect(findings.find(({ id }) => id === 'turn-udp')).to.deep.include({
      cause: 'turn-refused',
      facts: { code: 401 },
    });
  });
});
