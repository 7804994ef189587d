/** A key with its modifiers. `Mod` is Ctrl, or ⌘ on a Mac. */
export interface Shortcut {
  /** `KeyboardEvent.key`, lower case for letters: `z`, `f2`, `delete`, `?`. */
  readonly key: string;
  readonly mod?: boolean;
  readonly shift?: boolean;
  readonly alt?: boolean;
}
export const COMMAND_GROUPS = ['edit', 'canvas', 'find', 'view', 'model'] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

/** One thing that a person can do; menu, palette, toolbar and keyboard all read it. */
export interface Command {
  readonly id: string;
  readonly group: CommandGroup;
  /** Key of its words in the message file `commands`. */
  readonly label: string;
  readonly shortcuts: readonly Shortcut[];
  /** Its keys work only while the canvas has the focus: for single letters and for keys that text fields need. */
  readonly onCanvasOnly?: boolean;
  isEnabled(): boolean;
  run(): void;
}
