import { Component, type ErrorInfo, type ReactNode } from 'react';
import i18next from 'i18next';

interface State {
  readonly error: Error | null;
}

/**
 * Catches what goes wrong while drawing. The document lives outside the screens and is kept by the
 * library, so the screens can be drawn again without losing anything.
 */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    // eslint-disable-next-line no-console -- a fault of the program belongs in the console of whoever looks for it
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <main className="broken" role="alert">
        <h1>{i18next.t('app:broken.title')}</h1>
        <p>{i18next.t('app:broken.lead')}</p>
        <p>
          <button type="button" className="button primary" onClick={() => this.setState({ error: null })}>
            {i18next.t('app:broken.again')}
          </button>{' '}
          <button type="button" className="button" onClick={() => location.reload()}>
            {i18next.t('app:broken.reload')}
          </button>
        </p>
        <pre className="small quiet">{error.stack ?? error.message}</pre>
      </main>
    );
  }
}
