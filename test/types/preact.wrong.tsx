/** @jsxImportSource preact */
import type {} from 'call-elements/types/preact';

// @ts-expect-error there is no such way to others
export const signaling = <call-provider signaling="sip" />;
// @ts-expect-error kbit/s are a number
export const bandwidth = <call-provider max-bandwidth="much" />;
// @ts-expect-error secrets have a shape
export const credentials = <call-provider credentials={{ pass: 'word' }} />;
// @ts-expect-error there is no such property
export const unknown = <call-provider usrId="101" />;
// @ts-expect-error Preact would write keep-alive="false", which is on
export const keep = <call-provider keep-alive={false} />;
// @ts-expect-error there is no such layout
export const layout = <call-grid layout="mosaic" />;
// @ts-expect-error the event has no such field
export const field = <call-provider oncall-ended={(event) => event.why} />;
// @ts-expect-error there is no such tag
export const tag = <call-phone />;
