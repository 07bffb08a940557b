import { Viewing } from '../viewing';

export default function Agent() {
  return (
    <main>
      <section>
        <p className="kicker">Alva’s phone</p>
        <h1>Keys in hand, camera on</h1>
        <p>It rings here when somebody wants to see the flat. Walk slowly, and show the ceiling.</p>
      </section>
      <Viewing me={{ id: 'agent', name: 'Alva' }} peer={{ id: 'visitor', name: 'the visitor' }} />
    </main>
  );
}
