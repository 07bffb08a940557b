import { Viewing } from './viewing';

/** A server component: the facts, and the markup of the call, are in the page before any script runs. */
export default async function Flat() {
  const rooms = await roomsOfFlat();
  return (
    <main>
      <section>
        <p className="kicker">Linnégatan 12, third floor</p>
        <h1>Sixty-two square metres of afternoon sun</h1>
        <table>
          <tbody>
            {rooms.map(({ name, size }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{size} m²</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Viewing me={{ id: 'visitor', name: 'A visitor' }} peer={{ id: 'agent', name: 'Alva' }} />
    </main>
  );
}

/** In place of a database. */
async function roomsOfFlat() {
  return [
    { name: 'Living room', size: 24 },
    { name: 'Bedroom', size: 15 },
    { name: 'Kitchen', size: 12 },
    { name: 'Balcony, west', size: 6 },
  ];
}
