'use client';

import type { CallProvider } from 'call-elements';
import { useEffect, useRef, useState } from 'react';

interface Person {
  readonly id: string;
  readonly name: string;
}

// Asked anew for each sign-in; `tabs` has none and never asks.
const credentials = async () => ({ token: await (await fetch('/api/call-token')).text() });

/** Rendered on the server too: tags are only markup there. The kit itself is loaded in the browser, once. */
export function Viewing({ me, peer }: { me: Person; peer: Person }) {
  const provider = useRef<CallProvider>(null);
  const [ready, setReady] = useState(false);

  useEffect(() => {
    void import('call-elements/define')
      .then(() => provider.current?.connect())
      .then(() => setReady(true))
      .catch(() => undefined);
  }, []);

  const call = () => void provider.current?.call({ id: peer.id, name: peer.name }).catch(() => undefined);

  return (
    <call-provider
      ref={provider}
      signaling="tabs"
      user-id={me.id}
      display-name={me.name}
      credentials={credentials}
      className="viewing"
    >
      <call-grid>
        <p slot="empty">See it live, room by room.</p>
      </call-grid>
      <call-status />
      <call-controls />
      <button type="button" disabled={!ready} onClick={call}>
        Call {peer.name}
      </button>
      <incoming-call-dialog />
    </call-provider>
  );
}
