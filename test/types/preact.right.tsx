/** @jsxImportSource preact */
import type {} from 'call-elements/types/preact';
import { useRef } from 'preact/hooks';
import type { CallProvider } from 'call-elements';

export function Page() {
  const provider = useRef<CallProvider>(null);
  return (
    <call-provider
      ref={provider}
      key="one"
      class="page"
      style={{ blockSize: '100vh' }}
      signaling="xmpp"
      user-id="101"
      relay-only
      keepAlive={false}
      max-bandwidth="800"
      credentials={{ password: 'secret' }}
      oncall-ended={(event) => console.log(event.reason.toUpperCase())}
      onClick={(event) => event.currentTarget.hangUp()}
    >
      <call-grid layout="spotlight" slot="stage" />
      <call-controls panels="chat people" push-to-talk="near" />
    </call-provider>
  );
}
