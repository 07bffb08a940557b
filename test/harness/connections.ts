/**
 * Every connection that this page makes from now on, oldest first. Call it before `installRtcSpy`, once in a file.
 */
export function watchConnections(): RTCPeerConnection[] {
  const connections: RTCPeerConnection[] = [];
  const Native = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      connections.push(this);
    }
  };
  return connections;
}
