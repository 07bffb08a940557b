/** @jsxImportSource solid-js */
import type {} from 'call-elements/types/solid';

// @ts-expect-error there is no such way to others
export const signaling = () => <call-provider signaling="sip" />;
// @ts-expect-error kbit/s are a number
export const bandwidth = () => <call-provider prop:maxBandwidth="much" />;
// @ts-expect-error secrets have a shape
export const credentials = () => <call-provider prop:credentials={{ pass: 'word' }} />;
// @ts-expect-error there is no such property
export const unknown = () => <call-provider usrId="101" />;
// @ts-expect-error there is no such layout
export const layout = () => <call-grid attr:layout="mosaic" />;
// @ts-expect-error the event has no such field
export const field = () => <call-provider on:call-ended={(event) => event.why} />;
// @ts-expect-error there is no such tag
export const tag = () => <call-phone />;
