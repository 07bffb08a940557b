/** @jsxImportSource react */
import type {} from 'call-elements/types/react';

// @ts-expect-error there is no such way to others
export const signaling = <call-provider signaling="sip" />;
// @ts-expect-error kbit/s are a number
export const bandwidth = <call-provider max-bandwidth="much" />;
// @ts-expect-error secrets have a shape
export const credentials = <call-provider credentials={{ pass: 'word' }} />;
// @ts-expect-error there is no such property
export const unknown = <call-provider usrId="101" />;
// @ts-expect-error words with spaces between, not a list
export const origins = <call-provider avatar-origins={['https://a.example']} />;
// @ts-expect-error kinds by their names, or a switch for each
export const alerts = <call-provider alerts={['sound']} />;
// @ts-expect-error there is no such scope
export const scope = <call-controls shortcuts="everywhere" />;
// @ts-expect-error a switch is on or off
export const relay = <call-provider relay-only="yes" />;
// @ts-expect-error there is no such layout
export const layout = <call-grid layout="mosaic" />;
// @ts-expect-error it is read only
export const form = <device-picker form={null} />;
// @ts-expect-error the event has no such field
export const field = <call-provider oncall-ended={(event) => event.why} />;
// @ts-expect-error React would take it for the listener of an event: set it by a ref
export const push = <call-provider onCallPush={() => undefined} />;
// @ts-expect-error there is no such tag
export const tag = <call-phone />;
// @ts-expect-error properties of the others are not its own
export const other = <call-grid displayName="Ana" />;
