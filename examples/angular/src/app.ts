import {
  Component,
  CUSTOM_ELEMENTS_SCHEMA,
  ElementRef,
  signal,
  viewChild,
  type AfterViewInit,
} from '@angular/core';
import type { CallConnectionChangeEvent, CallEndedEvent, CallProvider } from 'call-elements';
import { crew, me, type Member } from './crew';

@Component({
  selector: 'app-root',
  // Lets templates use tags that Angular does not know, with any property and any event.
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  templateUrl: './app.html',
})
export class App implements AfterViewInit {
  readonly me = me;
  readonly crew = crew;
  readonly status = signal('offline');
  readonly log = signal<readonly string[]>([]);
  private readonly provider = viewChild.required<ElementRef<CallProvider>>('provider');

  // Asked anew for each sign-in; `tabs` has none and never asks.
  readonly credentials = async () => ({ token: await (await fetch('/api/call-token')).text() });

  ngAfterViewInit(): void {
    this.provider()
      .nativeElement.connect()
      .catch(() => undefined);
  }

  // `$event` of a custom element is an `Event` for Angular: this is where its type is said.
  changed(event: Event): void {
    this.status.set((event as CallConnectionChangeEvent).connection.status);
  }

  ended(event: Event): void {
    const { call, reason } = event as CallEndedEvent;
    const line = `${call.people.map(({ name }) => name).join(', ')} · ${reason}`;
    this.log.update((lines) => [line, ...lines]);
  }

  call({ id, name }: Member): void {
    this.provider()
      .nativeElement.call({ id, name })
      .catch(() => undefined);
  }
}
