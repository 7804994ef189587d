import * as z from 'zod/mini';
import { HOST_FAILURES } from './file-host.ts';

/**
 * Every message between the window and Electron's main process, declared once: the main process checks the sender and
 * parses the arguments with the schema, the preload script makes one function of the bridge from each entry.
 * Nothing throws across: a reply that can fail is `{ok: true, value}` or `{ok: false, error}`.
 */
const id = z.string().check(z.minLength(1), z.maxLength(64));
const stamp = z.object({ modified: z.number(), size: z.number(), sha256: z.string() });
const file = { id, name: z.string(), folder: z.string() };
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const opened = z.object({ ...file, bytes, stamp });
const saved = z.object({ ...file, stamp });
const failure = z.object({
  kind: z.enum(HOST_FAILURES),
  name: z.string(),
  detail: z.string(),
  size: z.exactOptional(z.number()),
  limit: z.exactOptional(z.number()),
});

const reply = <T extends z.core.$ZodType>(value: T) =>
  z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), value }), z.object({ ok: z.literal(false), error: failure })]);

/** A suggested name is a name, not a path: no separators, no control characters. */
const fileName = z.string().check(z.minLength(1), z.maxLength(200), z.regex(/^[^/\\:\p{Cc}]+$/u));

const menuItem = z.object({
  command: z.string().check(z.regex(/^[a-z][a-z0-9.-]*$/)),
  label: z.string().check(z.maxLength(80)),
  /** `Mod+Shift+Z`: Mod is Command on macOS and Control elsewhere. */
  shortcut: z.nullable(z.string().check(z.regex(/^(Mod\+)?(Alt\+)?(Shift\+)?([A-Z0-9]|F[0-9]{1,2}|Delete|Enter)$/))),
  enabled: z.boolean(),
});
const menu = z.object({
  id: z.enum(['file', 'edit', 'view', 'help']),
  label: z.string().check(z.maxLength(40)),
  /** Null is a separating line. */
  items: z.array(z.nullable(menuItem)).check(z.maxLength(60)),
});

/** Asked by the window, answered by the main process. */
export const REQUEST_CHANNELS = {
  /** Shows the open dialog; null when the person cancels. */
  openFile: { argument: z.object({}), reply: reply(z.nullable(opened)) },
  /** Reads a file that was granted before. */
  openRecentFile: { argument: z.object({ id }), reply: reply(opened) },
  /** The file that the operating system handed over (double click, command line), once; null when there is none. */
  takeHandedFile: { argument: z.object({}), reply: reply(z.nullable(opened)) },
  /** Writes a granted file. Refused as `changed-underneath` when it no longer is what `expected` says. Null overwrites. */
  saveFile: { argument: z.object({ id, bytes, expected: z.nullable(stamp) }), reply: reply(saved) },
  /** Shows the save dialog; null when the person cancels. */
  saveFileAs: { argument: z.object({ suggestedName: fileName, bytes }), reply: reply(z.nullable(saved)) },
  /** What the file is now, to notice a change made elsewhere; null when it is gone. */
  statFile: { argument: z.object({ id }), reply: reply(z.nullable(stamp)) },
  listRecentFiles: { argument: z.object({}), reply: reply(z.array(z.object(file))) },
  forgetRecentFile: { argument: z.object({ id }), reply: reply(z.null()) },
  clearRecentFiles: { argument: z.object({}), reply: reply(z.null()) },
  /** What the title bar and the question on closing need to know. */
  setDocumentState: {
    argument: z.object({
      title: z.string().check(z.maxLength(300)),
      unsaved: z.boolean(),
      /** A model is open for writing: closing first lets the window finish what it is storing. */
      open: z.exactOptional(z.boolean()),
    }),
    reply: reply(z.null()),
  },
  /** The answer to `closeAsked`: the window stored everything and may go, or the person wants to stay. */
  answerClose: { argument: z.object({ close: z.boolean() }), reply: reply(z.null()) },
  /** The commands of the window as the application menu: the window owns the table, the main process shows it. */
  setMenu: { argument: z.object({ menus: z.array(menu).check(z.maxLength(4)) }), reply: reply(z.null()) },
} as const;

/** Said by the main process to the window. */
export const EVENT_CHANNELS = {
  /** A menu entry or its shortcut was used. */
  menuCommand: { argument: z.object({ command: z.string() }) },
  /** A file waits to be taken with `takeHandedFile`. */
  fileHanded: { argument: z.object({}) },
  /** The window is asked to close: store what is open, then `answerClose`. */
  closeAsked: { argument: z.object({}) },
} as const;

export type RequestChannel = keyof typeof REQUEST_CHANNELS;
export type EventChannel = keyof typeof EVENT_CHANNELS;
export type RequestArgument<C extends RequestChannel> = z.infer<(typeof REQUEST_CHANNELS)[C]['argument']>;
export type RequestReply<C extends RequestChannel> = z.infer<(typeof REQUEST_CHANNELS)[C]['reply']>;
export type EventArgument<C extends EventChannel> = z.infer<(typeof EVENT_CHANNELS)[C]['argument']>;
export type MenuTable = RequestArgument<'setMenu'>['menus'];

/** The name on the wire, so that a channel of ours is never one of Electron's. */
export const channelName = (channel: RequestChannel | EventChannel): string => `cordon:${channel}`;

/**
 * `window.cordon` in the app's window, absent in a browser tab. One function for each channel, no generic one.
 * An event function returns the function that ends listening.
 */
export type CordonBridge = {
  readonly [C in RequestChannel]: (argument: RequestArgument<C>) => Promise<RequestReply<C>>;
} & {
  readonly [C in EventChannel as `on${Capitalize<C>}`]: (listener: (argument: EventArgument<C>) => void) => () => void;
};
