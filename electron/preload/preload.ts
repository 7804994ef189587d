import { contextBridge, ipcRenderer } from 'electron';
import {
  EVENT_CHANNELS,
  REQUEST_CHANNELS,
  channelName,
  type EventChannel,
  type RequestChannel,
} from '../../shared/protocol/ipc-channels.ts';

/** One function for each declared channel; Electron's own objects never reach the page. */
const requests = Object.fromEntries(
  (Object.keys(REQUEST_CHANNELS) as RequestChannel[]).map((channel) => [
    channel,
    (argument: unknown): Promise<unknown> => ipcRenderer.invoke(channelName(channel), argument),
  ]),
);

const events = Object.fromEntries(
  (Object.keys(EVENT_CHANNELS) as EventChannel[]).map((channel) => [
    `on${channel.charAt(0).toUpperCase()}${channel.slice(1)}`,
    (listener: (argument: unknown) => void): (() => void) => {
      // The event object holds a way back to the sender; only the argument is passed on.
      const receive = (_event: unknown, argument: unknown): void => listener(argument);
      ipcRenderer.on(channelName(channel), receive);
      return () => {
        ipcRenderer.removeListener(channelName(channel), receive);
      };
    },
  ]),
);

contextBridge.exposeInMainWorld('cordon', Object.freeze({ ...requests, ...events }));
