/** The few words that the main process itself shows: native dialogs. Everything else is worded in the window. */
const MESSAGES = {
  en: {
    openTitle: 'Open a model',
    saveTitle: 'Save the model',
    modelFiles: 'Cordon models',
    openFiles: 'Cordon models and Spyderisk files',
    systemModels: 'Spyderisk system models',
    allFiles: 'All files',
    notAnswering: 'Cordon is still storing your work, or does not answer.',
    notAnsweringDetail: 'If you close it now, the last change may be lost. Everything before it is in the library.',
    keepWaiting: 'Keep waiting',
    closeAnyway: 'Close anyway',
    stoppedTwice: 'Cordon stopped working twice within a minute.',
    stoppedTwiceDetail: 'Your models are in the library on this computer. Start Cordon again to open them.',
    quit: 'Quit',
  },
} as const;

export const text = MESSAGES.en;
