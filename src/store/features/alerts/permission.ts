/** Asks, where that is not decided yet. Never throws: a browser without notifications says no. */
export async function requestNotifications(): Promise<NotificationPermission> {
  if (typeof Notification === 'undefined') return 'denied';
  if (Notification.permission !== 'default') return Notification.permission;
  return Notification.requestPermission().catch(() => Notification.permission);
}
