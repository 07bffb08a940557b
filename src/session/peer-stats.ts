/** 0 gone · 1 bad · 2 weak · 3 fair · 4 good · 5 excellent. */
export type QualityGrade = 0 | 1 | 2 | 3 | 4 | 5;

/** Figures of one kind of media with one person. Null: this browser does not tell, or nothing was measured yet. */
export interface LineStats {
  /** kbit/s of media, headers of packets left out. */
  readonly bitrateIn: number | null;
  readonly bitrateOut: number | null;
  /** Packets of theirs that did not arrive here, in % since the last report. */
  readonly lossIn: number | null;
  /** Packets of ours that they say did not arrive, in % since the last report. */
  readonly lossOut: number | null;
  /** How unevenly packets arrive, in ms (RFC 3550 §6.4.1). */
  readonly jitterIn: number | null;
  /** The same of ours, as they report it. */
  readonly jitterOut: number | null;
  /** Name without its parameters: `opus`, `VP8`. */
  readonly codecIn: string | null;
  readonly codecOut: string | null;
}

export interface AudioStats extends LineStats {
  /** Part of what is played that was made up because packets were missing, in %. Silence does not count. */
  readonly concealment: number | null;
}

export interface VideoStats extends LineStats {
  /** In pixels. */
  readonly widthIn: number | null;
  readonly heightIn: number | null;
  readonly widthOut: number | null;
  readonly heightOut: number | null;
  /** Frames per second that are decoded here. */
  readonly frameRateIn: number | null;
  /** Frames per second that are sent. */
  readonly frameRateOut: number | null;
  /** Times the picture stood still since the connection began. */
  readonly freezes: number | null;
  /** Why less is sent than could be. */
  readonly limitation: 'none' | 'cpu' | 'bandwidth' | 'other' | null;
}

/** How the connection to one person does. Holds no address. Frozen. */
export interface PeerStats {
  readonly userId: string;
  /** `Date.now()` of the measurement, in ms. */
  readonly at: number;
  /** There and back, in ms. */
  readonly roundTrip: number | null;
  /** What could be sent, as the browser estimates it, in kbit/s. */
  readonly availableOut: number | null;
  /** Straight between the two browsers, or through a TURN server of either. */
  readonly path: 'direct' | 'relay' | null;
  /** How packets leave this browser; on a relayed path, how they get to the TURN server. */
  readonly protocol: 'udp' | 'tcp' | 'tls' | null;
  /** What this device is connected by. Chromium only. */
  readonly network: 'wifi' | 'ethernet' | 'cellular' | 'bluetooth' | 'wimax' | 'vpn' | 'unknown' | null;
  /** Nothing arrived for 3 s, although the connection stands and they say that they send. */
  readonly stalled: boolean;
  /** How well they arrive here. */
  readonly quality: QualityGrade | null;
  /** How well we arrive there. */
  readonly qualityOut: QualityGrade | null;
  readonly audio: AudioStats;
  readonly camera: VideoStats;
  readonly screen: VideoStats;
}
