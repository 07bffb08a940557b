/** @jsxImportSource react */
import type {} from 'call-elements/types/react';
import { useRef } from 'react';
import type { CallProvider } from 'call-elements';

export function Page() {
  const provider = useRef<CallProvider>(null);
  return (
    <call-provider
      ref={provider}
      key="one"
      className="page"
      style={{ blockSize: '100vh' }}
      signaling="xmpp"
      app-id="999"
      user-id="101"
      relay-only={false}
      keep-alive
      max-bandwidth={800}
      avatar-origins="https://a.example https://b.example"
      call-waiting="hold"
      alerts="sound title"
      credentials={async () => ({ token: 'secret' })}
      iceServers={[{ urls: 'stun:stun.example' }]}
      oncall-ended={(event) => console.log(event.reason.toUpperCase())}
      onClick={(event) => event.currentTarget.hangUp()}
    >
      <call-grid layout="spotlight" slot="stage" />
      <call-controls panels="chat people" push-to-talk="near" shortcuts="page" />
      <call-controls shortcuts pushToTalk />
      <call-provider alerts={{ sound: false }} avatarOrigins="https://a.example" />
      <call-button to="102" opens="dialog" audio-only signaling="tabs">
        <a href="/contact">Call</a>
      </call-button>
    </call-provider>
  );
}
