import { useCall } from './call';

/** "With Emil, you are muted": words of the page itself, from the same state that the elements show. */
export function CallLine() {
  const call = useCall(({ call: current }) => current);
  const muted = useCall(({ microphone }) => !microphone.on);

  if (call?.phase !== 'connected') return <h1>Good to see you.</h1>;
  return (
    <h1>
      With {call.people.map(({ name }) => name).join(', ')}
      {muted && <em>you are muted</em>}
    </h1>
  );
}
