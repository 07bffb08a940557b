/** @jsxImportSource solid-js */
import type {} from 'call-elements/types/solid';
import type { CallProvider } from 'call-elements';

export function Page() {
  let provider!: CallProvider;
  return (
    <call-provider
      ref={provider}
      class="page"
      style={{ 'block-size': '100vh' }}
      signaling="xmpp"
      user-id="101"
      prop:relayOnly={false}
      attr:app-id="999"
      max-bandwidth={800}
      prop:credentials={async () => ({ token: 'secret' })}
      on:call-ended={(event) => console.log(event.reason.toUpperCase())}
      onClick={() => void provider.hangUp()}
    >
      <call-grid layout="spotlight" slot="stage" />
      <call-controls panels="chat people" push-to-talk="near" />
    </call-provider>
  );
}
