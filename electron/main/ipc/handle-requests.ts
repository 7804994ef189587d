import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { fail, type Result } from '../../../shared/base/result.ts';
import type { HostFailure } from '../../../shared/protocol/file-host.ts';
import {
  channelName,
  REQUEST_CHANNELS,
  type RequestArgument,
  type RequestChannel,
  type RequestReply,
} from '../../../shared/protocol/ipc-channels.ts';
import { isOwnAddress } from '../app-origin.ts';

/** One function for each channel; the type check fails when one is missing. */
export type RequestHandlers = {
  readonly [C in RequestChannel]: (argument: RequestArgument<C>) => RequestReply<C> | Promise<RequestReply<C>>;
};

export type HostResult<T> = Result<T, HostFailure>;

const refused = (detail: string): HostResult<never> => fail({ kind: 'refused', name: '', detail });

/** Only the top page of the app's own window is listened to: no frame, no foreign page, no other contents. */
export function isTrustedSender(event: Pick<IpcMainInvokeEvent, 'senderFrame' | 'sender'>, ownContents: () => unknown): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && isOwnAddress(frame.url) && event.sender === ownContents();
}

/** Connects every declared channel: sender checked, argument parsed, and whatever happens inside, a reply, never an exception. */
export function handleRequests(ipc: Pick<IpcMain, 'handle'>, ownContents: () => unknown, handlers: RequestHandlers): void {
  for (const channel of Object.keys(REQUEST_CHANNELS) as RequestChannel[]) {
    ipc.handle(channelName(channel), async (event, argument: unknown) => {
      if (!isTrustedSender(event, ownContents)) return refused('sender');
      const parsed = REQUEST_CHANNELS[channel].argument.safeParse(argument);
      if (!parsed.success) return refused('argument');
      try {
        // The schema of this very channel has just been applied; TypeScript cannot follow that through the loop.
        const handler = handlers[channel] as (argument: unknown) => unknown;
        return await handler(parsed.data);
      } catch {
        return fail({ kind: 'io', name: '', detail: 'unexpected failure' } satisfies HostFailure);
      }
    });
  }
}
