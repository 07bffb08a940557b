import type { CallEndedEvent } from 'call-elements';
import { useEffect, useState } from 'react';
import { store, useCall } from './call';
import { CallLine } from './CallLine';
import { me, TEAM, type Member } from './team';

export function App() {
  const status = useCall(({ connection }) => connection.status);
  const calling = useCall(({ call }) => call !== null && call.phase !== 'ended');
  const [log, setLog] = useState<readonly string[]>([]);

  useEffect(() => {
    store.connect().catch(() => undefined);
    const leave = () => store.leavePage();
    addEventListener('pagehide', leave);
    return () => removeEventListener('pagehide', leave);
  }, []);

  const note = ({ call, reason }: CallEndedEvent) => {
    const seconds = Math.round((call.duration ?? 0) / 1000);
    setLog((lines) => [
      `${call.people.map(({ name }) => name).join(', ')}: ${reason}, ${seconds} s`,
      ...lines,
    ]);
  };

  return (
    <call-provider store={store} oncall-ended={note}>
      <div className="harbor">
        <aside>
          <p className="brand">harbor</p>
          <p className="who">
            {me.name} <span data-status={status}>{status}</span>
          </p>
          <ul>
            {TEAM.filter(({ id }) => id !== me.id).map((member) => (
              <TeamRow key={member.id} member={member} disabled={calling || status !== 'online'} />
            ))}
          </ul>
          <ol className="log" aria-label="Calls of today">
            {log.map((line, index) => (
              <li key={log.length - index}>{line}</li>
            ))}
          </ol>
        </aside>
        <main>
          <CallLine />
          <call-grid>
            <p slot="empty">Nobody at the pier.</p>
          </call-grid>
          <call-status />
          <call-controls panels="devices" shortcuts="page" />
        </main>
      </div>
      <incoming-call-dialog />
    </call-provider>
  );
}

function TeamRow({ member: { id, name, role, hue }, disabled }: { member: Member; disabled: boolean }) {
  const call = () => void store.call({ id, name }).catch(() => undefined);
  return (
    <li>
      <span className="face" style={{ background: `oklch(75% 0.12 ${hue})` }} aria-hidden="true">
        {name[0]}
      </span>
      <span>
        <b>{name}</b>
        <small>{role}</small>
      </span>
      <button type="button" onClick={call} disabled={disabled} aria-label={`Call ${name}`}>
        Call
      </button>
    </li>
  );
}
