/**
 * What the browser would say if this page asked for the microphone or the camera now; null where it does not tell.
 * Never asks the person.
 */
export async function permissionOf(kind: 'audio' | 'video'): Promise<PermissionStatus | null> {
  try {
    const name = (kind === 'audio' ? 'microphone' : 'camera') as PermissionName;
    return await navigator.permissions.query({ name });
  } catch {
    return null;
  }
}
